/** What a tab page is asked to begin with; `brings` is known to the page that takes it. */
type Wish = { words: string; brings?: unknown };

let left: (Wish & { tab: string }) | undefined;

/** Leaves a wish for a tab page, which WeChat opens without parameters. */
export function leaveWish(tab: string, words: string, brings?: unknown): void {
  left = { tab, words, brings };
}

/** Takes the wish that was left for a tab page, once. */
export function takeWish(tab: string): Wish | undefined {
  if (left?.tab !== tab) return undefined;
  const wish = left;
  left = undefined;
  return wish;
}

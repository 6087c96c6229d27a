let wish: { tab: string; words: string } | undefined;

/** Leaves a wish for a tab page, which WeChat opens without parameters. */
export function leaveWish(tab: string, words: string): void {
  wish = { tab, words };
}

/** Takes the wish that was left for a tab page, once. */
export function takeWish(tab: string): string | undefined {
  if (wish?.tab !== tab) return undefined;
  const { words } = wish;
  wish = undefined;
  return words;
}

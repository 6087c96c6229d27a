/** A node as Taro hands it to WeChat: its kind, its text, its children. */
export type PageNode = { nn?: string; v?: string; cn?: PageNode[] } & Record<string, unknown>;

/** Nodes below this one, text included. */
export const nodesBelow = (node: PageNode): number =>
  (node.cn ?? []).reduce((sum, child) => sum + 1 + nodesBelow(child), 0);

/** Everything a person can read on it, with spaces between. */
export const textOf = (node: PageNode): string =>
  [node.v ?? '', ...(node.cn ?? []).map(textOf)].filter(Boolean).join(' ');

/** Puts one `setData` in place: its keys are paths like `root.cn.[0].v`. */
export function applyData(data: Record<string, unknown>, change: Record<string, unknown>): void {
  for (const [path, value] of Object.entries(change)) {
    const steps = path
      .replace(/\[(\d+)\]/g, '.$1')
      .split('.')
      .filter(Boolean);
    const last = steps.pop();
    if (last === undefined) continue;
    let at = data;
    for (const step of steps) {
      at[step] ??= {};
      at = at[step] as Record<string, unknown>;
    }
    at[last] = value;
  }
}

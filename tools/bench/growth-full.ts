/** A list that shows little proves nothing. */
export function mustBeFull({ items }: { items: readonly unknown[] }, what: string): void {
  if (items.length < 20)
    throw new Error(`${what} shows ${items.length}: too few to prove anything`);
}

/** Messages under way at the same time. */
const atOnce = 25;

/** Goes through a list, a few at a time, to its end; then throws what the first that failed threw. */
export async function fewAtATime<T>(
  all: readonly T[],
  work: (one: T) => Promise<void>,
): Promise<void> {
  const outcomes: PromiseSettledResult<void>[] = [];
  for (let at = 0; at < all.length; at += atOnce)
    outcomes.push(...(await Promise.allSettled(all.slice(at, at + atOnce).map(work))));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

/** How long a call still has. Real time, so that moving the demo's clock ends nothing. */
export type Deadline = { leftMs(): number; isOver(): boolean };

/** A deadline that many milliseconds from now. */
export function deadlineIn(ms: number): Deadline {
  const end = performance.now() + ms;
  const leftMs = () => Math.max(0, end - performance.now());
  return { leftMs, isOver: () => leftMs() <= 0 };
}

/** Resolves after so many milliseconds. */
export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** An instant from wall time in Asia/Shanghai: `at('2026-11-20 16:30')`. */
export const at = (text: string): number => {
  const [day, time = '00:00'] = text.split(' ');
  return new Date(`${day}T${time}:00+08:00`).getTime();
};

/** The reverse, for readable failures: '2026-11-20 16:30'. */
export const wall = (instant: number): string =>
  new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

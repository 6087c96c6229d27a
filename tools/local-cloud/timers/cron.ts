import { Cron } from 'croner';

const timezone = 'Asia/Shanghai';
/** China has no summer time, so a local day is 24 h and begins at 16:00 UTC. */
const dayMs = 86_400_000;
const utcOffsetMs = 28_800_000;
/** Above this many, only the last run of each local day passed is kept. */
const keptInFull = 48;
/** A move over more days than this fires only for the last ones. */
const keptDays = 62;

/** Tencent's 7-field cron (second minute hour day month weekday year), read in UTC+8. */
export class Schedule {
  readonly #cron: Cron;

  /** Throws when the pattern is not one. */
  constructor(pattern: string) {
    if (pattern.trim().split(/\s+/).length !== 7) {
      throw new Error(`定时触发器要写 7 段：秒 分 时 日 月 星期 年，现在是「${pattern}」`);
    }
    this.#cron = new Cron(pattern, { timezone, paused: true });
  }

  /** The first run after an instant, in epoch ms, or undefined when there is none. */
  next(after: number): number | undefined {
    return this.#cron.nextRun(new Date(after))?.getTime();
  }

  /** The runs in (from, to], in order; thinned when there are very many, but never to none. */
  between(from: number, to: number): number[] {
    const all: number[] = [];
    let run = this.next(from);
    while (run !== undefined && run <= to && all.length <= keptInFull) {
      all.push(run);
      run = this.next(run);
    }
    return all.length <= keptInFull ? all : this.#lastOfEachDay(from, to);
  }

  #lastOfEachDay(from: number, to: number): number[] {
    const firstDay = Math.max(from, to - keptDays * dayMs);
    const ends: number[] = [];
    let midnight = (Math.floor((firstDay + utcOffsetMs) / dayMs) + 1) * dayMs - utcOffsetMs;
    for (; midnight <= to; midnight += dayMs) ends.push(midnight);
    ends.push(to + 1);
    const runs = ends
      .map((end) => this.#cron.previousRuns(1, new Date(end))[0]?.getTime())
      .filter((run): run is number => run !== undefined && run > from && run <= to);
    return [...new Set(runs)];
  }
}

import type { MovableClock } from '../clock';
import type { Database } from '../database';
import type { Persona } from '../gateway/personas';
import { HttpRefusal } from '../http';
import { nextDue } from './next-due';

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** China has no summer time: a local day begins at 16:00 UTC. */
const utcOffsetMs = 28_800_000;
/** When people are at their desks. */
const morningMs = 9 * 3_600_000;

/** 9:00 of the next local day, in epoch ms. */
export const tomorrowMorning = (now: number): number =>
  (Math.floor((now + utcOffsetMs) / dayMs) + 1) * dayMs - utcOffsetMs + morningMs;

/** Moves as the stage asks: by `ms`, to an instant, to tomorrow, or a minute past what the persona waits for. */
export async function moveClock(
  asked: Record<string, unknown>,
  {
    clock,
    database,
    personas,
  }: { clock: MovableClock; database: Database; personas: readonly Persona[] },
): Promise<void> {
  const { ms, to } = asked;
  if (typeof ms === 'number' && ms >= 0) return clock.advance(ms);
  if (typeof to === 'number' && to >= clock.now()) return clock.moveTo(to);
  if (to === 'tomorrow') return clock.moveTo(tomorrowMorning(clock.now()));
  if (to !== 'due') throw new HttpRefusal(400, 'invalid-input', '时间只能向前走');
  const openid = personas.find(({ id }) => id === asked.persona)?.openid;
  const due = nextDue(database, { now: clock.now(), openid });
  if (due === undefined) {
    throw new HttpRefusal(409, 'not-found', '现在没有等着到期的事项，请先用居民身份提交一件');
  }
  return clock.moveTo(due + minuteMs);
}

import { dayOf } from '#domain/day';
import { sealOf } from '#domain/seal';
import { create } from '#runtime/database';
import type { Job } from '#runtime/jobs';
import { type JournalEntryRecord, type SealRecord, seals } from './records';
import { entriesAfter, newestSeal, sealIdOf, sha256 } from './seal-records';

const hourMs = 3_600_000;
/** No call lasts so long: what bears an earlier instant than this is written by now. */
const settledMs = 5 * 60_000;
const batchSize = 500;

/** Whole hours are sealed, once they have settled. */
const sealedBefore = (now: number): number => Math.floor((now - settledMs) / hourMs) * hourMs;

const monthOf = ({ at }: JournalEntryRecord): string => dayOf(at).slice(0, 7);

/** A batch lies in one month, so that the head of a month is what its sheet says. */
const ofOneMonth = (entries: readonly JournalEntryRecord[]): JournalEntryRecord[] => {
  const [first] = entries;
  return first ? entries.filter((one) => monthOf(one) === monthOf(first)) : [];
};

/** The next batch, or undefined where everything before an instant is sealed. */
async function nextSeal(
  previous: SealRecord | undefined,
  { before, now }: { before: number; now: number },
): Promise<SealRecord | undefined> {
  const found = await entriesAfter(previous?.until, { before, limit: batchSize });
  const batch = ofOneMonth(found);
  if (batch.length === 0) return undefined;
  const seal = sealOf(batch, previous, sha256);
  return { _id: sealIdOf(seal.number), ...seal, sealedAt: now };
}

/** Up to where this instance found nothing to seal: nothing comes in there any more. */
let nothingBefore = 0;

/** Seals what was booked, hour by hour, in batches that name the one before (`rules.md §4.3.5`). */
export const sealEntries: Job = {
  name: 'points.seal',
  async isIdle(now) {
    const before = sealedBefore(now);
    if (nothingBefore >= before) return true;
    const newest = await newestSeal();
    const isIdle = (await entriesAfter(newest?.until, { before, limit: 1 })).length === 0;
    if (isIdle) nothingBefore = before;
    return isIdle;
  },
  async run({ now, deadline }) {
    const before = sealedBefore(now);
    let previous = await newestSeal();
    for (let count = 0; ; count += 1) {
      if (deadline.isOver()) return count;
      const seal = await nextSeal(previous, { before, now });
      if (!seal) return count;
      if (!(await create(seals, seal))) return count;
      previous = seal;
    }
  },
};

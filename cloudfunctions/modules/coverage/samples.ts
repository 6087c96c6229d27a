import { checkSample, listSamples } from '#contracts/coverage';
import { AppError } from '#contracts/errors';
import { unreach } from '#domain/coverage';
import { defineCommand, defineQuery } from '#runtime/action';
import type { Caller } from '#runtime/context';
import { getAll, type Transaction } from '#runtime/database';
import { defined } from '#runtime/defined';
import { notices } from '../notice/records';
import {
  type CoverageSampleRecord,
  coverageIdOf,
  coverageSamples,
  coverages,
  openSamplesIn,
} from './records';
import { liesIn, ownAreas } from './scope';
import { offlineIn } from './tell-records';

/** Rung back in a morning; the next ones follow once these have an answer. */
const mostShown = 50;
/** Looked through for them: ticks are taken back, and one's own are for others. */
const mostSamples = 200;
/** People on the list of the doors that are shown. */
const mostPeople = 1000;

const unitCoverage = ({ noticeId, round, unitId }: CoverageSampleRecord): string =>
  coverageIdOf({ _id: noticeId, round }, unitId);

/** Somebody else asks the household than who ticked its door. */
const isForHer = ({ tickedBy }: CoverageSampleRecord, { personId }: Caller): boolean =>
  tickedBy !== personId;

/** Samples whose door still counts as told, with the words and the phone to ring. */
const list = defineQuery(listSamples, async (_, { caller }) => {
  const found = await openSamplesIn(ownAreas(caller, listSamples.roles), mostSamples);
  const mine = found.filter((one) => isForHer(one, caller));
  const [announced, units, listed] = await Promise.all([
    getAll(notices, [...new Set(mine.map(({ noticeId }) => noticeId))]),
    getAll(coverages, mine.map(unitCoverage)),
    mine.length === 0
      ? []
      : offlineIn([...new Set(mine.map(({ unitId }) => unitId))], { limit: mostPeople }),
  ]);
  const titles = new Map(announced.map(({ _id, title }) => [_id, title]));
  const doors = new Map(units.map((one) => [one._id, one.doors]));
  const phoneOf = ({ unitId, door }: CoverageSampleRecord) =>
    listed.find((one) => one.areaId === unitId && one.door === door && one.phone)?.phone;
  const isTicked = (one: CoverageSampleRecord) =>
    (doors.get(unitCoverage(one))?.[one.door]?.how ?? 'read') !== 'read';
  return {
    samples: mine
      .filter(isTicked)
      .slice(0, mostShown)
      .map((one) => ({
        id: one._id,
        noticeId: one.noticeId,
        title: titles.get(one.noticeId) ?? '',
        shortAddress: one.shortAddress,
        door: one.door,
        how: one.how,
        ...defined({ phone: phoneOf(one) }),
      })),
  };
});

/** A household that did not know counts as one nobody reached. */
async function uncover(tx: Transaction, sample: CoverageSampleRecord): Promise<void> {
  const coverage = await tx.get(coverages, unitCoverage(sample));
  if (!coverage) return;
  const doors = unreach(coverage.doors, sample.door);
  if (doors === coverage.doors) return;
  await tx.set(coverages, { ...coverage, doors, isDirty: true, version: coverage.version + 1 });
}

const check = defineCommand(checkSample, {
  async transact({ tx, input: { id, answer }, ctx: { caller, now } }) {
    const sample = await tx.get(coverageSamples, id);
    if (!sample || !liesIn(sample.areaPath, ownAreas(caller, checkSample.roles)))
      throw new AppError('not-found');
    if (!sample.isOpen)
      throw new AppError('step-not-allowed', { reason: '这一户已经有人回访过了' });
    if (!isForHer(sample, caller))
      throw new AppError('step-not-allowed', { reason: '您自己告知的，请由另一位同事回访' });
    if (answer === 'not-told') await uncover(tx, sample);
    await tx.set(coverageSamples, {
      ...sample,
      isOpen: false,
      answer,
      checkedBy: caller.personId,
      checkedAt: now,
    });
    const { noticeId, unitId } = sample;
    return {
      answer: {},
      name: 'coverage.sample-checked',
      subjectIds: [noticeId],
      data: { noticeId, areaId: unitId, sampleId: id, answer },
    };
  },
});

export const sampleActions = [list, check];

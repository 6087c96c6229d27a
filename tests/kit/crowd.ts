import { AppError, type ErrorCode } from '#contracts/errors';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { TestCloud } from './cloud';
import { accountOf } from './points';
import { personId, type Who } from './world';

/** So many neighbours of 王梅, each with a passbook of her own. */
export async function crowd(cloud: TestCloud, many: number, balance: number): Promise<Who[]> {
  const wang = cloud.one<PersonRecord>('people', personId('wang'));
  if (!wang) throw new RangeError('nobody to be a neighbour of');
  const everybody = Array.from({ length: many }, (_, index): Who => `visitor-${index}`);
  await cloud.load(
    'people',
    everybody.map((who) => ({ ...wang, _id: personId(who) })),
  );
  for (const who of everybody) await accountOf(cloud, who, { balance });
  return everybody;
}

/** What became of many who asked at once: how many were answered, and how often each refusal was given. */
export type Outcome = { done: number; busy: number; refused: Partial<Record<ErrorCode, number>> };

type Ask = (requestId: string) => Promise<unknown>;

const heard = async (ask: Ask, requestId: string): Promise<ErrorCode | 'done'> => {
  try {
    await ask(requestId);
    return 'done';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
};

/** Asks as phones do, all at once: whoever hears that the cloud is busy asks again with the same request. */
export async function allAtOnce(asks: readonly Ask[]): Promise<Outcome> {
  const outcome: Outcome = { done: 0, busy: 0, refused: {} };
  const persist = async (ask: Ask, requestId: string): Promise<void> => {
    const answer = await heard(ask, requestId);
    if (answer === 'busy') {
      outcome.busy += 1;
      return persist(ask, requestId);
    }
    if (answer === 'done') outcome.done += 1;
    else outcome.refused[answer] = (outcome.refused[answer] ?? 0) + 1;
  };
  await Promise.all(asks.map((ask, index) => persist(ask, `at-once-${index}`)));
  return outcome;
}

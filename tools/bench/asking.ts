import { randomUUID } from 'node:crypto';
import type { Action, Got, Sent } from '#contracts/action';
import { AppError } from '#contracts/errors';
import type { Reply } from '#contracts/wire';
import { openid } from '../../tests/kit/world';
import type { CallRecord, LocalCloud, RequestRecord } from '../local-cloud';

export type Who = Parameters<typeof openid>[0];
/** Asks one action as somebody, and keeps what it cost. */
export type Ask = <A extends Action>(who: Who, action: A, input: Sent<A>) => Promise<Got<A>>;

/** What one call asked of the database, and how long it took. */
export type Cost = { requests: number; documents: number; keys: number; ms: number };

const isDatabase = ({ action }: RequestRecord) => action.startsWith('database.');

/**
 * What a person waited for: every request to the database, of a command up to and including its commit.
 * What its own listeners do afterwards has 300 ms and is the event's cost, not the command's.
 */
export function costOf({ requests }: Pick<CallRecord, 'requests'>): Omit<Cost, 'ms'> {
  const commit = requests.findIndex(({ action }) => action === 'database.commitTransaction');
  const waited = commit < 0 ? requests : requests.slice(0, commit + 1);
  const queries = waited.flatMap((request) => request.queries);
  return {
    requests: waited.filter(isDatabase).length,
    documents: queries.reduce((sum, query) => sum + query.documentsExamined, 0),
    keys: queries.reduce((sum, query) => sum + query.keysExamined, 0),
  };
}

function lastCall(cloud: LocalCloud): CallRecord {
  const call = cloud.inspect().calls.findLast((one) => one.function === 'api');
  if (!call) throw new Error('api was never called');
  return call;
}

function opened(reply: Reply): unknown {
  const result = 'result' in reply ? reply.result : reply.results[0];
  if (!result) throw new Error('an empty reply');
  if (!result.ok) throw new AppError(result.code, result.details);
  return result.data;
}

/** Asks a local cloud; `note` gets the cost of each call by the name of its action. */
export const asking =
  (cloud: LocalCloud, note: (name: string, cost: Cost) => void): Ask =>
  async (who, action, input) => {
    const request = { action: action.name, input, requestId: randomUUID() };
    const began = performance.now();
    const reply = (await cloud.invoke('api', request, { openid: openid(who) })) as Reply;
    const ms = performance.now() - began;
    note(action.name, { ...costOf(lastCall(cloud)), ms });
    return opened(reply) as Got<typeof action>;
  };

import { randomUUID } from 'node:crypto';
import type { Action, Got, Sent } from '#contracts/action';
import { AppError } from '#contracts/errors';
import type { Reply, Request, Result } from '#contracts/wire';
import type { LocalCloud } from '../../tools/local-cloud';

/** Calls one action; throws the AppError the person would read. */
export type Calling = <A extends Action>(
  action: A,
  input: Sent<A>,
  options?: { requestId?: string },
) => Promise<Got<A>>;

/** Sends anything at all as somebody, as her phone does, and answers whatever comes back. */
export const sendAs = async (
  cloud: LocalCloud,
  openid: string,
  request: Request | Record<string, unknown>,
): Promise<Reply> => (await cloud.invoke('api', request, { openid })) as Reply;

/** What somebody does whose screen is not looked at. */
export const callingAs =
  (cloud: LocalCloud, openid: string): Calling =>
  async (action, input, { requestId = randomUUID() } = {}) =>
    opened(await sendAs(cloud, openid, { action: action.name, input, requestId }));

function opened<T>(reply: Reply): T {
  const result: Result<unknown> | undefined = 'result' in reply ? reply.result : reply.results[0];
  if (!result) throw new Error('an empty reply');
  if (!result.ok) throw new AppError(result.code, result.details);
  return result.data as T;
}

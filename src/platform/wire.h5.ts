import { AppError } from '#contracts/errors';
import type { Reply, Request } from '#contracts/wire';
import { keeper, renewSession, sessionToken } from './session.h5';

export { keeper };

/** The function's own limit is 20 s. */
const patienceMs = 25_000;

async function post(request: Request, token: string): Promise<Response> {
  try {
    return await fetch('/call', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ name: 'api', data: request }),
      signal: AbortSignal.timeout(patienceMs),
    });
  } catch {
    throw new AppError('offline');
  }
}

/** Like `wx.cloud.callFunction`, through the gateway of the local cloud. */
export async function send(request: Request): Promise<Reply> {
  let response = await post(request, await sessionToken());
  if (response.status === 401) response = await post(request, await renewSession());
  if (response.status === 401) throw new AppError('session-expired');
  if (response.status === 413) throw new AppError('too-large');
  if (!response.ok) throw new AppError('busy');
  const { result } = (await response.json()) as { result: Reply };
  return result;
}

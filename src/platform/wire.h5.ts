import { AppError } from '#contracts/errors';
import type { Reply, Request } from '#contracts/wire';
import { forgetSession, keeper, sessionToken } from './session.h5';

export { keeper };

const isQuery = (request: Request) => 'together' in request;

async function post(request: Request): Promise<Response> {
  const token = await sessionToken();
  return fetch('/call', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ name: 'api', data: request }),
    signal: AbortSignal.timeout(25_000),
  });
}

/** Like `wx.cloud.callFunction`, through the gateway of the local cloud. */
export async function send(request: Request): Promise<Reply> {
  let response = await reached(post(request));
  if (response.status === 401) {
    forgetSession();
    if (!isQuery(request)) throw new AppError('session-expired');
    response = await reached(post(request));
  }
  if (response.status === 413) throw new AppError('too-large');
  if (!response.ok) throw new AppError('busy');
  const { result } = (await response.json()) as { result: Reply };
  return result;
}

async function reached(answer: Promise<Response>): Promise<Response> {
  try {
    return await answer;
  } catch {
    throw new AppError('offline');
  }
}

import Taro from '@tarojs/taro';
import { AppError } from '#contracts/errors';
import type { Reply, Request } from '#contracts/wire';

let isReady = false;

function begin(): void {
  if (isReady) return;
  const env = process.env.TARO_APP_CLOUD_ENV;
  Taro.cloud.init(env ? { env, traceUser: true } : { traceUser: true });
  isReady = true;
}

export async function send(request: Request): Promise<Reply> {
  begin();
  try {
    const { result } = await Taro.cloud.callFunction({ name: 'api', data: request });
    return result as unknown as Reply;
  } catch (cause) {
    throw isNetworkFailure(cause) ? new AppError('offline') : new AppError('busy');
  }
}

/** `wx.cloud` reports the network with errCode -1 or `request:fail`; a function that was killed with -504xxx. */
function isNetworkFailure(cause: unknown): boolean {
  const { errCode, errMsg } = cause as { errCode?: number; errMsg?: string };
  return errCode === -1 || /request:fail|network|socket|timeout/i.test(errMsg ?? '');
}

export const keeper = (): string => '';

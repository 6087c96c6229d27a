import { log } from '#runtime/log';
import { answerCheck, type PhotoCheckRecord } from './records';

type Push = {
  Event?: unknown;
  trace_id?: unknown;
  errcode?: unknown;
  result?: { suggest?: unknown };
};

const resultOf = ({ errcode, result }: Push): PhotoCheckRecord['result'] => {
  const suggest = result?.suggest;
  if (errcode !== undefined && errcode !== 0) return 'failed';
  return suggest === 'pass' || suggest === 'risky' ? suggest : 'review';
};

/** WeChat's opinion of a photo. It counts only under a trace id that we were given when we asked. */
export async function hearPhotoCheck(event: unknown): Promise<'success'> {
  const push = (typeof event === 'object' && event !== null ? event : {}) as Push;
  if (push.Event !== 'wxa_media_check' || typeof push.trace_id !== 'string') return 'success';
  const isKnown = push.trace_id.length <= 200 && (await answerCheck(push.trace_id, resultOf(push)));
  if (!isKnown) log({ level: 'warn', event: 'unknown-photo-check' });
  return 'success';
}

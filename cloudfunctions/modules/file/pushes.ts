import { deadlineIn } from '#runtime/deadline';
import { newId } from '#runtime/ids';
import { log } from '#runtime/log';
import { tellDoubt } from './doubt';
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

/** WeChat waits five seconds for an answer. */
const answerMs = 4_000;

/** WeChat's opinion of a photo. It counts only under a trace id that we were given when we asked. */
export async function hearPhotoCheck(event: unknown): Promise<'success'> {
  const push = (typeof event === 'object' && event !== null ? event : {}) as Push;
  if (push.Event !== 'wxa_media_check' || typeof push.trace_id !== 'string') return 'success';
  const isOurs = push.trace_id.length > 0 && push.trace_id.length <= 200;
  const check = isOurs ? await answerCheck(push.trace_id, resultOf(push)) : undefined;
  if (!check) log({ level: 'warn', event: 'unknown-photo-check' });
  else
    await tellDoubt(check, {
      now: Date.now(),
      traceId: newId('tr'),
      deadline: deadlineIn(answerMs),
    });
  return 'success';
}

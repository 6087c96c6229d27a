import {
  type CallLine,
  callStatusWords,
  type SignUpStatus,
  signUpStatusWords,
} from '#contracts/volunteer';
import { spanText } from '#domain/day';

/** 「还能报 3 人」「报满了，可以候补」 */
export function placesText({ places, signedCount }: Pick<CallLine, 'places' | 'signedCount'>) {
  const left = Math.max(0, places - signedCount);
  return left > 0 ? `招 ${places} 人，还能报 ${left} 人` : `招 ${places} 人，报满了，可以候补`;
}

/** What the pill says: her own place first, else whether it is still open. */
export function stateOf({ status, mine }: Pick<CallLine, 'status' | 'mine'>): {
  words: string;
  tone: 'jade' | 'amber' | 'blue' | 'plain';
} {
  if (status === 'cancelled') return { words: callStatusWords.cancelled, tone: 'plain' };
  if (mine) return { words: signUpStatusWords[mine], tone: mine === 'waiting' ? 'amber' : 'jade' };
  return { words: callStatusWords[status], tone: status === 'open' ? 'blue' : 'plain' };
}

export const whenWords = (
  { startsAt, endsAt }: Pick<CallLine, 'startsAt' | 'endsAt'>,
  now: number,
) => spanText({ startsAt, endsAt }, now);

/** 「1 小时 30 分」 */
export function minutesText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 ? `${hours} 小时` : '', rest > 0 || hours === 0 ? `${rest} 分钟` : '']
    .filter(Boolean)
    .join(' ');
}

/** What happens next for whoever signed up. */
export function nextText(
  status: SignUpStatus,
  { startsAt, endsAt, now }: { startsAt: number; endsAt: number; now: number },
): string {
  switch (status) {
    case 'signed':
      return now < startsAt
        ? '到了现场，用「扫码到场」扫带队人手机上的码。来不了请早点取消，把位子让给候补的邻居。'
        : '到了现场，用「扫码到场」扫带队人手机上的码。';
    case 'waiting':
      return '有人取消，就按报名先后轮到您，会发消息告诉您。';
    case 'present':
      return now < endsAt
        ? '走的时候，用「扫码离场」再扫一次，时长才算数。'
        : '活动结束了，请「扫码离场」，或请带队人补记。';
    case 'finished':
      return '谢谢您。时长会先给专管员审核，通过后记进积分存折，不用您填表。';
    case 'absent':
      return '带队人记的是没有来。如果记错了，请打电话找带队人改。';
    case 'cancelled':
      return '您取消了报名，还可以再报。';
  }
}

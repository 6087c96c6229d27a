import type { Got } from '#contracts/action';
import type { MeetingStatus } from '#contracts/council';
import type { getMeeting } from '#contracts/council-meeting';
import { momentText } from '#domain/day';

export type FullMeeting = Got<typeof getMeeting>;
type Mine = Pick<FullMeeting, 'meeting' | 'mine'>;

/** The one thing to press below a meeting. */
export type MainStep = 'register' | 'suggest' | undefined;

/** To sign up while it is announced, to bring a topic while they are collected; at the door the code comes first. */
export function mainStep({ meeting, mine }: Mine): MainStep {
  if (mine.mayAttend && !mine.isPresent) return undefined;
  if (mine.mayRegister && !mine.isRegistered) return 'register';
  return meeting.status === 'collecting' ? 'suggest' : undefined;
}

/** Whether she can still give her place back. */
export const mayLeave = ({ meeting, mine }: Mine): boolean =>
  mine.isRegistered && !mine.isPresent && meeting.status === 'published';

function presentWords({ meeting, mine }: Mine, now: number): string {
  const until = meeting.minutes?.amendUntil;
  if (mine.mayAmend && until !== undefined)
    return `您到会了。纪要写得不对的地方，${momentText(until, now)} 前可以提出来改。`;
  switch (meeting.status) {
    case 'published':
      return '您到会了，请坐，一会儿就开会。';
    case 'in-session':
      return '您到会了。要表决、评议的，在下面。';
    case 'minutes':
      return '您到会了。纪要写好后，请您核对。';
    default:
      return '您参加了这次会。';
  }
}

/** What it means for her, and what she does next; undefined where it is none of her business. */
export function mineWords(full: Mine, now: number): string | undefined {
  const { meeting, mine } = full;
  if (mine.isPresent) return presentWords(full, now);
  if (!mine.isRegistered) return undefined;
  switch (meeting.status) {
    case 'published':
      return mine.mayAttend
        ? '您报了名。到了会场，扫门口的码就算到会。'
        : '您报了名。到时候来，扫门口的码就算到会。来不了请早点取消，把位子让给邻居。';
    case 'in-session':
      return '您报了名，会已经开始了。';
    case 'postponed':
      return '您报了名，报名还算数。新的时间定了告诉您。';
    case 'cancelled':
      return '您报过名，这次不开了。';
    default:
      return '您报了名，没有记到会。记错了请打电话找话事员。';
  }
}

const isOver: readonly MeetingStatus[] = [
  'minutes',
  'resolved',
  'executing',
  'closed',
  'cancelled',
];

/** Why she cannot sign up, while that would still matter to her. */
export function obstacleWords({ meeting, mine }: Mine): string | undefined {
  const isIn = mine.isRegistered || mine.isPresent || mine.mayAttend;
  return isIn || isOver.includes(meeting.status) ? undefined : mine.obstacle;
}

/** 「已报名 18 人，能坐 60 人」 */
export function comingWords({ meeting }: Pick<FullMeeting, 'meeting'>): string | undefined {
  const { registered, present, capacity, status } = meeting;
  if (present > 0) return `${present} 人到会`;
  if (status !== 'published') return undefined;
  return [`${registered} 人报了名`, capacity && `能坐 ${capacity} 人`].filter(Boolean).join('，');
}

/** Minutes somebody wrote something into: the agenda stands in them then. */
export const hasMinutes = ({ meeting }: Pick<FullMeeting, 'meeting'>): boolean =>
  meeting.minutes?.items.some(({ conclusion }) => conclusion !== '') === true;

/** Votes and 评议 that are open come first, those that are over last. */
export const isVoteDue = ({
  isOpen,
  mayCounterSign,
}: FullMeeting['meeting']['votes'][number]): boolean => isOpen || mayCounterSign;

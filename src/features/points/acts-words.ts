import type { CandidateStatus, OwnAct } from '#contracts/points';
import { beforeText } from '#domain/day';
import type { Tone } from '../../components';

export const actTones: Record<CandidateStatus, Tone> = {
  waiting: 'amber',
  approved: 'jade',
  rejected: 'plain',
  appealed: 'amber',
  upheld: 'jade',
  dismissed: 'plain',
};

type Given = Pick<OwnAct, 'status' | 'points' | 'granted'>;

/** What it brings or brought: less where a day or a month was full. */
export function grantText({ status, points, granted = points }: Given): string {
  if (status === 'waiting' || status === 'appealed') return `通过后记 ${points} 分`;
  if (status === 'rejected' || status === 'dismissed') return '没有记分';
  return granted < points
    ? `这件事 ${points} 分，当天或当月已经记满，记了 ${granted} 分`
    : `记了 ${granted} 分`;
}

type Waiting = Pick<OwnAct, 'status' | 'waitsForText' | 'dueAt' | 'appealUntil'>;

/** What comes next, from whom and by when; nothing where it is over. */
export function nextText(act: Waiting, now: number): string | undefined {
  const { status, waitsForText, dueAt, appealUntil } = act;
  if (status === 'waiting' || status === 'appealed') {
    const who = waitsForText ?? (status === 'appealed' ? '街道' : '社区');
    if (dueAt === undefined) return `等${who}审核`;
    return dueAt > now
      ? `等${who}审核，${beforeText(dueAt, now)}有结果`
      : `等${who}审核，比约定的时间晚了，会交给上一级来定`;
  }
  if (mayAppeal(act, now) && appealUntil !== undefined)
    return `觉得不对，${beforeText(appealUntil, now)}可以请街道再看一次`;
  return undefined;
}

export const mayAppeal = (
  { status, appealUntil }: Pick<OwnAct, 'status' | 'appealUntil'>,
  now: number,
): boolean => status === 'rejected' && appealUntil !== undefined && appealUntil > now;

/** Why it was decided as it was, in the words of who decided. */
export function answerText({
  status,
  answer,
}: Pick<OwnAct, 'status' | 'answer'>): string | undefined {
  if (!answer) return undefined;
  if (status === 'upheld' || status === 'dismissed') return `街道的答复：${answer}`;
  return status === 'approved' ? answer : `没有通过的原因：${answer}`;
}

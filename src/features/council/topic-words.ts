import type { ProposalStatus } from '#contracts/council';
import type { ProposalLine } from '#contracts/council-topics';
import { dateText, dayOf } from '#domain/day';
import type { Tone } from '../../components';

export const topicTones: Record<ProposalStatus, Tone> = {
  open: 'amber',
  adopted: 'jade',
  merged: 'jade',
  'to-report': 'blue',
  'not-tabled': 'red',
  withdrawn: 'plain',
};

/** 「5号楼居民 · 11月20日」 */
export const topicNote = (
  { byText, at, linkedNumber }: Pick<ProposalLine, 'byText' | 'at' | 'linkedNumber'>,
  now: number,
): string =>
  [byText, dateText(dayOf(at), dayOf(now)), linkedNumber && `接着随手拍 ${linkedNumber}`]
    .filter(Boolean)
    .join(' · ');

/** 「还有 6 人也想议」 */
export const backersWords = ({ backers }: Pick<ProposalLine, 'backers'>): string =>
  backers > 0 ? `还有 ${backers} 人也想议` : '';

/** What became of it, as its author reads it: the reason in full, and what she can do now. */
export function outcomeWords({
  status,
  reason,
  mergedIntoTitle,
  isHeldBack,
}: Pick<ProposalLine, 'status' | 'reason' | 'mergedIntoTitle' | 'isHeldBack'>): string {
  if (isHeldBack && status === 'open') return '有几个字要请社区先看一看，看过以后邻居才看得到。';
  switch (status) {
    case 'open':
      return '话事员和社区书记会在开会前逐条审定，有结果告诉您。';
    case 'adopted':
      return '已经列上了，到时请来说一说。';
    case 'merged':
      return mergedIntoTitle
        ? `和「${mergedIntoTitle}」是同一件事，一起议。`
        : '和别人提的是同一件事，一起议。';
    case 'to-report':
      return '不用等开会，已经直接转去办理，进度在随手拍里看。';
    case 'not-tabled':
      return reason ? `理由：${reason}` : '理由请打电话问话事员。';
    case 'withdrawn':
      return '您自己撤回的，随时可以再提。';
  }
}

/** What can be done with a topic where it stands. */
export const mayBack = ({ status, isMine, isHeldBack }: ProposalLine): boolean =>
  status === 'open' && !isMine && !isHeldBack;
export const mayWithdraw = ({ status, isMine }: ProposalLine): boolean =>
  status === 'open' && isMine;

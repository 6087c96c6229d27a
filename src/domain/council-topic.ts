import type { ProposalStatus } from '#contracts/council';
import type { Meeting } from './meeting/model';

/** A topic as the rules read it. */
export type Topic = {
  status: ProposalStatus;
  byText: string;
  authorId?: string;
  /** Who said it: one for whoever writes herself, more where somebody entered it for others. */
  speakers: number;
  backers: number;
  meetingId?: string;
  heldBackFor?: string;
};

/** What can be decided about a topic. */
export type Judgement = 'adopted' | 'merged' | 'to-report' | 'not-tabled' | 'open';

/** 「5号楼居民」; 「5号楼居民 等 7 人」 once more people stand behind it. Never a name. */
export const behindText = ({ byText, speakers }: Topic, voices: number): string =>
  voices > speakers ? `${byText} 等 ${voices} 人` : byText;

/** How many people stand behind topics that are one item: nobody counts twice, spoken ones as they were entered. */
export function voicesOf(topics: readonly Topic[], backerIds: readonly string[]): number {
  const people = new Set([...backerIds, ...topics.flatMap(({ authorId }) => authorId ?? [])]);
  const spoken = topics.filter(({ authorId }) => authorId === undefined);
  return spoken.reduce((sum, { speakers }) => sum + speakers, people.size);
}

/** Why the agenda of a meeting takes no decision about topics now; undefined where it does. */
export const agendaObstacle = ({
  status,
  isAgendaConfirmed,
}: Pick<Meeting, 'status' | 'isAgendaConfirmed'>): string | undefined => {
  if (isAgendaConfirmed) return '议题已经由书记确认，不能再改了';
  return status === 'collecting' || status === 'agenda'
    ? undefined
    : '只有征集和审定议题的时候可以决定';
};

/** Why this is not to be decided about a topic at a meeting; undefined where it can. */
export function judgeObstacle(topic: Topic, as: Judgement, meetingId: string): string | undefined {
  if (topic.status === 'withdrawn') return '提议的人已经撤回了';
  if (topic.heldBackFor !== undefined) return '微信觉得这些字不合适，请社区先看看能不能公开';
  if (as !== 'open')
    return topic.status === 'open' ? undefined : '已经决定过了；要改，先放回等待审定';
  if (topic.status === 'to-report') return '已经转随手拍办理了，不能再放回';
  return topic.meetingId === meetingId && topic.status !== 'open'
    ? undefined
    : '它不在这次会议的议题里';
}

const backable: readonly ProposalStatus[] = ['open', 'adopted'];

/** Why somebody cannot say 「我也想议这件」 now; undefined where she can. */
export function backObstacle(topic: Topic, personId: string): string | undefined {
  if (topic.authorId === personId) return '这是您自己提的议题';
  if (topic.status === 'merged') return '它已经并入相同的议题，请到那一条支持';
  return backable.includes(topic.status) ? undefined : '这个议题已经有结果了';
}

import type { Sent } from '#contracts/action';
import type { Category } from '#contracts/category';
import type { judgeTopic, ProposalLine } from '#contracts/council-topics';

export type Judgement = 'adopted' | 'merged' | 'to-report' | 'not-tabled';
export const judgements: { value: Judgement; words: string }[] = [
  { value: 'adopted', words: '上会' },
  { value: 'merged', words: '并入相同的' },
  { value: 'to-report', words: '转随手拍办' },
  { value: 'not-tabled', words: '这次不上会' },
];
export const judgementNotes: Record<Judgement, string> = {
  adopted: '列进这次的议程，提议的人会收到消息。',
  merged: '和另一个议题一起说，附议的人也一起算。',
  'to-report': '不用开会就能办的，马上转成一件随手拍，提议的人看得到进度。',
  'not-tabled': '理由提议的人会看到，写清下一步可以怎么办。',
};
export const judgedWords: Record<Judgement, string> = {
  adopted: '列进议程了',
  merged: '并好了',
  'to-report': '转去办了',
  'not-tabled': '告诉提议的人了',
};

/** What becomes of one topic, as far as it is chosen. */
export type JudgeForm = {
  as?: Judgement | undefined;
  intoId?: string | undefined;
  category?: Category | undefined;
  areaId?: string | undefined;
  areaName?: string | undefined;
  reason: string;
};
export const emptyJudge: JudgeForm = { reason: '' };

export type JudgeProblems = Partial<Record<'as' | 'intoId' | 'category' | 'reason', string>>;

/** What is still missing, each at its field. */
export function judgeProblems({ as, intoId, category, reason }: JudgeForm): JudgeProblems {
  return {
    ...(!as && { as: '请选怎么办' }),
    ...(as === 'merged' && !intoId && { intoId: '请选并入哪一个' }),
    ...(as === 'to-report' && !category && { category: '请选一类' }),
    ...(as === 'not-tabled' && reason.trim().length < 2 && { reason: '请写理由，提议的人会看到' }),
  };
}

type About = { topic: Pick<ProposalLine, 'id' | 'version'>; meetingId: string; areaId: string };

/** What is sent; undefined while something is missing. Without a place of its own it is the hall's. */
export function judgeInput(form: JudgeForm, about: About): Sent<typeof judgeTopic> | undefined {
  const { as, intoId, category, reason } = form;
  if (!as || Object.keys(judgeProblems(form)).length > 0) return undefined;
  const { id, version } = about.topic;
  const seen = { id, version, meetingId: about.meetingId };
  switch (as) {
    case 'adopted':
      return { as, ...seen };
    case 'merged':
      return intoId ? { as, ...seen, intoId } : undefined;
    case 'to-report':
      return category ? { as, ...seen, category, areaId: form.areaId ?? about.areaId } : undefined;
    case 'not-tabled':
      return { as, ...seen, reason: reason.trim() };
  }
}

/** Topics another one can be merged into: those that are on the agenda, never itself. */
export const mergeTargets = (
  topics: readonly ProposalLine[],
  { id }: Pick<ProposalLine, 'id'>,
): ProposalLine[] => topics.filter((one) => one.id !== id && one.status === 'adopted');

/** 「3 人也想议」 */
export const backersText = ({ byText, backers }: Pick<ProposalLine, 'byText' | 'backers'>) =>
  backers > 0 ? `${byText} · 还有 ${backers} 人也想议` : byText;

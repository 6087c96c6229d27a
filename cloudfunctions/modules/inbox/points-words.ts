import { type PointsAct, pointsActWords } from '#contracts/points';
import type { EventRecord } from '#runtime/records';
import { type Addressed, because, maybe, sentence, type Table, until } from './addressed';

/** What events about points say. The reason is the passbook's: of a dispute it says no more than that. */
type Facts = {
  candidateId?: string;
  personId?: string;
  tell?: string[];
  communityId?: string;
  points?: number;
  act?: PointsAct;
  reason?: string;
  answer?: string;
  appealUntil?: number;
  isUpheld?: boolean;
  debt?: number;
  moved?: number;
  month?: string;
  dueAt?: number;
};

type Said = { title: string; text: string };

const factsOf = ({ data }: EventRecord) => data as Facts;
const actText = ({ act }: Facts) => (act ? pointsActWords[act] : '这件事');

const toHolder =
  (say: (facts: Facts, now: number) => Said, link: 'points' | 'points-acts') =>
  (event: EventRecord): Addressed[] => {
    const facts = factsOf(event);
    const said = say(facts, event.at);
    return [{ ...said, kind: 'points', link: { kind: link }, to: maybe(facts.personId) }];
  };

/** Those whose turn it is; what comes to the same post within half an hour is one line. */
const toDeciders =
  (
    say: (facts: Facts, now: number) => Said,
    kind: 'points-desk' | 'objections' | 'mediations' = 'points-desk',
  ) =>
  (event: EventRecord): Addressed[] => {
    const facts = factsOf(event);
    const to = facts.tell ?? [];
    const link = { kind, ...(to[0] !== undefined && { id: to[0] }) };
    return [{ ...say(facts, event.at), kind: 'points', link, to }];
  };

const earned = (facts: Facts): string => {
  const { reason } = facts;
  return `${reason === actText(facts) ? '' : sentence(reason)}谁审核的、按哪条规则，存折里可以看到。`;
};

const judged = (facts: Facts): Said =>
  facts.isUpheld
    ? { title: `申诉通过，记入 ${facts.points ?? 0} 分`, text: earned(facts) }
    : {
        title: '您的积分申诉有结果了',
        text: `认真看过了，维持原来的决定${because(facts.answer)}。`,
      };

const takenBack = ({ points = 0, debt = 0, reason }: Facts): Said => ({
  title: points > 0 ? `存折更正，减 ${points} 分` : '存折里有一笔更正',
  text: [
    sentence(reason),
    debt > 0 ? `有 ${debt} 分已经用掉了，以后得的积分先补上。` : '',
    '有疑问请问社区。',
  ].join(''),
});

const monthText = ({ month = '' }: Facts) => `${Number(month.slice(5))}月`;

export const pointsWords: Table = {
  'points.granted': toHolder(
    (facts) => ({
      title: `记入 ${facts.points ?? 0} 分：${actText(facts)}`,
      text: earned(facts),
    }),
    'points',
  ),
  'points.rejected': toHolder(
    (facts, now) => ({
      title: `这次没有记积分：${actText(facts)}`,
      text: `${because(facts.answer).slice(1) || '原因点开可以看到'}。不同意可以在 ${until(facts.appealUntil, now)}申诉。`,
    }),
    'points-acts',
  ),
  'points.appeal-judged': (event) => {
    const { isUpheld } = factsOf(event);
    return toHolder(judged, isUpheld ? 'points' : 'points-acts')(event);
  },
  'points.reversed': toHolder(takenBack, 'points'),
  'points.paper-linked': toHolder(
    ({ moved = 0 }) => ({
      title: '纸质存折已转入手机存折',
      text: `原来的 ${moved} 分都在，一分不少。`,
    }),
    'points',
  ),
  'points.objection-answered': (event) => {
    const facts = factsOf(event);
    const { communityId: id } = facts;
    const link = { kind: 'points-sheet', ...(id !== undefined && { id }) } as const;
    const title = '您对积分公示的异议有答复了';
    const text = `${monthText(facts)}的公示表上可以看到。`;
    return [{ title, text, kind: 'points', link, to: maybe(facts.personId) }];
  },
  'points.proposed': toDeciders((facts) => ({
    title: '有积分等您审核',
    text: `${facts.act ? `${actText(facts)}，` : ''}同意就记入存折，不同意请写明原因。`,
  })),
  'points.escalated': toDeciders(() => ({
    title: '有积分过了时间没人审核，请您决定',
    text: '同意就记入存折，不同意请写明原因。',
  })),
  'points.appealed': toDeciders(() => ({
    title: '居民对积分申诉，请您复核',
    text: '请看原来的决定和居民的说明，三个工作日内答复。',
  })),
  'points.mediation-recorded': toDeciders(
    () => ({
      title: '有一件纠纷化解等您确认',
      text: '双方都同意、确实化解了，再确认。',
    }),
    'mediations',
  ),
  'points.objected': toDeciders(
    (facts, now) => ({
      title: '居民对积分公示有异议，请答复',
      text: `${monthText(facts)}的公示表，请在 ${until(facts.dueAt, now)}答复，答复会公开。`,
    }),
    'objections',
  ),
};

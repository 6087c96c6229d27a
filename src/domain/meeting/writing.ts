import { dayMs, minuteMs } from '../day';
import type { Meeting, MinutesItem } from './model';
import { type Change, type Check, type Effect, type Guard, type Row, row } from './moves';
import { amendHours } from './numbers';

/** An item nothing is written about yet. */
export const blank = (itemId: string): MinutesItem => ({
  itemId,
  problem: '',
  opinions: '',
  conclusion: '',
});

const paperPhotos = 9;

const knownItems: Check<'save-minutes'> = {
  words: '议程变了，请刷新后再写；您写的字还在',
  field: 'items',
  holds: ({ agenda }, { move }) =>
    move.items.every(({ itemId }) => agenda.some(({ id }) => id === itemId)),
};
const photosFit: Check<'save-minutes'> = {
  words: `纪要的照片最多 ${paperPhotos} 张`,
  field: 'photos',
  holds: ({ minutes }, { move }) =>
    (minutes?.photos.length ?? 0) + move.photos.length <= paperPhotos,
};

const openAmendments = ({ minutes }: Meeting) =>
  minutes?.amendments.filter(({ status }) => status === 'open') ?? [];

const mayWrite: Guard = {
  words: '纪要已经发给参会的人核对；有人提出修改时才能改',
  holds: (meeting) =>
    meeting.minutes?.circulatedAt === undefined || openAmendments(meeting).length > 0,
};

/** All words of an item, to compare two of them. */
const wordsOf = ({ problem, opinions, conclusion, decision }: MinutesItem): string =>
  JSON.stringify([problem, opinions, conclusion, Object.entries(decision ?? {}).sort()]);

/** Items that would read otherwise than they do. */
const reworded = ({ minutes }: Meeting, items: readonly MinutesItem[]): MinutesItem[] => {
  const known = new Map(minutes?.items.map((one) => [one.itemId, wordsOf(one)]));
  return items.filter((one) => known.get(one.itemId) !== wordsOf(one));
};

const onlyAsked: Check<'save-minutes'> = {
  words: '纪要发出去核对以后，只能改有人提了意见的那几项',
  field: 'items',
  holds: (meeting, { move }) =>
    meeting.minutes?.circulatedAt === undefined ||
    reworded(meeting, move.items).every(({ itemId }) =>
      openAmendments(meeting).some((one) => one.itemId === itemId),
    ),
};

/** What reads otherwise than it was sent round is looked at as long as everything was. */
const lookedAtAgain = (meeting: Meeting, { move, at, rules }: Change<'save-minutes'>) =>
  meeting.minutes?.circulatedAt !== undefined && reworded(meeting, move.items).length > 0
    ? { amendUntil: at + rules.amendHours * 60 * minuteMs }
    : {};

const keepMinutes: Effect<'save-minutes'> = (meeting, change) => {
  const { move, actor } = change;
  const { minutes } = meeting;
  if (!minutes) return meeting;
  const written = new Map(move.items.map((one) => [one.itemId, one]));
  const items = meeting.agenda.map(
    ({ id }) => written.get(id) ?? minutes.items.find(({ itemId }) => itemId === id) ?? blank(id),
  );
  const photos = [...minutes.photos, ...move.photos];
  const byId = actor === 'clock' ? minutes.byId : actor.personId;
  return {
    ...meeting,
    minutes: { ...minutes, items, photos, byId, ...lookedAtAgain(meeting, change) },
  };
};

/** Items of a meeting that no decision was written for; the standing one may go without. */
export const undecided = ({ agenda, minutes }: Meeting) =>
  agenda.filter(({ id, isStanding }) => {
    const item = minutes?.items.find(({ itemId }) => itemId === id);
    return !isStanding && (!item?.decision || item.conclusion === '');
  });

const allDecided: Guard = {
  words: '每个议题都要写结论，选决定的类型和责任方',
  holds: (meeting) => undecided(meeting).length === 0,
};

const notCirculated: Guard = {
  words: '纪要已经发给参会的人了',
  holds: ({ minutes }) => minutes?.circulatedAt === undefined,
};

const circulated: Guard = {
  words: '纪要还没有发给参会的人核对',
  holds: ({ minutes }) => minutes?.circulatedAt !== undefined,
};

const sendRound: Effect<'circulate'> = (meeting, { at, rules }) => {
  const { minutes } = meeting;
  if (!minutes) return meeting;
  const { sentBackReason: _, ...rest } = minutes;
  const amendUntil = at + rules.amendHours * 60 * minuteMs;
  return { ...meeting, minutes: { ...rest, circulatedAt: at, amendUntil } };
};

const answerable: Check<'answer-amendment'> = {
  words: '这条修改意见已经答复过了',
  field: 'amendmentId',
  holds: (meeting, { move }) => openAmendments(meeting).some(({ id }) => id === move.amendmentId),
};

const answerIt: Effect<'answer-amendment'> = (meeting, { move }) => {
  const { minutes } = meeting;
  if (!minutes) return meeting;
  const amendments = minutes.amendments.map((one) =>
    one.id === move.amendmentId
      ? {
          ...one,
          status: move.isTaken ? ('taken' as const) : ('declined' as const),
          answer: move.answer,
        }
      : one,
  );
  return { ...meeting, minutes: { ...minutes, amendments } };
};

const giveBack: Effect<'send-back'> = (meeting, { move }) => {
  const { minutes } = meeting;
  if (!minutes) return meeting;
  const { circulatedAt: _, amendUntil: __, ...rest } = minutes;
  return { ...meeting, minutes: { ...rest, sentBackReason: move.reason } };
};

const amendmentsOver: Guard = {
  words: `参会的人还在核对，满 ${amendHours} 小时才能确认`,
  holds: ({ minutes }, { at }) => at >= (minutes?.amendUntil ?? Number.POSITIVE_INFINITY),
};

const noneOpen: Guard = {
  words: '还有修改意见没有答复',
  holds: (meeting) => openAmendments(meeting).length === 0,
};

const notOwnMinutes: Guard = {
  words: '纪要是您自己写的，请街道确认',
  holds: ({ minutes }, { actor }) => actor !== 'clock' && minutes?.byId !== actor.personId,
};

const makeFinal: Effect<'confirm'> = (meeting, { at, byText, rules }) => {
  const { minutes } = meeting;
  if (!minutes) return meeting;
  return {
    ...meeting,
    minutes: { ...minutes, confirmedAt: at, confirmedByText: byText },
    resolution: { until: at + rules.publicityDays * dayMs, proofs: [] },
  };
};

/** The minutes: written, sent round, corrected where somebody who was there asks, confirmed by somebody else. */
export const writing: readonly Row[] = [
  row({
    step: 'save-minutes',
    event: 'council.minutes-saved',
    from: ['in-session', 'minutes'],
    who: ['leads'],
    guards: [mayWrite],
    checks: [knownItems, photosFit, onlyAsked],
    effects: [keepMinutes],
  }),
  row({
    step: 'circulate',
    event: 'council.minutes-circulated',
    from: ['minutes'],
    who: ['leads'],
    guards: [notCirculated, allDecided],
    effects: [sendRound],
  }),
  row({
    step: 'answer-amendment',
    event: 'council.amendment-answered',
    from: ['minutes'],
    who: ['leads'],
    checks: [answerable],
    effects: [answerIt],
  }),
  row({
    step: 'send-back',
    event: 'council.minutes-sent-back',
    from: ['minutes'],
    who: ['secretary'],
    guards: [circulated],
    effects: [giveBack],
  }),
  row({
    step: 'confirm',
    event: 'council.minutes-final',
    from: ['minutes'],
    to: 'resolved',
    who: ['secretary'],
    guards: [circulated, amendmentsOver, noneOpen, allDecided, notOwnMinutes],
    effects: [makeFinal],
  }),
];

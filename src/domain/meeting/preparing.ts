import type { Party } from '#contracts/council';
import { addDays, dayOf } from '../day';
import { type CouncilMoment, kindRules, type Meeting } from './model';
import { type Check, type Effect, type Guard, type Row, row } from './moves';

/** Topics are collected at most so long. */
const collectMostDays = 60;

export const isAnnounced: Guard = {
  words: '这类活动不用公示，到时直接开始就行',
  holds: ({ kind }) => kindRules[kind].isAnnounced,
};

const notConfirmedYet: Guard = {
  words: '议题已经确认过了',
  holds: ({ isAgendaConfirmed }) => !isAgendaConfirmed,
};

export const hallOpen: Guard = {
  words: '这个议事厅已经停用，不能再开会',
  holds: (_, { hall }) => !hall.isClosed,
};

const collectDay: Check<'collect'> = {
  words: '请选今天到 60 天以内的一天',
  field: 'untilOn',
  holds: (_, { move, at }) =>
    move.untilOn >= dayOf(at) && move.untilOn <= addDays(dayOf(at), collectMostDays),
};

const allJudged: Check<'confirm-agenda'> = {
  words: '还有议题没有审定，请先逐条决定',
  field: 'openTopics',
  holds: (_, { move }) => move.openTopics === 0,
};

/** Topics beside the standing one. */
export const topicsOf = ({ agenda }: Pick<Meeting, 'agenda'>) =>
  agenda.filter(({ isStanding }) => !isStanding);

const topicsOrNote: Check<'confirm-agenda'> = {
  words: '这次没有议题，请写一句零议题说明',
  field: 'noTopicsNote',
  holds: (meeting, { move }) => topicsOf(meeting).length > 0 || Boolean(move.noTopicsNote),
};

/** The parties a meeting of this hall needs (`seeds.md` D10): without an owners' committee its seat is the representatives'. */
export const partiesFor = (
  { kind }: Pick<Meeting, 'kind'>,
  { hasOwnersCommittee }: Pick<CouncilMoment['hall'], 'hasOwnersCommittee'>,
): Party[] =>
  kindRules[kind].hasParties
    ? [
        'community-party',
        'property-firm',
        'estate-party',
        hasOwnersCommittee ? 'owners-committee' : 'owners-representatives',
      ]
    : [];

const collectUntil: Effect<'collect'> = (meeting, { move }) => ({
  ...meeting,
  collectUntilOn: move.untilOn,
});

const stopCollecting: Effect<'close-collecting'> = (meeting, { at }) => ({
  ...meeting,
  collectedAt: at,
});

/** 评议物业服务 stands last, whatever else comes (`seeds.md` D10). */
export const standingItem = { id: 'it_review', title: '评议物业服务', isStanding: true } as const;

const settleAgenda: Effect<'confirm-agenda'> = (meeting, { move }) => ({
  ...meeting,
  isAgendaConfirmed: true,
  agenda: [
    ...topicsOf(meeting),
    ...(kindRules[meeting.kind].hasReview ? [{ ...standingItem, proposalIds: [] }] : []),
  ],
  ...(move.noTopicsNote && { noTopicsNote: move.noTopicsNote }),
});

/** From a draft to an agenda that is agreed on. */
export const preparing: readonly Row[] = [
  row({
    step: 'collect',
    event: 'council.collecting-began',
    from: ['draft', 'collecting'],
    to: 'collecting',
    who: ['leads'],
    guards: [isAnnounced, hallOpen],
    checks: [collectDay],
    effects: [collectUntil],
  }),
  row({
    step: 'close-collecting',
    event: 'council.collecting-ended',
    from: ['collecting'],
    to: 'agenda',
    who: ['leads', 'clock'],
    effects: [stopCollecting],
  }),
  row({
    step: 'confirm-agenda',
    event: 'council.agenda-confirmed',
    from: ['agenda'],
    who: ['secretary'],
    guards: [notConfirmedYet],
    checks: [allJudged, topicsOrNote],
    effects: [settleAgenda],
  }),
];

import { rules } from '#config/policy';
import { isWorkday } from '#domain/calendar';
import { addDays, type Day, dayOf, instantOf, minuteMs } from '#domain/day';
import { decisionsOf, moved } from '#domain/decision';
import { derivedId } from '#runtime/ids';
import { recordOf } from '../../cloudfunctions/modules/council/confirming';
import {
  type AttendanceRecord,
  attendanceIdOf,
  type BackingRecord,
  type MeetingRecord,
  meetingIdOf,
  type PropertyReviewRecord,
  type VoteRecord,
} from '../../cloudfunctions/modules/council/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { Matter } from '../../cloudfunctions/modules/report/opened-records';
import type { FoundedHall } from './council-halls';
import { announced, held, monthBefore, monthOf, opened, type Proofs } from './council-stage';
import { itemsOf, proposalOf } from './council-topics';
import { inventName } from './names';
import { randomFor } from './random';
import type { Scene } from './told-notices';

/** The halls, and the evening whose decisions became work orders: what comes before those orders are played. */
export type ConvenedCouncil = {
  founded: FoundedHall[];
  evening: ReturnType<typeof tellEvening>;
  confirmedAt: number;
  proofs: Proofs;
  matters: { handrail: Matter; awning: Matter };
};

/** The day of the next meeting of the told hall, and of the one before it. */
export function eveningsOf(start: number): { next: Day; last: Day; confirmedAt: number } {
  const next = addDays(dayOf(start), 3);
  const last = monthBefore(next);
  let confirmed = addDays(last, 3);
  while (!isWorkday(confirmed, rules.calendar)) confirmed = addDays(confirmed, 1);
  return { next, last, confirmedAt: instantOf(confirmed, '09:30') };
}

const itemId = (index: number): string => `it_${index + 1}`;

/** Neighbours without a phone who were there, as whoever led wrote them down. */
export function tickedAt(
  meeting: MeetingRecord,
  moderator: PersonRecord,
  { count, seed }: { count: number; seed: string },
): AttendanceRecord[] {
  const startsAt = meeting.startsAt ?? meeting.openedAt;
  const random = randomFor(seed);
  return Array.from({ length: count }, (_, index): AttendanceRecord => {
    const { name } = inventName(random);
    const placeText = `${(index % 6) + 1}号楼`;
    return {
      _id: attendanceIdOf(meeting._id, `paper:${name}:${placeText}`),
      meetingId: meeting._id,
      hallId: meeting.hallId,
      name,
      placeText,
      status: 'present',
      way: 'ticked',
      tickedById: moderator._id,
      tickedByText: `话事员 ${moderator.name}`,
      presentAt: startsAt + index * minuteMs,
      at: startsAt + index * minuteMs,
      version: 1,
    };
  });
}

/** Everybody who was there: told people by phone, and others by a tick. */
function attendancesOf(
  meeting: MeetingRecord,
  { cast, places }: Scene,
  moderator: PersonRecord,
): AttendanceRecord[] {
  const startsAt = meeting.startsAt ?? meeting.openedAt;
  const { near, across, above, below } = cast.neighbours;
  const base = { meetingId: meeting._id, hallId: meeting.hallId, version: 2 };
  const phones = [cast.elder, near, across, above, below, cast.unitLead, cast.buildingLead];
  const byPhone = phones.map(
    (person, index): AttendanceRecord => ({
      ...base,
      _id: attendanceIdOf(meeting._id, person._id),
      personId: person._id,
      name: person.name ?? '',
      placeText: '5号楼',
      status: 'present',
      way: index === 0 ? 'ticked' : 'qr',
      ...(index === 0 && { tickedById: moderator._id, tickedByText: `话事员 ${moderator.name}` }),
      presentAt: startsAt - (index + 2) * minuteMs,
      at: startsAt - (index + 26) * 60 * minuteMs,
    }),
  );
  const onPaper = tickedAt(meeting, moderator, { count: 11, seed: 'attendance' });
  return [...byPhone, ...onPaper].filter(() => places.estate !== undefined);
}

/** The vote about the charging points: hands that were counted. */
const voteOf = (meeting: MeetingRecord, moderator: PersonRecord): VoteRecord => ({
  _id: derivedId('vt', meeting._id, itemId(2)),
  meetingId: meeting._id,
  hallId: meeting.hallId,
  itemId: itemId(2),
  question: '同意车棚加装 10 个充电口，电费按表自付',
  way: 'hands',
  unit: 'person',
  isOpen: false,
  closedAt: (meeting.startsAt ?? 0) + 55 * minuteMs,
  tally: { for: 15, against: 1, abstain: 2 },
  at: (meeting.startsAt ?? 0) + 50 * minuteMs,
  byId: moderator._id,
  version: 3,
});

const reviewOf = (meeting: MeetingRecord, at: number): PropertyReviewRecord => ({
  _id: meeting._id,
  hallId: meeting.hallId,
  answers: 9,
  sums: { cleaning: 38, repairs: 27, order: 33 },
  comments: ['楼道每天有人扫，挺干净。', '报修后要等两三天，希望快一点。', '门卫态度好。'],
  reply: {
    text: '谢谢大家。维修慢是因为只有一位师傅，这个月起加派一位，当天报当天看。',
    byText: '城建物业 项目经理',
    at,
  },
  version: 10,
});

/** A month ago: held, written down, made final; work orders and tasks went out of it. */
export function tellEvening(scene: Scene, founded: FoundedHall, proofs: Proofs) {
  const { cast, moments } = scene;
  const { hall } = founded;
  const { last, confirmedAt } = eveningsOf(moments.start);
  const items = itemsOf(scene, last);
  const told = items.map(({ brought }, index) =>
    proposalOf(founded, brought, {
      status: 'adopted',
      meetingId: meetingIdOf(hall._id, monthOf(last)),
      version: 2,
      ...(index === 0 && { version: 3 }),
    }),
  );
  const agenda = told.map(({ proposal }, index) => ({
    id: itemId(index),
    title: proposal.title,
    text: proposal.text,
    proposalIds: [proposal._id],
    byText:
      proposal.backers + proposal.speakers > 1
        ? `${proposal.byText.replace(/代 \d+ 位居民$/, '代居民')} 等 ${proposal.backers + proposal.speakers} 人`
        : proposal.byText,
  }));
  const minutes = items.map(({ brought: _, ...written }, index) => ({
    itemId: itemId(index),
    ...written,
  }));
  const evening = {
    day: last,
    cast: founded.cast,
    agenda,
    minutes,
    proofs,
  };
  const openedAt = instantOf(addDays(last, -13), '09:00');
  const stage = opened(hall, { month: monthOf(last), at: openedAt, by: founded.cast.moderator });
  held(announced(stage, evening), evening).step(confirmedAt, founded.cast.chief, {
    step: 'confirm',
  });
  const proposals = told.map(({ proposal }) => proposal);
  const backings = told.flatMap((one) => one.backings);
  const known = {
    topics: new Map(
      proposals.map((topic) => [topic._id, { topic, backerIds: backersOf(topic._id, backings) }]),
    ),
    earlier: new Map(),
  };
  const decisions = decisionsOf(stage.meeting, confirmedAt).map((one) =>
    recordOf(one, { meeting: stage.meeting, hall }, known),
  );
  const charging = decisions[2];
  if (charging)
    decisions[2] = moved(charging, {
      at: moments.onWorkday(4, '15:20'),
      status: 'in-progress',
      text: '物业找了两家做报价，选定带自动断电的，等社区和业委会看过就开工。',
      byText: `话事员 ${cast.moderator.name}`,
      photos: [],
    });
  return {
    stage,
    decisions,
    proposals,
    backings,
    attendances: attendancesOf(stage.meeting, scene, founded.cast.moderator),
    votes: [voteOf(stage.meeting, founded.cast.moderator)],
    reviews: [reviewOf(stage.meeting, confirmedAt + 26 * 60 * minuteMs)],
  };
}

const backersOf = (id: string, backings: readonly BackingRecord[]): string[] =>
  backings.filter(({ proposalId }) => proposalId === id).map(({ personId }) => personId);

import { councilRules } from '#config/policy';
import type { MeetingKind } from '#contracts/council';
import { addDays, type Day, instantOf } from '#domain/day';
import { isPublic, take, waitsForOf, wakeOf } from '#domain/meeting';
import type { MinutesItem } from '#domain/meeting/model';
import type { Move } from '#domain/meeting/moves';
import { slotOf, titleOf } from '#domain/meeting/slot';
import { roleKey } from '#domain/membership';
import { defined } from '#runtime/defined';
import { derivedId } from '#runtime/ids';
import {
  type AttendanceRecord,
  type BackingRecord,
  type DecisionRecord,
  type HallRecord,
  type MeetingRecord,
  meetingIdOf,
  type ProposalRecord,
} from '../../cloudfunctions/modules/council/records';
import { clockMoment, momentOf } from '../../cloudfunctions/modules/council/stepping';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import { contextFor } from './event';

/** File ids of the photos on the board and in the group. */
export type Proofs = { board: string; card: string };

/** One hall with everything that happened in it. */
export type ToldHall = {
  hall: HallRecord;
  meetings: MeetingRecord[];
  decisions: DecisionRecord[];
  proposals: ProposalRecord[];
  backings: BackingRecord[];
  attendances: AttendanceRecord[];
};

/** Who acts in the meetings of one hall. */
export type HallCast = { moderator: PersonRecord; staff: PersonRecord; chief: PersonRecord };

type Brought = Move extends infer M ? (M extends Move ? Omit<M, 'version'> : never) : never;

/** A meeting of the demo: every step goes through the rules, so that no impossible one is ever told. */
export class Stage {
  constructor(
    readonly hall: HallRecord,
    public meeting: MeetingRecord,
  ) {}

  /** Somebody, or the clock, takes a step at an instant. */
  step(at: number, by: PersonRecord | 'clock', brought: Brought): this {
    const moment =
      by === 'clock' ? clockMoment(this.hall, at) : momentOf(this.hall, contextFor(by, at));
    const move = { ...brought, version: this.meeting.version } as Move;
    this.meeting = take(this.meeting, move, moment);
    return this;
  }

  /** Fills in what follows from the rest, as the handlers do. */
  settled(over: Partial<MeetingRecord> = {}): MeetingRecord {
    const meeting = { ...this.meeting, ...over };
    const { communityId, path, moderatorIds, hasOwnersCommittee } = this.hall;
    const secretaryKeys = [roleKey('chief-grid-lead', communityId)];
    const facts = { path, communityId, moderatorIds, hasOwnersCommittee, isClosed: false };
    return {
      ...meeting,
      isPublic: isPublic(meeting),
      sortAt: meeting.startsAt ?? meeting.openedAt,
      waitsFor: waitsForOf(meeting, { ...facts, secretaryKeys }),
      ...defined({ wakeAt: wakeOf(meeting, councilRules) }),
    };
  }
}

type Opening = { kind?: MeetingKind; month: string; title?: string; at: number; by: PersonRecord };

/** A draft, as `council.open` makes it. */
export function opened(hall: HallRecord, opening: Opening): Stage {
  const { kind = 'monthly', month, title, at, by } = opening;
  const id = meetingIdOf(hall._id, slotOf(kind, month) ?? `${title}`);
  const { _id: hallId, name: hallName, areaId, path, areaText, communityId } = hall;
  return new Stage(hall, {
    _id: id,
    kind,
    status: 'draft',
    month,
    title: titleOf(kind, month) ?? title ?? '',
    ...{ hallId, hallName, areaId, path, areaText, communityId },
    agenda: [],
    isAgendaConfirmed: false,
    parties: [],
    proofs: [],
    changes: [],
    isPublic: false,
    sortAt: at,
    waitsFor: [],
    registered: 0,
    present: 0,
    decisions: 0,
    decisionsDone: 0,
    secret: derivedId('mk', id),
    openedById: by._id,
    openedAt: at,
    version: 1,
  });
}

/** The four parties of a hall of the demo, with who came for them. */
export const partiesOf = ({ hasOwnersCommittee }: HallRecord) => [
  { party: 'community-party' as const, who: '社区党委' },
  { party: 'property-firm' as const, who: '项目经理' },
  { party: 'estate-party' as const, who: '支部书记' },
  {
    party: hasOwnersCommittee ? ('owners-committee' as const) : ('owners-representatives' as const),
    who: hasOwnersCommittee ? '业委会主任' : '业主代表 3 人',
  },
];

export type Held = {
  day: Day;
  cast: HallCast;
  agenda: readonly {
    id: string;
    title: string;
    text?: string;
    byText?: string;
    proposalIds: string[];
  }[];
  /** By item; the standing one goes without. */
  minutes: readonly MinutesItem[];
  /** Photos of the board and of the card in the group. */
  proofs?: { board: string; card: string };
  absent?: boolean;
};

const at = (day: Day, clock: string): number => instantOf(day, clock);

/** From a draft to the announcement of a meeting in the evening of a day: opened twelve days before it. */
export function announced(
  stage: Stage,
  { day, cast, agenda, proofs }: Omit<Held, 'minutes'>,
): Stage {
  const { moderator, staff, chief } = cast;
  const on = (before: number, clock: string) => at(addDays(day, -before), clock);
  stage
    .step(on(12, '09:10'), moderator, { step: 'collect', untilOn: addDays(day, -7) })
    .step(on(6, '00:01'), 'clock', { step: 'close-collecting' });
  stage.meeting.agenda = agenda.map((item) => ({ ...item }));
  stage.step(on(6, '10:20'), chief, {
    step: 'confirm-agenda',
    openTopics: 0,
    ...(agenda.length === 0 && { noTopicsNote: '这个月没有居民提议题，例会听大家对物业的评议。' }),
  });
  if (proofs)
    stage
      .step(on(6, '14:10'), moderator, {
        step: 'add-proof',
        channel: 'poster',
        photos: [proofs.board],
      })
      .step(on(6, '14:20'), staff, {
        step: 'add-proof',
        channel: 'group-card',
        photos: [proofs.card],
      });
  return stage.step(on(6, '15:00'), staff, {
    step: 'publish',
    place: stage.hall.place,
    startsAt: at(day, '19:00'),
    endsAt: at(day, '20:30'),
    parties: partiesOf(stage.hall),
    ...(stage.hall.capacity !== undefined && { capacity: stage.hall.capacity }),
    ...(!proofs && { proofReason: '照片当天补在宣传栏和群里' }),
  });
}

/** Held, written down and sent round the same evening. */
export function held(stage: Stage, { day, cast, minutes, absent }: Held): Stage {
  const { moderator } = cast;
  const present = stage.meeting.parties.map(({ party }) => party).slice(0, absent ? 3 : 4);
  return stage
    .step(at(day, '19:00'), moderator, { step: 'start', present })
    .step(at(day, '20:25'), moderator, { step: 'end', present })
    .step(at(day, '20:50'), moderator, { step: 'save-minutes', items: [...minutes], photos: [] })
    .step(at(day, '21:00'), moderator, { step: 'circulate' });
}

/** The same day of the month before, or its 25th: a meeting a month. */
export function monthBefore(day: Day): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const index = year * 12 + month - 2;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${Math.floor(index / 12)}-${two((index % 12) + 1)}-${two(Math.min(date, 25))}`;
}

export const monthOf = (day: Day): string => day.slice(0, 7);

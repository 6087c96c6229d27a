import { councilRules } from '#config/policy';
import type { MeetingKind, MeetingStep, Party } from '#contracts/council';
import type { Role } from '#contracts/roles';
import { addDays, dayMs, dayOf, minuteMs } from '#domain/day';
import { take } from '#domain/meeting';
import type { CouncilMoment, HallFacts, Meeting } from '#domain/meeting/model';
import type { Brings, Move } from '#domain/meeting/moves';
import { at } from './clock';

/** The hall of an estate, as the rules see it. */
export const hall: HallFacts = {
  path: ['ar_district', 'ar_street', 'ar_huai', 'ar_estate'],
  communityId: 'ar_huai',
  moderatorIds: ['pe_zhou'],
  hasOwnersCommittee: true,
  isClosed: false,
};

type Post = readonly [role: Role, areaId: string];
const posts = {
  /** 话事员 of this hall. */
  zhou: [['moderator', 'ar_estate']],
  /** 话事员, and no hall names him. */
  stranger: [['moderator', 'ar_huai']],
  /** The community's staff. */
  luo: [['community-staff', 'ar_huai']],
  /** The community's secretary. */
  he: [['chief-grid-lead', 'ar_huai']],
  /** The subdistrict. */
  cheng: [['subdistrict-dispatcher', 'ar_street']],
  /** Staff of another community. */
  far: [['community-staff', 'ar_gui']],
  wang: [],
} satisfies Record<string, readonly Post[]>;
export type Person = keyof typeof posts | 'clock';
export const everybody: readonly Person[] = [
  'zhou',
  'stranger',
  'luo',
  'he',
  'cheng',
  'far',
  'wang',
  'clock',
];

/** A Tuesday early in the month. */
export const tuesday = at('2026-11-03 09:00');

export const momentOf = (
  by: Person,
  now: number,
  over: Partial<HallFacts> = {},
): CouncilMoment => ({
  actor:
    by === 'clock'
      ? 'clock'
      : {
          personId: `pe_${by}`,
          memberships: posts[by].map(([role, areaId]) => ({ role, areaId, from: 0 })),
        },
  byText: by,
  hall: { ...hall, ...over },
  at: now,
  rules: councilRules,
});

export const drafted = (kind: MeetingKind = 'monthly', over: Partial<Meeting> = {}): Meeting => ({
  kind,
  status: 'draft',
  month: '2026-11',
  title: '11月议事会',
  hallId: 'ha_1',
  agenda: [],
  isAgendaConfirmed: false,
  parties: [],
  proofs: [],
  changes: [],
  version: 1,
  ...over,
});

export const fourParties: readonly Party[] = [
  'community-party',
  'property-firm',
  'estate-party',
  'owners-committee',
];

/** Time, place and parties, ten days ahead. */
export const announcing = (
  now: number,
  over: Partial<Brings['publish']> = {},
): Brings['publish'] => ({
  place: '党群服务中心一楼',
  startsAt: now + 10 * dayMs,
  endsAt: now + 10 * dayMs + 120 * minuteMs,
  parties: fourParties.map((party) => ({ party })),
  proofReason: '宣传栏在换',
  ...over,
});

const writtenItems = (meeting: Meeting, now: number) =>
  meeting.agenda.map(({ id }) => ({
    itemId: id,
    problem: '充电难',
    opinions: '有人说加棚',
    conclusion: '加一排',
    decision: {
      kind: 'owner-task' as const,
      ownerText: '物业企业',
      dueOn: addDays(dayOf(now), 14),
    },
  }));

/** What a step brings along where everything is filled in well. */
export function bringsFor(meeting: Meeting, step: MeetingStep, now: number): object {
  const brings: { [S in MeetingStep]?: Brings[S] } = {
    collect: { untilOn: addDays(dayOf(now), 3) },
    'confirm-agenda': { openTopics: 0, noTopicsNote: '这个月没有人提' },
    publish: announcing(now),
    amend: { ...announcing(now, { place: '二楼会议室' }), reason: '一楼在修' },
    'add-proof': { channel: 'poster', photos: ['cloud://a/1.jpg'] },
    start: { present: [...fourParties] },
    end: { present: [...fourParties] },
    'save-minutes': { items: writtenItems(meeting, now), photos: [] },
    'answer-amendment': {
      amendmentId:
        meeting.minutes?.amendments.find(({ status }) => status === 'open')?.id ?? 'am_0',
      isTaken: false,
      answer: '会上就是这么说的',
    },
    'send-back': { reason: '期限没写对' },
    'finish-publicity': { isAllFinal: false },
    close: { isAllFinal: true },
    postpone: { reason: '暴雨' },
    cancel: { reason: '没有场地' },
  };
  return brings[step] ?? {};
}

type Wish = { step: MeetingStep; by: Person; at: number; over?: object };

/** Takes one step with everything filled in well, but for what `over` says. */
export const stepped = (meeting: Meeting, { step, by, at: now, over = {} }: Wish): Meeting => {
  const brings = { ...bringsFor(meeting, step, now), ...over };
  const move = { step, version: meeting.version, ...brings } as unknown as Move;
  return take(meeting, move, momentOf(by, now));
};

/** Somebody who was there asks for another wording. */
export const amended = (meeting: Meeting, now: number): Meeting => ({
  ...meeting,
  ...(meeting.minutes && {
    minutes: {
      ...meeting.minutes,
      amendments: [
        ...meeting.minutes.amendments,
        {
          id: `am_${meeting.minutes.amendments.length + 1}`,
          itemId: meeting.agenda[0]?.id ?? 'it_1',
          text: '数字写错了',
          byText: '参会居民',
          personId: 'pe_wang',
          at: now,
          status: 'open' as const,
        },
      ],
    },
  }),
});

const topic = { id: 'it_1', title: '充电棚不够', proposalIds: ['pr_1'] };

/** A monthly meeting with one topic, as far as it is asked for, told in its own days. */
export function story(): Record<
  | 'draft'
  | 'collecting'
  | 'agenda'
  | 'confirmed'
  | 'published'
  | 'inSession'
  | 'held'
  | 'written'
  | 'circulated'
  | 'final'
  | 'executing'
  | 'closed',
  Meeting
> & { startsAt: number; circulatedAt: number; confirmedAt: number } {
  const draft = drafted();
  const collecting = stepped(draft, { step: 'collect', by: 'zhou', at: tuesday });
  const agenda = {
    ...stepped(collecting, { step: 'close-collecting', by: 'clock', at: tuesday + 4 * dayMs }),
    agenda: [topic],
  };
  const decidedAt = tuesday + 5 * dayMs;
  const confirmed = stepped(agenda, { step: 'confirm-agenda', by: 'he', at: decidedAt });
  const published = stepped(confirmed, { step: 'publish', by: 'luo', at: decidedAt });
  const startsAt = published.startsAt ?? 0;
  const inSession = stepped(published, { step: 'start', by: 'zhou', at: startsAt });
  const endedAt = startsAt + 120 * minuteMs;
  const held = stepped(inSession, { step: 'end', by: 'zhou', at: endedAt });
  const written = stepped(held, { step: 'save-minutes', by: 'zhou', at: endedAt });
  const circulatedAt = endedAt + 60 * minuteMs;
  const circulated = stepped(written, { step: 'circulate', by: 'zhou', at: circulatedAt });
  const confirmedAt = circulatedAt + 2 * dayMs;
  const final = stepped(circulated, { step: 'confirm', by: 'he', at: confirmedAt });
  const executing = stepped(final, {
    step: 'finish-publicity',
    by: 'clock',
    at: confirmedAt + 7 * dayMs,
  });
  const closed = stepped(executing, { step: 'close', by: 'clock', at: confirmedAt + 9 * dayMs });
  return {
    ...{ draft, collecting, agenda, confirmed, published, inSession, held, written },
    ...{ circulated, final, executing, closed, startsAt, circulatedAt, confirmedAt },
  };
}

import { councilRules } from '#config/policy';
import type { MeetingStatus } from '#contracts/council';
import type { Role } from '#contracts/roles';
import { addDays, dayMs, dayOf, instantOf, minuteMs } from '#domain/day';
import { decisionsOf } from '#domain/decision';
import { isPublic, waitsForOf, wakeOf } from '#domain/meeting';
import type { AgendaItem } from '#domain/meeting/model';
import { partiesFor, standingItem } from '#domain/meeting/preparing';
import { roleKey } from '#domain/membership';
import { derivedId } from '#runtime/ids';
import {
  type AttendanceRecord,
  attendanceIdOf,
  type DecisionRecord,
  decisionIdOf,
  type HallRecord,
  type MeetingRecord,
  type ProposalRecord,
} from '../../cloudfunctions/modules/council/records';
import { factsOf } from '../../cloudfunctions/modules/council/stepping';
import { householdIdOf, type PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { TestCloud } from './cloud';
import { area, buildWorld, personId, type Who, type World } from './world';

type Post = readonly [role: Role, areaName: string];

/** Leads in the hall of 槐安小区. */
export const moderator: Who = 'visitor-moderator';
/** Has the post in the same community, and no hall names her. */
export const otherModerator: Who = 'visitor-other-moderator';
/** A second member of the community's staff. */
export const secondStaff: Who = 'visitor-second-staff';
/** Speaks for the property firm of 槐安小区. */
export const firmManager: Who = 'visitor-firm-manager';
/** Lives in 5号楼1单元, behind no known door. */
export const neighbour: Who = 'visitor-neighbour';
/** Lives with `wang`: 5号楼2单元 302. */
export const housemate: Who = 'visitor-housemate';

type Part = { name: string; post?: Post; livesLike?: Who; door?: string; homeIn?: string };
const parts: Readonly<Record<string, Part>> = {
  [moderator]: { name: '周正', post: ['moderator', 'estate'] },
  [otherModerator]: { name: '吕和', post: ['moderator', 'huai'] },
  [secondStaff]: { name: '许明', post: ['community-staff', 'huai'] },
  [firmManager]: { name: '物小宁', post: ['property-manager', 'estate'] },
  [neighbour]: { name: '孙玉芬', livesLike: 'wang', homeIn: 'u51' },
  [housemate]: { name: '王建', livesLike: 'wang', door: '302' },
};

/** The small world with whom a hall needs; `wang` lives behind door 302. */
export function councilWorld(): World {
  const world = buildWorld();
  const known = (who: Who): PersonRecord => {
    const person = world.people.find(({ _id }) => _id === personId(who));
    if (!person) throw new RangeError(`${who} is not in the world`);
    return person;
  };
  for (const home of known('wang').homes) home.door = '302';
  const [membership] = known('zhao').memberships;
  if (!membership) throw new RangeError('no membership to copy');
  const { post: _, ...plain } = membership;
  for (const [who, { name, post, livesLike, door, homeIn }] of Object.entries(parts)) {
    const path = world.areas.find(({ _id }) => homeIn && _id === area(homeIn))?.path;
    world.people.push({
      ...known(livesLike ?? 'zhao'),
      _id: personId(who as Who),
      name,
      homes: (livesLike === undefined ? [] : known(livesLike).homes).map(
        ({ door: __, ...home }) => ({
          ...home,
          id: `ho_${who}`,
          ...(door !== undefined && { door }),
          ...(path && homeIn && { areaId: area(homeIn), areaPath: path }),
        }),
      ),
      memberships: post
        ? [{ ...plain, id: `ms_${who}`, role: post[0], areaId: area(post[1]) }]
        : [],
    });
  }
  return world;
}

const huaiPath = ['district', 'street', 'huai', 'estate'].map(area);
const now = (cloud: TestCloud) => cloud.cloud.clock.now();
const hour = 60 * minuteMs;

/** The month a day lies in, or one some months later: 'YYYY-MM'. */
export function monthAt(at: number, later = 0): string {
  const [year = 0, month = 0] = dayOf(at).split('-').map(Number);
  const index = year * 12 + month - 1 + later;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** 19:00 on the tenth of next month: far enough ahead to announce, on whatever day a test runs. */
export const eveningNextMonth = (at: number): number => instantOf(`${monthAt(at, 1)}-10`, '19:00');

/** The open hall of 槐安小区, led by `moderator`; `over` changes what a test needs. */
export async function hallWith(
  cloud: TestCloud,
  over: Partial<HallRecord> = {},
): Promise<HallRecord> {
  const hall: HallRecord = {
    _id: 'ha_huaiestate',
    name: '槐安小区红色议事厅',
    areaId: area('estate'),
    path: huaiPath,
    areaText: '槐安社区 槐安小区',
    communityId: area('huai'),
    place: '党群服务中心一楼',
    hasOwnersCommittee: true,
    moderatorIds: [personId(moderator)],
    moderators: [{ personId: personId(moderator), name: '周正' }],
    namedOnly: [],
    order: 1,
    months: {},
    openedOn: addDays(dayOf(now(cloud)), -90),
    absences: {},
    openDecisions: 0,
    version: 1,
    ...over,
  };
  await cloud.load('halls', [hall]);
  return hall;
}

/** The hall as the database has it now. */
export const hallNow = (cloud: TestCloud, id = 'ha_huaiestate'): HallRecord => {
  const hall = cloud.one<HallRecord>('halls', id);
  if (!hall) throw new RangeError(`${id} is not there`);
  return hall;
};

/** The meeting as the database has it now. */
export const meetingNow = (cloud: TestCloud, id: string): MeetingRecord => {
  const meeting = cloud.one<MeetingRecord>('meetings', id);
  if (!meeting) throw new RangeError(`${id} is not there`);
  return meeting;
};

/** Two topics and 评议物业服务. */
export const agendaOfTwo: readonly AgendaItem[] = [
  { id: 'it_1', title: '电动车充电棚不够', text: '晚上没有位置', proposalIds: [] },
  { id: 'it_2', title: '3号楼前路灯不亮', proposalIds: [] },
  { ...standingItem, proposalIds: [] },
];

const order: readonly MeetingStatus[] = [
  'draft',
  'collecting',
  'agenda',
  'published',
  'in-session',
  'minutes',
  'resolved',
  'executing',
  'closed',
];

/** How far a meeting has come; one that was postponed was published, one that was cancelled too. */
const reached = (status: MeetingStatus, step: MeetingStatus): boolean =>
  order.indexOf(order.includes(status) ? status : 'published') >= order.indexOf(step);

const minutesOf = (status: MeetingStatus, at: number, agenda: readonly AgendaItem[]) => ({
  items: agenda.map(({ id, isStanding }) => ({
    itemId: id,
    problem: '大家都提到',
    opinions: '有人说加装，有人说腾地方',
    conclusion: '先腾出东侧空地',
    ...(!isStanding && {
      decision: {
        kind: 'owner-task' as const,
        ownerText: '物业企业 · 槐安物业',
        dueOn: addDays(dayOf(at), 14),
      },
    }),
  })),
  photos: [],
  byId: personId(moderator),
  amendments: [],
  ...(reached(status, 'resolved') && {
    circulatedAt: at - 3 * dayMs,
    amendUntil: at - dayMs,
    confirmedAt: at - hour,
    confirmedByText: '总网格长 何建舟',
  }),
});

/** When a meeting of this state met or meets. */
function timeOf(status: MeetingStatus, at: number): { startsAt: number; endsAt: number } {
  const startsAt =
    {
      'in-session': at - hour / 2,
      minutes: at - 3 * hour,
      resolved: at - 4 * dayMs,
      executing: at - 12 * dayMs,
      closed: at - 40 * dayMs,
    }[status as string] ?? at + 3 * dayMs;
  return { startsAt, endsAt: startsAt + 2 * hour };
}

function bodyOf(status: MeetingStatus, hall: HallRecord, at: number): Partial<MeetingRecord> {
  const time = timeOf(status, at);
  const isOver = reached(status, 'minutes');
  const parties = partiesFor({ kind: 'monthly' }, hall).map((party) => ({ party, who: '代表' }));
  return {
    ...(reached(status, 'collecting') && {
      collectUntilOn: addDays(dayOf(at), status === 'collecting' ? 3 : -1),
    }),
    ...(reached(status, 'agenda') && { collectedAt: at - hour }),
    ...(reached(status, 'agenda') && { agenda: agendaOfTwo.slice(0, status === 'agenda' ? 2 : 3) }),
    ...(reached(status, 'published') && {
      ...time,
      place: hall.place,
      publishedAt: Math.min(at, time.startsAt - 4 * dayMs),
      isAgendaConfirmed: true,
      parties,
    }),
    ...(reached(status, 'in-session') && {
      startedAt: time.startsAt,
      parties: parties.map((one) => ({ ...one, isPresent: true })),
      minutes: minutesOf(status, at, agendaOfTwo),
    }),
    ...(isOver && { endedAt: time.endsAt, present: 0 }),
    ...(reached(status, 'resolved') && {
      resolution: { until: time.startsAt + 10 * dayMs, proofs: [] },
    }),
    ...((status === 'postponed' || status === 'cancelled') && { reason: '暴雨' }),
  };
}

/** What follows from the rest of a meeting, as every step writes it. */
export function settledMeeting(meeting: MeetingRecord, hall: HallRecord): MeetingRecord {
  const { wakeAt: _, ...rest } = meeting;
  const wakeAt = wakeOf(meeting, councilRules);
  const secretaryKeys = [roleKey('chief-grid-lead', hall.communityId)];
  return {
    ...rest,
    isPublic: isPublic(meeting),
    sortAt: meeting.startsAt ?? meeting.openedAt,
    waitsFor: waitsForOf(meeting, { ...factsOf(hall), secretaryKeys }),
    ...(wakeAt !== undefined && { wakeAt }),
  };
}

/** A monthly meeting of the hall as it stands in this state; makes the hall where none is there. `over` wins. */
export async function meetingWith(
  cloud: TestCloud,
  status: MeetingStatus,
  over: Partial<MeetingRecord> = {},
): Promise<MeetingRecord> {
  const at = now(cloud);
  const hall =
    cloud.one<HallRecord>('halls', over.hallId ?? 'ha_huaiestate') ?? (await hallWith(cloud));
  const body = bodyOf(status, hall, at);
  const month = dayOf(over.startsAt ?? body.startsAt ?? at).slice(0, 7);
  const meeting = settledMeeting(
    {
      _id: derivedId('mt', hall._id, over.month ?? month, status),
      hallId: hall._id,
      hallName: hall.name,
      areaId: hall.areaId,
      path: hall.path,
      areaText: hall.areaText,
      communityId: hall.communityId,
      kind: 'monthly',
      status,
      month,
      title: `${Number(month.slice(5))}月议事会`,
      parties: [],
      agenda: [],
      isAgendaConfirmed: false,
      proofs: [],
      changes: [],
      isPublic: false,
      sortAt: at,
      waitsFor: [],
      registered: 0,
      present: 0,
      decisions: 0,
      decisionsDone: 0,
      secret: 'mk_secret',
      openedById: personId('luo'),
      openedAt: at - 10 * dayMs,
      version: 3,
      ...body,
      ...over,
    },
    hall,
  );
  await cloud.load('meetings', [meeting]);
  return meeting;
}

/** A topic of `wang` that waits in the hall. */
export async function proposalWith(
  cloud: TestCloud,
  over: Partial<ProposalRecord> = {},
): Promise<ProposalRecord> {
  const hall =
    cloud.one<HallRecord>('halls', over.hallId ?? 'ha_huaiestate') ?? (await hallWith(cloud));
  const topic: ProposalRecord = {
    _id: derivedId('pr', over.title ?? '楼道堆物', hall._id),
    hallId: hall._id,
    hallName: hall.name,
    communityId: hall.communityId,
    path: hall.path,
    title: '楼道堆物',
    text: '2单元楼道放满了纸箱',
    authorId: personId('wang'),
    byText: '5号楼居民',
    speakers: 1,
    backers: 0,
    status: 'open',
    at: now(cloud) - 2 * dayMs,
    version: 1,
    ...over,
  };
  await cloud.load('proposals', [topic]);
  return topic;
}

/** Somebody of the world at a meeting, there unless `over` says otherwise; the meeting counts her. */
export async function attendeeOf(
  cloud: TestCloud,
  meeting: Pick<MeetingRecord, '_id'>,
  { who, ...over }: Partial<AttendanceRecord> & { who: Who },
): Promise<AttendanceRecord> {
  const person = cloud.one<PersonRecord>('people', personId(who));
  const { hallId, registered, present, ...rest } = meetingNow(cloud, meeting._id);
  const home = person?.homes[0];
  const attendance: AttendanceRecord = {
    _id: attendanceIdOf(meeting._id, personId(who)),
    meetingId: meeting._id,
    hallId,
    personId: personId(who),
    name: person?.name ?? '邻居',
    ...(home && { placeText: home.shortAddress }),
    ...(home?.door !== undefined && { householdId: householdIdOf(home.areaId, home.door) }),
    status: 'present',
    way: 'code',
    presentAt: now(cloud),
    at: now(cloud),
    version: 1,
    ...(over.status === 'registered' && { registeredAt: now(cloud) }),
    ...over,
  };
  await cloud.load('meeting_attendances', [attendance]);
  const isThere = attendance.status === 'present';
  await cloud.load('meetings', [
    {
      ...rest,
      hallId,
      registered: registered + (attendance.status === 'registered' ? 1 : 0),
      present: present + (isThere ? 1 : 0),
    } as MeetingRecord,
  ]);
  return attendance;
}

/** What a meeting decided about an item (its first one unless `over` says otherwise): a task of the property firm. */
export async function decisionWith(
  cloud: TestCloud,
  meeting: Pick<MeetingRecord, '_id'>,
  over: Partial<DecisionRecord> = {},
): Promise<DecisionRecord> {
  const { _id: meetingId, ...whole } = meetingNow(cloud, meeting._id);
  const at = now(cloud) - dayMs;
  const item = whole.agenda.find(({ id }) => id === (over.itemId ?? 'it_1')) ?? agendaOfTwo[0];
  if (!item) throw new RangeError('nothing on the agenda');
  const minutes = whole.minutes ?? minutesOf('resolved', at, [item]);
  const [decided] = decisionsOf({ ...whole, agenda: [item], minutes }, at);
  if (!decided) throw new RangeError(`nothing was decided about ${item.id}`);
  const decision: DecisionRecord = {
    _id: decisionIdOf(meetingId, item.id),
    hallId: whole.hallId,
    hallName: whole.hallName,
    meetingId,
    meetingTitle: whole.title,
    communityId: whole.communityId,
    path: whole.path,
    areaId: whole.areaId,
    order: whole.agenda.indexOf(item),
    proposalIds: item.proposalIds,
    proposersText: '5号楼居民',
    concerns: [],
    leadIds: [personId(moderator), roleKey('community-staff', whole.communityId)],
    reporterId: personId(moderator),
    ...decided,
    ...over,
  };
  await cloud.load('decisions', [decision]);
  return decision;
}

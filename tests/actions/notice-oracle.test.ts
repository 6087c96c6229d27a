import fc from 'fast-check';
import { getNotice, listNotices, noticeRoles, noticeStatuses } from '#contracts/notice';
import { listWritten } from '#contracts/notice-desk';
import type { Role } from '#contracts/roles';
import type { Reply } from '#contracts/wire';
import { dayMs } from '#domain/day';
import type { NoticeRecord } from '../../cloudfunctions/modules/notice/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { area, buildWorld, personId, type Who } from '../kit/world';

/* What everybody finds of notices in every state, against the rules read by brute force (`rules.md §4.7`, Notice). */

jest.setTimeout(240_000);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(stopTestClouds);

const { areas, people } = buildWorld();
const pathOf = (id: string): string[] => areas.find(({ _id }) => _id === id)?.path ?? [];
const readers: readonly Who[] = [
  ...(['wang', 'far', 'unitLead', 'zhao', 'luo', 'he', 'cheng', 'shi', 'desk'] as const),
  'visitor',
];

const writers: readonly [Who, Role, string][] = [
  ['unitLead', 'unit-lead', 'u52'],
  ['zhao', 'grid-worker', 'grid3'],
  ['luo', 'community-staff', 'huai'],
  ['cheng', 'subdistrict-dispatcher', 'street'],
  ['desk', 'district-desk', 'district'],
];
const below = (top: string): string[] =>
  areas.flatMap(({ _id, path }) => (path.includes(area(top)) ? _id : []));

const drawn = fc.array(
  fc.record({
    writer: fc.constantFrom(...writers),
    place: fc.nat(1000),
    status: fc.constantFrom(...noticeStatuses),
    wasOut: fc.boolean(),
    minutesOut: fc.constantFrom(3, 30),
    isOff: fc.boolean(),
    at: fc.nat(9),
  }),
  { minLength: 18, maxLength: 18 },
);
type Drawn = (typeof drawn extends fc.Arbitrary<infer All> ? All : never) extends (infer One)[]
  ? One
  : never;

type Out = { it: Drawn; wasOut: boolean; writtenAt: number; now: number };

/** What stands only on a notice of its state. */
const ofState = ({ it, wasOut, writtenAt, now }: Out): Partial<NoticeRecord> => ({
  ...(wasOut && { publishedAt: writtenAt, forgetAt: now + dayMs }),
  ...{
    'in-review': { reviewReason: 'text-doubted' as const },
    refused: { refusedReason: '不合适' },
    scheduled: { publishAt: now + dayMs },
    published: {},
    withdrawn: {
      withdrawn: { at: writtenAt + it.minutesOut * 60_000, byText: '', reason: '改期' },
    },
  }[it.status],
});

function noticeOf(it: Drawn, index: number, now: number): NoticeRecord {
  const [who, role, top] = it.writer;
  const places = below(top);
  const areaId = places[it.place % places.length] ?? area(top);
  const writtenAt = now - dayMs - it.at * 1000;
  const { status, minutesOut } = it;
  const mayBeOut = status === 'in-review' || status === 'withdrawn';
  const wasOut = status === 'published' || (mayBeOut && it.wasOut);
  const isChange = status === 'in-review' && wasOut;
  const former = { title: `第${index}份`, text: '原来的话', version: 1, at: writtenAt, byText: '' };
  return {
    _id: `nt_oracle${index + 100}`,
    kind: 'everyday',
    title: `第${index}份`,
    text: isChange ? '改过的话' : '原来的话',
    areaIds: [areaId],
    areaText: '',
    path: pathOf(areaId),
    publisher: { personId: personId(who), name: '', role, areaName: '', unitName: '' },
    status,
    version: isChange ? 2 : 1,
    round: 1,
    writtenAt,
    shownUntil: it.isOff ? now - 1 : now + dayMs,
    photos: [],
    revisions: isChange ? [former] : [],
    channels: [],
    isListed: isForNeighbours({ status, wasOut, minutesOut }),
    ...ofState({ it, wasOut, writtenAt, now }),
  };
}

type Fate = Pick<Drawn, 'status' | 'wasOut' | 'minutesOut'>;
const isForNeighbours = ({ status, wasOut, minutesOut }: Fate): boolean =>
  wasOut && (status !== 'withdrawn' || minutesOut > 5);

const postsOf = (who: Who) => people.find(({ _id }) => _id === personId(who))?.memberships ?? [];

/** Everywhere above her homes and her posts; the district for whoever has neither. */
function concernOf(who: Who): string[] {
  const homes = people.find(({ _id }) => _id === personId(who))?.homes ?? [];
  const all = [
    ...homes.flatMap(({ areaPath }) => areaPath),
    ...postsOf(who).flatMap(({ areaId }) => pathOf(areaId)),
  ];
  return all.length > 0 ? all : [area('district')];
}

const ranks: Partial<Record<Role, number>> = {
  'community-staff': 1,
  'chief-grid-lead': 1,
  'subdistrict-dispatcher': 2,
  'district-desk': 3,
};
const decides = (who: Who, { path, publisher }: NoticeRecord): boolean =>
  postsOf(who).some(
    ({ role, areaId }) =>
      path.includes(areaId) && (ranks[role] ?? 0) >= Math.max(1, ranks[publisher.role] ?? 0),
  );
const owns = (who: Who, { publisher }: NoticeRecord) => publisher.personId === personId(who);

const newest =
  (field: 'publishedAt' | 'writtenAt') =>
  (a: NoticeRecord, b: NoticeRecord): number =>
    (b[field] ?? 0) - (a[field] ?? 0) || (a._id < b._id ? 1 : -1);
const ids = (all: readonly { _id: string }[]) => all.map(({ _id }) => _id);

const listedFor = (who: Who, all: readonly NoticeRecord[], now: number): string[] => {
  const concern = concernOf(who);
  const isHers = (one: NoticeRecord) => one.areaIds.some((id) => concern.includes(id));
  const shown = all.filter((one) => one.isListed && one.shownUntil > now && isHers(one));
  return ids(shown.sort(newest('publishedAt')));
};

function writtenFor(who: Who, all: readonly NoticeRecord[]): string[] {
  const posts = postsOf(who).filter(({ role }) => (noticeRoles as readonly Role[]).includes(role));
  const hers = all.filter((one) => {
    if (owns(who, one) || decides(who, one)) return true;
    const isThere = posts.some(({ areaId }) => one.path.includes(areaId));
    const cameOut = one.status === 'published' || one.status === 'withdrawn';
    const isDesk = posts.some(({ role, areaId }) => ranks[role] && one.path.includes(areaId));
    return isThere && one.isListed && (cameOut || isDesk);
  });
  return ids(hers.sort(newest('writtenAt'))).slice(0, 20);
}

/** What one call finds: the words, and whether it finds the desk's part; nothing where it finds no notice. */
async function foundBy(who: Who, id: string): Promise<[text: string, isDesk: boolean] | undefined> {
  const reply: Reply = await cloud.send(who, { action: getNotice.name, input: { id } });
  if (!('result' in reply)) throw new Error('several answers');
  const { result } = reply;
  if (!result.ok) {
    expect(result.code).toBe('not-found');
    return undefined;
  }
  const { notice, desk } = result.data as { notice: { text: string }; desk?: unknown };
  return [notice.text, desk !== undefined];
}

async function checkOpened(who: Who, all: readonly NoticeRecord[]): Promise<void> {
  for (const one of all) {
    const isDesk = owns(who, one) || decides(who, one);
    const former = one.revisions[0]?.text ?? one.text;
    const neighbour = one.isListed ? [former, false] : undefined;
    const expected = isDesk ? [one.text, true] : neighbour;
    expect([who, one.status, await foundBy(who, one._id)]).toEqual([who, one.status, expected]);
  }
}

test('everybody finds exactly what the rules give her', async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async (given) => {
      await cloud.restart();
      const now = cloud.cloud.clock.now();
      const all = given.map((it, index) => noticeOf(it, index, now));
      await cloud.load('notices', all);
      for (const who of readers) {
        const { items } = await cloud.as(who)(listNotices, {});
        expect([who, items.map(({ id }) => id)]).toEqual([who, listedFor(who, all, now)]);
        await checkOpened(who, all);
        if (!postsOf(who).some(({ role }) => (noticeRoles as readonly Role[]).includes(role)))
          continue;
        const written = await cloud.as(who)(listWritten, { view: 'all' });
        const found = written.items.map(({ id }) => id);
        expect([who, found]).toEqual([who, writtenFor(who, all)]);
      }
    }),
    { numRuns: 4, seed: 20_261_122, endOnFailure: true },
  );
});

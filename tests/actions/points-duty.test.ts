import { tellDoors } from '#contracts/coverage';
import { bindHome, verifyHome } from '#contracts/identity';
import { approveCandidate } from '#contracts/points-desk';
import { submitReport } from '#contracts/report';
import { monthOf } from '#domain/candidate';
import { addDays, dayMs, dayOf, startOfDay } from '#domain/day';
import type { EventRecord } from '#runtime/records';
import type { CandidateRecord, DutyRecord } from '../../cloudfunctions/modules/points/records';
import { announce } from '../kit/announced';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { earningWorld, expectSound, waitingFor } from '../kit/earning';
import { lamp } from '../kit/journey';
import { publishing } from '../kit/noticed';
import { accountOf } from '../kit/points';
import { codeOf } from '../kit/refusal';
import { area, personId, type Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(earningWorld());
}, 60_000);
afterAll(stopTestClouds);
beforeEach(async () => {
  await cloud.restart();
  // The middle of a month: nothing of a test falls into two of them.
  await cloud.cloud.clock.moveTo(startOfDay(`${nextMonth()}-14`) + 10 * 3_600_000);
});
afterEach(() => expectSound(cloud));

const now = () => cloud.cloud.clock.now();
const nextMonth = () => monthOf(addDays(`${monthOf(dayOf(now()))}-28`, 4));
const heard = async () => {
  await cloud.cloud.clock.advance(60_000);
  await cloud.tick();
};
const kept = () => cloud.all<DutyRecord>('duty_acts');
const namesKept = () =>
  kept()
    .flatMap(({ acts }) => acts.map(({ name }) => name))
    .sort();
const candidates = () => cloud.all<CandidateRecord>('point_candidates');
const duties = () => candidates().filter(({ act }) => act === 'leader-duty');
/** Nine o'clock on a day of the next month. */
const nextMonthOn = async (day: string) => {
  await cloud.cloud.clock.moveTo(startOfDay(`${nextMonth()}-${day}`) + 9 * 3_600_000);
  await cloud.tick();
};
const lead = () => accountOf(cloud, 'unitLead', { openedAt: now() - 30 * dayMs });
const grandma = { name: '孙秀英', phone: '10000000555', door: '302', hasConsent: true } as const;

async function tell(who: Who, doors: string[]): Promise<void> {
  const { _id: noticeId } = await announce(cloud, 'duty', { kind: 'outage', areas: ['u52'] });
  await cloud.as(who)(tellDoors, { noticeId, areaId: area('u52'), doors, how: 'visit' });
}

/** A notice, doors told in one stairwell on one day, a home confirmed, a report for a neighbour and one of her own. */
async function doEverything(): Promise<void> {
  await publishing(cloud);
  await tell('unitLead', ['101', '102']);
  await tell('unitLead', ['201']);
  const { home } = await cloud.as('visitor')(bindHome, {
    areaId: area('u52'),
    label: 'own',
    door: '302',
  });
  await cloud.as('unitLead')(verifyHome, { homeId: home.id, decision: 'confirm' });
  await cloud.as('unitLead')(submitReport, { ...lamp, proxyFor: grandma });
  await cloud.as('unitLead')(submitReport, lamp);
}

describe('what a neighbour with a post does anyway', () => {
  it('is kept once for each thing, without a form', async () => {
    await lead();
    await doEverything();
    await heard();
    expect(namesKept()).toEqual([
      'coverage.told',
      'home.verified',
      'notice.published',
      'report.submitted',
    ]);
    expect(kept()).toMatchObject([
      { personId: personId('unitLead'), month: monthOf(dayOf(now())) },
    ]);
    const before = kept();
    for (const event of cloud.all<EventRecord>('events'))
      await cloud.change('events', event._id, { pending: ['points.keep-duty'], isPending: true });
    await heard();
    expect(kept()).toEqual(before);
  });

  it('is nobody’s who has no passbook, is paid, or holds no post', async () => {
    await doEverything();
    await heard();
    expect(kept()).toEqual([]);
    await lead();
    await accountOf(cloud, 'wang');
    const [post] =
      earningWorld().people.find(({ _id }) => _id === personId('zhao'))?.memberships ?? [];
    const person = cloud.one<{ _id: string; memberships: object[] }>(
      'people',
      personId('unitLead'),
    );
    const memberships = [...(person?.memberships ?? []), post];
    await cloud.change('people', personId('unitLead'), { memberships });
    await tell('unitLead', ['301']);
    await tell('zhao', ['302']);
    await cloud.as('wang')(submitReport, lamp);
    await heard();
    expect(kept()).toEqual([]);
  });

  it('is one candidate of the month after, for the community’s staff, and forgotten with it', async () => {
    const account = await lead();
    await doEverything();
    await heard();
    const month = monthOf(dayOf(now()));
    await nextMonthOn('01');
    expect(duties()).toEqual([]);
    await cloud.cloud.clock.advance(dayMs);
    await cloud.tick();
    expect(kept()).toEqual([]);
    const text = `为邻居履职：${Number(month.slice(5))}月发通知 1 次、逐户告知 1 次、核实住处 1 次、替邻居反映 1 次`;
    expect(duties()).toMatchObject([
      {
        accountId: account._id,
        path: 'duty',
        points: 8,
        reason: text,
        waitsFor: [`community-staff@${area('huai')}`],
        proposerId: 'system',
      },
    ]);
    expect(monthOf(duties()[0]?.doneOn ?? '')).toBe(month);
    const [row] = await waitingFor(cloud, 'luo');
    const seen = { id: row?.id ?? '', version: row?.version ?? 0 };
    for (const who of ['he', 'unitLead'] as const)
      expect(await codeOf(cloud.as(who)(approveCandidate, seen))).toMatch(/not-found|forbidden/);
    expect((await cloud.as('luo')(approveCandidate, seen)).granted).toBe(8);
  });

  it('is worth what the month bears, however much it was, and counts once', async () => {
    await lead();
    await doEverything();
    await heard();
    const [record] = kept();
    if (!record) throw new Error('nothing was kept');
    const acts = Array.from({ length: 9 }, (_, at) => ({
      eventId: `ev_${at}`,
      about: `nt_${at}`,
      name: 'notice.published',
      on: `${record.month}-15`,
    }));
    await cloud.change('duty_acts', record._id, { acts });
    await nextMonthOn('02');
    expect(duties().map(({ points }) => points)).toEqual([10]);
    const before = duties();
    await cloud.load('duty_acts', [{ ...record, acts } as never]);
    await cloud.cloud.clock.advance(60_000);
    await Promise.all([cloud.tick(), cloud.tick()]);
    expect(duties()).toEqual(before);
    expect(kept()).toEqual([]);
  });

  it('is nothing for whoever closed her passbook or is paid by then', async () => {
    const account = await lead();
    await tell('unitLead', ['101']);
    await heard();
    expect(namesKept()).toEqual(['coverage.told']);
    await cloud.change('point_accounts', account._id, { status: 'closed' });
    await nextMonthOn('02');
    expect([duties(), kept()]).toEqual([[], []]);
  });
});

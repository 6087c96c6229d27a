import { createHash } from 'node:crypto';
import { policy } from '#config/policy';
import type { Sent } from '#contracts/action';
import {
  addPaperVolunteer,
  attendCall,
  cancelCall,
  cancelSignUp,
  getAttendance,
  getCall,
  listCalls,
  publishCall,
  signUp,
  tickAttendance,
} from '#contracts/volunteer';
import { addDays, dayMs, dayOf, minuteMs } from '#domain/day';
import { suffixAt } from '#domain/redemption-code';
import { doorSecret } from '#domain/volunteer';
import type { EventRecord } from '#runtime/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { CallRecord } from '../../cloudfunctions/modules/volunteer/records';
import { countedWorld } from '../kit/announced';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { posted } from '../kit/desk';
import { paperAccount } from '../kit/points';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { area, personId, type Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(countedWorld());
}, 60_000);
afterAll(stopTestClouds);
beforeEach(() => cloud.restart());

const hour = 60 * minuteMs;
const now = () => cloud.cloud.clock.now();
const plan = (over: Partial<Sent<typeof publishCall>> = {}): Sent<typeof publishCall> => ({
  areaId: area('huai'),
  title: '清洁楼道',
  text: '一起把楼道和扶手擦一遍，工具我们准备。',
  place: '5号楼楼下',
  startsAt: now() + dayMs,
  endsAt: now() + dayMs + 2 * hour,
  places: 2,
  isForFamilies: true,
  isRisky: false,
  ...over,
});
const publish = (who: Who, over: Partial<Sent<typeof publishCall>> = {}) =>
  cloud.as(who)(publishCall, plan(over));
const join = (who: Who, id: string, over: object = {}) =>
  cloud.as(who)(signUp, { id, isAdult: true, ...over });
const call = () => cloud.all<CallRecord>('volunteer_calls')[0];
const sha256 = (text: string) => createHash('sha256').update(text).digest();
const doorCode = (way: 'in' | 'out', at = now()) =>
  suffixAt(doorSecret(call()?.secret ?? '', way), at, sha256);

describe('a call for volunteers', () => {
  it('is read where it is for, in the order of time, with who calls and what it earns', async () => {
    const later = await publish('luo', {
      title: '后天的活动',
      startsAt: now() + 2 * dayMs,
      endsAt: now() + 2 * dayMs + hour,
    });
    const { id } = await publish('luo');
    await publish('nine', { areaId: area('grid9'), title: '别的社区' });
    const { items } = await cloud.as('wang')(listCalls, {});
    expect(items.map((one) => one.id)).toEqual([id, later.id]);
    const { call: found, maySignUp, mayLead } = await cloud.as('wang')(getCall, { id });
    expect(found).toMatchObject({
      publisherText: expect.stringContaining('社区工作人员'),
      pointsText: expect.stringContaining('每小时 2 分'),
    });
    expect([maySignUp, mayLead]).toEqual([true, false]);
  });

  it('earns what the district’s rules of its day say, not those of the first day', async () => {
    const rules = policy.earningRules.value.map((rule) =>
      rule.act === 'volunteer-hours' ? { ...rule, points: 3 } : rule,
    );
    const districtId = area('district');
    const dayAfter = addDays(dayOf(now()), 2);
    const version = { districtId, version: 2, fromOn: dayAfter, rules, reason: '试', setAt: 1 };
    await cloud.load('point_rules', [{ ...version, _id: `${districtId}:2`, setBy: '区' } as never]);
    const tomorrow = await publish('luo');
    const startsAt = now() + 3 * dayMs;
    const later = await publish('luo', { startsAt, endsAt: startsAt + hour });
    const textOf = async (id: string) => (await cloud.as('wang')(getCall, { id })).call.pointsText;
    expect(await textOf(tomorrow.id)).toContain('每小时 2 分');
    expect(await textOf(later.id)).toContain('每小时 3 分');
  });

  it('is published within one’s own area, with time and words that hold', async () => {
    expect(await fieldsOf(publish('zhao', { areaId: area('gui') }))).toHaveProperty('areaId');
    expect(await codeOf(publish('wang'))).toBe('forbidden');
    expect(await fieldsOf(publish('luo', { startsAt: now() - 1 }))).toHaveProperty('startsAt');
    expect(await fieldsOf(publish('luo', { isRisky: true }))).toHaveProperty('insuranceNote');
    expect(cloud.all('volunteer_calls')).toEqual([]);
  });

  it('has so many places; who comes later waits, and moves up when somebody signs off', async () => {
    const { id } = await publish('luo');
    expect((await join('wang', id, { children: 1, isGuardian: true })).status).toBe('signed');
    expect((await join('li', id)).status).toBe('waiting');
    expect(call()?.signedCount).toBe(2);
    await cloud.as('wang')(cancelSignUp, { id });
    await cloud.cloud.clock.advance(10_000);
    await cloud.tick();
    expect(call()?.signedCount).toBe(1);
    expect((await cloud.as('li')(getCall, { id })).mine?.status).toBe('signed');
    const moved = cloud
      .all<EventRecord>('events')
      .filter(({ name }) => name === 'volunteer.moved-up');
    expect(moved).toHaveLength(1);
  });

  it('never gives one place to two who ask at once', async () => {
    const { id } = await publish('luo', { places: 1 });
    const answers = await Promise.all((['wang', 'li'] as const).map((who) => join(who, id)));
    expect(answers.map(({ status }) => status).sort()).toEqual(['signed', 'waiting']);
    expect(call()?.signedCount).toBe(1);
  });

  it('that is cancelled says why, takes nobody any more, and is no call of another post', async () => {
    const { id } = await publish('luo');
    expect(await codeOf(cloud.as('nine')(cancelCall, { id, version: 1, reason: '下雨' }))).toBe(
      'not-found',
    );
    await cloud.as('luo')(cancelCall, { id, version: 1, reason: '下雨' });
    const { call: found, obstacle } = await cloud.as('wang')(getCall, { id });
    expect(found).toMatchObject({ status: 'cancelled', cancelledReason: '下雨' });
    expect(obstacle).toBe('这次招募取消了');
    expect((await refusalOf(join('wang', id))).details?.reason).toMatch(/已经结束/);
  });
});

describe('the door', () => {
  const begun = async () => {
    const { id } = await publish('luo');
    await join('wang', id);
    await cloud.cloud.clock.advance(dayMs);
    return id;
  };

  it('counts from its code in to its code out, once', async () => {
    const id = await begun();
    const attend = (way: 'in' | 'out', code = doorCode(way)) =>
      cloud.as('wang')(attendCall, { id, way, code });
    expect(await attend('in')).toEqual({ status: 'present' });
    await cloud.cloud.clock.advance(90 * minuteMs);
    const out = await attend('out');
    expect(out.status).toBe('finished');
    expect(out.minutes).toBeGreaterThanOrEqual(90);
    expect(await attend('out')).toEqual(out);
    const served = cloud
      .all<EventRecord>('events')
      .filter(({ name }) => name === 'volunteer.served');
    expect(served).toHaveLength(1);
    expect(served[0]?.data).toMatchObject({ callId: id, minutes: out.minutes, title: '清洁楼道' });
    expect(JSON.stringify(served[0])).not.toContain('王');
  });

  it('opens to no old code, no guessed one, no code of the other way, nobody who did not sign up', async () => {
    const id = await begun();
    for (const code of [doorCode('in', now() - 3 * minuteMs), 'AAAA', doorCode('out')])
      expect(await fieldsOf(cloud.as('wang')(attendCall, { id, way: 'in', code }))).toHaveProperty(
        'code',
      );
    const stranger = cloud.as('li')(attendCall, { id, way: 'in', code: doorCode('in') });
    expect((await refusalOf(stranger)).details?.reason).toMatch(/先报名/);
  });

  it('has a list for whoever leads: masked names, ticks by hand, people on paper', async () => {
    const id = await begun();
    expect(await codeOf(cloud.as('nine')(getAttendance, { id }))).toBe('not-found');
    const { people } = await cloud.as('luo')(getAttendance, { id });
    expect(people).toHaveLength(1);
    expect(people[0]?.name).toContain('*');
    const [one] = people;
    const tick = (version: number) =>
      cloud.as('luo')(tickAttendance, { id: one?.id ?? '', version, as: 'finished' });
    await tick(one?.version ?? 0);
    expect(await codeOf(tick(one?.version ?? 0))).toBe('conflict');
    const account = { id, accountId: `ac_${'0'.repeat(24)}` };
    expect(await fieldsOf(cloud.as('luo')(addPaperVolunteer, account))).toHaveProperty('accountId');
  });

  it('opens to nobody who can make its code herself: a colleague ticks her', async () => {
    await posted(cloud, 'wang', ['moderator', 'huai']);
    const id = await begun();
    const own = cloud.as('wang')(attendCall, { id, way: 'in', code: doorCode('in') });
    expect((await refusalOf(own)).details?.reason).toMatch(/别的同事/);
    const [one] = (await cloud.as('luo')(getAttendance, { id })).people;
    await cloud.as('luo')(tickAttendance, { id: one?.id ?? '', version: 1, as: 'present' });
  });

  it('is not kept for one’s own household, on the phone or on paper', async () => {
    await posted(cloud, 'li', ['moderator', 'huai']);
    const home = cloud.one<PersonRecord>('people', personId('li'))?.homes[0];
    await cloud.change('people', personId('li'), { homes: [{ ...home, door: '301' }] });
    await cloud.change('people', personId('wang'), { homes: [{ ...home, door: '301' }] });
    const paper = await paperAccount(cloud, { name: '李奶奶', areaName: 'u61', door: '301' });
    const id = await begun();
    const add = (who: Who) => cloud.as(who)(addPaperVolunteer, { id, accountId: paper._id });
    expect((await refusalOf(add('li'))).details?.reason).toMatch(/您家里人/);
    await add('luo');
    const { people } = await cloud.as('li')(getAttendance, { id });
    expect(people).toHaveLength(2);
    for (const { id: place, version } of people) {
      const tick = cloud.as('li')(tickAttendance, { id: place, version, as: 'finished' });
      expect((await refusalOf(tick)).details?.reason).toMatch(/您家里人/);
    }
  });

  it('closes by the clock', async () => {
    await begun();
    await cloud.cloud.clock.advance(3 * hour);
    await cloud.tick();
    expect(call()?.status).toBe('over');
  });
});

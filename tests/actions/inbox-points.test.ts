import { policy, rules } from '#config/policy';
import { listInbox } from '#contracts/inbox';
import { appealCandidate } from '#contracts/points';
import { linkPaperAccount } from '#contracts/points-accounts';
import {
  approveCandidate,
  judgePointsAppeal,
  proposeCandidate,
  rejectCandidate,
  reverseEntry,
} from '#contracts/points-desk';
import type { Role } from '#contracts/roles';
import { reserve } from '#contracts/shop';
import {
  handOver,
  listToWitness,
  refuseRedemption,
  reverseRedemption,
  sell,
  witness,
} from '#contracts/shop-counter';
import { takeStock } from '#contracts/shop-stock';
import { cancelCall, cancelSignUp, publishCall, signUp } from '#contracts/volunteer';
import { isWorkday } from '#domain/calendar';
import { addDays, dayMs, dayOf, instantOf, minuteMs } from '#domain/day';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import { dutyOf } from '../../cloudfunctions/modules/identity/person';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { InboxItemRecord } from '../../cloudfunctions/modules/inbox/records';
import { type CandidateRecord, entryIdOf } from '../../cloudfunctions/modules/points/records';
import type { RedemptionRecord } from '../../cloudfunctions/modules/shop/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { posted } from '../kit/desk';
import { accountOf, paperAccount, shopWith, verifiedAt } from '../kit/points';
import { area, type Name, personId, type Who } from '../kit/world';

jest.setTimeout(120_000);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
}, 60_000);
beforeEach(async () => {
  await cloud.restart();
  await onDuty('qian', ['shopkeeper', 'huai']);
});
afterAll(stopTestClouds);

/** Gives somebody a post that others can be asked for by. */
async function onDuty(who: Name, post: [Role, string]): Promise<void> {
  await posted(cloud, who, post);
  const person = cloud.one<PersonRecord>('people', personId(who));
  const membership = person?.memberships.at(-1);
  const place = cloud.one<AreaRecord>('areas', area(post[1]));
  if (!person || !membership || !place) throw new Error(`${who} has no post`);
  const duties = [...place.duties, dutyOf(person, membership)];
  await cloud.change('areas', place._id, { duties });
}

const now = () => cloud.cloud.clock.now();
const items = () => cloud.all<InboxItemRecord>('inbox_items');
const shown = async (who: Who) => (await cloud.as(who)(listInbox, { filter: 'others' })).items;
const titles = async (who: Who) => (await shown(who)).map(({ title }) => title);
/** What listeners did not hear at once, they hear now. */
async function heard(): Promise<void> {
  await cloud.cloud.clock.advance(minuteMs);
  await cloud.tick();
  await cloud.tick();
  expect(JSON.stringify(items())).not.toMatch(/王梅|李强|郑奶奶|1000000\d{4}/);
}
const candidate = (id: string) => {
  const found = cloud.one<CandidateRecord>('point_candidates', id);
  if (!found) throw new Error(`${id} is not there`);
  return { id, version: found.version };
};

async function proposed(): Promise<string> {
  const { _id: accountId } = await accountOf(cloud, 'wang', { balance: 20 });
  const { id } = await cloud.as('unitLead')(proposeCandidate, {
    accountId,
    act: 'volunteer-hours',
    units: 2,
    doneOn: dayOf(now()),
    note: '清理楼道',
  });
  await heard();
  return id;
}

describe('points', () => {
  it('are asked of whoever decides, and told to whom they are given', async () => {
    const id = await proposed();
    expect(await shown('qian')).toMatchObject([
      { kind: 'points', title: '有积分等您审核', link: { kind: 'points-desk' }, isRead: false },
    ]);
    for (const who of ['wang', 'unitLead', 'he', 'luo', 'nine'] as const)
      expect(await titles(who)).toEqual([]);
    await cloud.as('qian')(approveCandidate, candidate(id));
    await heard();
    const [item] = await shown('wang');
    expect(item).toMatchObject({ kind: 'points', link: { kind: 'points' } });
    expect(item?.title).toBe('记入 4 分：参加志愿活动');
    expect(item?.text).toMatch('清理楼道');
    expect(items()).toHaveLength(2);
    await cloud.tick();
    expect(items()).toHaveLength(2);
  });

  it('that were not given can be appealed: each side hears of the next step', async () => {
    const id = await proposed();
    await cloud.as('qian')(rejectCandidate, { ...candidate(id), reason: '签到记录对不上' });
    await heard();
    expect((await shown('wang'))[0]).toMatchObject({
      title: '这次没有记积分：参加志愿活动',
      link: { kind: 'points-acts' },
    });
    expect((await shown('wang'))[0]?.text).toMatch(
      /^原因：签到记录对不上。不同意可以在 .+ 前申诉。$/,
    );
    await cloud.as('wang')(appealCandidate, { ...candidate(id), text: '我当天签到了两次' });
    await heard();
    expect(await titles('cheng')).toEqual(['居民对积分申诉，请您复核']);
    expect(await titles('shi')).toEqual([]);
    await cloud.as('cheng')(judgePointsAppeal, {
      ...candidate(id),
      isUpheld: true,
      reason: '记录确实在',
    });
    await heard();
    expect((await titles('wang'))[0]).toBe('申诉通过，记入 4 分');
  });

  it('that nobody decided go up, and whoever is asked then hears it', async () => {
    await proposed();
    await cloud.cloud.clock.advance(15 * dayMs);
    await heard();
    expect(await titles('he')).toContain('有积分过了时间没人审核，请您决定');
    expect(await titles('wang')).toEqual([]);
  });

  it('that are taken back say why, and what is owed', async () => {
    const id = await proposed();
    await cloud.as('qian')(approveCandidate, candidate(id));
    await cloud.as('he')(reverseEntry, { entryId: entryIdOf('earned', id), reason: '记了两遍' });
    await heard();
    const [item] = await shown('wang');
    expect(item).toMatchObject({ title: '存折更正，减 4 分' });
    expect(item?.text).toMatch('记了两遍');
  });

  it('of a paper passbook arrive on the phone with a word', async () => {
    const member = await accountOf(cloud, 'wang');
    await verifiedAt(cloud, 'wang', '101');
    const hers = { name: '郑奶奶', areaName: 'u52', door: '101', balance: 26 };
    const paper = await paperAccount(cloud, hers);
    await cloud.as('qian')(linkPaperAccount, {
      paperNumber: paper.number,
      memberNumber: member.number,
    });
    await heard();
    expect(await shown('wang')).toMatchObject([
      { title: '纸质存折已转入手机存折', text: '原来的 26 分都在，一分不少。' },
    ]);
  });
});

describe('at the shop', () => {
  const soap = [{ rewardId: 'rw_soap0000', quantity: 2 }];
  beforeEach(async () => {
    await shopWith(cloud, { soap: { price: 5, pieces: 10 }, rice: { price: 30, pieces: 4 } });
  });
  async function reserved() {
    await accountOf(cloud, 'wang', { balance: 50 });
    const { redemption } = await cloud.as('wang')(reserve, {
      shopId: 'sh_huaian00',
      items: soap,
      points: 10,
    });
    await heard();
    expect(await titles('wang')).toEqual([]);
    return { id: redemption.id, version: redemption.version };
  }

  it('what could not be given comes with an apology and the points', async () => {
    const seen = await reserved();
    await cloud.as('qian')(refuseRedemption, { ...seen, why: 'damaged' });
    await heard();
    expect(await shown('wang')).toMatchObject([
      {
        kind: 'shop',
        text: 'soap 2 件，商品破损，很抱歉。10 分已经退回存折。',
        link: { kind: 'redemption', id: seen.id },
      },
    ]);
  });

  it('what nobody fetched is recalled once, half a day before, and comes back with a word', async () => {
    const { id } = await reserved();
    const { until = 0 } = cloud.one<RedemptionRecord>('redemptions', id) ?? {};
    await cloud.cloud.clock.moveTo(until - 12 * 60 * minuteMs - 2 * minuteMs);
    await heard();
    expect(await titles('wang')).toEqual([]);
    await cloud.cloud.clock.advance(minuteMs);
    await Promise.all([cloud.tick(), cloud.tick()]);
    await heard();
    expect(await shown('wang')).toMatchObject([
      { title: '您的预约快到期了', link: { kind: 'redemption', id } },
    ]);
    await cloud.cloud.clock.moveTo(until);
    await heard();
    expect(await shown('wang')).toMatchObject([
      { title: '预约到期，积分已退回', text: expect.stringContaining('过了领取时间') },
      { title: '您的预约快到期了' },
    ]);
  });

  it('what was taken home is confirmed, and what was taken back says who did it and why', async () => {
    const { id } = await reserved();
    const { redemption } = await cloud.as('qian')(handOver, { id });
    await heard();
    expect(await titles('wang')).toEqual(['商品已领取']);
    const { version } = redemption;
    await cloud.as('qian')(reverseRedemption, { id, version, reason: '拿错了' });
    await heard();
    expect((await shown('wang'))[0]).toMatchObject({
      title: '一笔兑换已撤销，积分已退回',
      text: 'soap 2 件，由积分超市专管员 钱外撤销，原因：拿错了。10 分已经退回存折，有疑问请问超市。',
    });
  });

  it('what somebody sold from her passbook is told to her, so that she can object the same day', async () => {
    const { _id: accountId } = await accountOf(cloud, 'wang', { balance: 50 });
    await cloud.as('qian')(sell, { accountId, items: soap, points: 10 });
    await heard();
    expect((await shown('wang'))[0]?.text).toMatch('不是您本人领的，请当天告诉超市');
  });

  it('second persons are asked, and the keeper hears of a no', async () => {
    const { _id: accountId } = await paperAccount(cloud, {
      name: '郑奶奶',
      areaName: 'u52',
      balance: 60,
    });
    const items = [{ rewardId: 'rw_rice0000', quantity: 1 }];
    await cloud.as('qian')(sell, { accountId, items, points: 30 });
    await heard();
    for (const who of ['luo', 'he', 'unitLead'] as const)
      expect(await titles(who)).toEqual(['积分超市请您见证']);
    expect((await shown('luo'))[0]?.link).toMatchObject({ kind: 'witness' });
    expect(await titles('qian')).toEqual([]);
    const [waiting] = (await cloud.as('luo')(listToWitness, {})).items;
    if (!waiting) throw new Error('nothing waits');
    const { id, version } = waiting;
    await cloud.as('luo')(witness, { id, version, isRight: false });
    await heard();
    expect(await shown('qian')).toMatchObject([
      { title: '一笔兑换没有办成，积分已退回', link: { kind: 'counter' } },
    ]);
  });

  it.each([
    [true, '盘点已确认'],
    [false, '盘点没有通过'],
  ])(
    'a stocktake asks the community, and its keeper reads the answer: %s',
    async (isRight, title) => {
      const counts = [{ rewardId: 'rw_soap0000', expected: 10, counted: 9 }];
      const { id } = await cloud.as('qian')(takeStock, { shopId: 'sh_huaian00', counts });
      await heard();
      for (const who of ['luo', 'he'] as const)
        expect(await titles(who)).toEqual(['积分超市请您见证盘点']);
      expect(await titles('auditor')).toEqual([]);
      await cloud.as('he')(witness, { id, version: 1, isRight });
      await heard();
      expect(await titles('qian')).toEqual([title]);
    },
  );
});

describe('a call for volunteers', () => {
  const call = {
    areaId: area('huai'),
    title: '清洁楼道',
    text: '一起把楼道和扶手擦一遍，工具我们准备。',
    place: '5号楼楼下',
    places: 1,
    isForFamilies: false,
    isRisky: false,
  };
  async function full() {
    const startsAt = now() + dayMs;
    const { id } = await cloud.as('luo')(publishCall, {
      ...call,
      startsAt,
      endsAt: startsAt + 2 * 60 * minuteMs,
    });
    for (const who of ['wang', 'li', 'unitLead'] as const)
      await cloud.as(who)(signUp, { id, isAdult: true });
    return id;
  }

  it('gives a freed place to whoever waits longest, who hears it', async () => {
    const id = await full();
    await cloud.as('wang')(cancelSignUp, { id });
    await heard();
    expect(await shown('li')).toMatchObject([
      { kind: 'volunteer', title: '有空位了，您已报上名', link: { kind: 'volunteer', id } },
    ]);
    for (const who of ['wang', 'unitLead', 'luo'] as const) expect(await titles(who)).toEqual([]);
  });

  it('that is off is told to everybody at it or waiting, and to nobody who left', async () => {
    const id = await full();
    await cloud.as('wang')(cancelSignUp, { id });
    await heard();
    const { version = 1 } =
      cloud.one<{ _id: string; version: number }>('volunteer_calls', id) ?? {};
    await cloud.as('luo')(cancelCall, { id, version, reason: '下大雨' });
    await heard();
    for (const who of ['li', 'unitLead'] as const)
      expect((await shown(who))[0]).toMatchObject({
        title: '您报名的活动取消了',
        text: expect.stringContaining('原因：下大雨。'),
      });
    for (const who of ['wang', 'luo'] as const) expect(await titles(who)).toEqual([]);
  });
});

describe('the summary of the day', () => {
  it('counts what waits for whoever decides about points, a shopkeeper among them', async () => {
    await proposed();
    await cloud.load(
      'point_candidates',
      ['duty0000', 'big00000'].map((name, index) => ({
        ...cloud.all<CandidateRecord>('point_candidates')[0],
        _id: `pc_${name}`,
        waitsFor: [`${index === 0 ? 'community-staff' : 'chief-grid-lead'}@${area('huai')}`],
      })),
    );
    let day = addDays(dayOf(now()), 1);
    while (!isWorkday(day, rules.calendar)) day = addDays(day, 1);
    await cloud.cloud.clock.moveTo(instantOf(day, policy.digestAt.value));
    await cloud.tick();
    const digests = items().filter(({ kind }) => kind === 'digest');
    expect(digests.map((item) => [item.personId, item.title, item.link?.kind]).sort()).toEqual(
      (['qian', 'luo', 'he'] as const)
        .map((who) => [personId(who), '今天有 1 笔积分等您审核', 'points-desk'])
        .sort(),
    );
  });
});

import { getHomeCards } from '#contracts/card';
import {
  bindHome,
  endHome,
  getMe,
  listHomesToVerify,
  setDoor,
  setPhone,
  updateMe,
  verifyHome,
} from '#contracts/identity';
import { listInbox } from '#contracts/inbox';
import type {
  HomeRecord,
  HouseholdRecord,
  PersonRecord,
} from '../../cloudfunctions/modules/identity/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { area, personId, type Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(() => cloud.restart());
afterAll(stopTestClouds);

const person = (who: Who) => cloud.one<PersonRecord>('people', personId(who));
const bind = (who: Who, over: { areaId?: string; door?: string } = {}) =>
  cloud.as(who)(bindHome, { areaId: area('u52'), ...over });

describe('identity.me', () => {
  test('asks the database once and says nothing of others', async () => {
    const me = await cloud.as('wang')(getMe, {});
    expect(me).toMatchObject({
      name: '王梅',
      maskedPhone: '100****0001',
      isStaff: false,
      homes: [{ shortAddress: '5号楼2单元', status: 'declared' }],
    });
    expect(cloud.lastCall().requests).toHaveLength(1);
  });

  test('tells staff their posts', async () => {
    const me = await cloud.as('zhao')(getMe, {});
    expect(me).toMatchObject({
      isStaff: true,
      memberships: [{ role: 'grid-worker', areaName: '第三网格' }],
    });
  });
});

describe('where somebody lives', () => {
  test('a visitor binds a home in one step, and the card is there at once', async () => {
    const { home } = await bind('visitor');
    expect(home).toMatchObject({
      status: 'declared',
      label: 'own',
      address: '槐安社区 · 第三网格 · 槐安小区 · 5号楼2单元',
    });
    const { cards } = await cloud.as('visitor')(getHomeCards, {});
    expect(cards.map((card) => [card.homeId, card.gridName])).toEqual([[home.id, '第三网格']]);
    expect(cloud.all<HouseholdRecord>('households')).toEqual([]);
  });

  test('up to three, and a fourth only once one has ended', async () => {
    const { home } = await bind('visitor');
    await bind('visitor', { areaId: area('u51') });
    await bind('visitor', { areaId: area('u91') });
    const refusal = await refusalOf(bind('visitor', { areaId: area('u61') }));
    expect(refusal).toMatchObject({ code: 'step-not-allowed' });
    await cloud.as('visitor')(endHome, { homeId: home.id });
    await bind('visitor', { areaId: area('u61') });
    expect(person('visitor')?.homes).toHaveLength(3);
    expect(cloud.one<HomeRecord>('homes', home.id)).toMatchObject({ status: 'ended' });
  });

  test.each([
    ['a grid', 'grid3'],
    ['a community', 'huai'],
    ['nowhere', 'mars'],
  ])('%s is not a home', async (_, name) => {
    expect(await fieldsOf(bind('visitor', { areaId: area(name) }))).toEqual({
      areaId: '请选到单元',
    });
  });

  test('a door is written as people write it, and nothing else', async () => {
    for (const door of ['302室;drop', '{"$gt":""}', ''])
      expect(await fieldsOf(bind('visitor', { door }))).toHaveProperty('door');
    await expect(bind('visitor', { door: '1-302' })).resolves.toBeDefined();
  });

  test('somebody else’s home does not exist', async () => {
    const { home } = await bind('visitor');
    const asked = { homeId: home.id };
    expect(await codeOf(cloud.as('li')(endHome, asked))).toBe('not-found');
    expect(await codeOf(cloud.as('li')(setDoor, { ...asked, door: '101' }))).toBe('not-found');
    const stranger = cloud.as('visitor-2')(setDoor, { ...asked, door: '101' });
    expect(await codeOf(stranger)).toBe('home-needed');
  });
});

describe('待核实', () => {
  test('a door waits for the leads of the stairwell, who see a title and no name', async () => {
    const { home } = await bind('visitor');
    await cloud.as('visitor')(updateMe, { name: '陶思雨', honorific: 'ms' });
    expect((await cloud.as('unitLead')(listHomesToVerify, {})).homes).toEqual([]);
    await cloud.as('visitor')(setDoor, { homeId: home.id, door: '302' });
    for (const who of ['unitLead', 'zhao', 'gu'] as const) {
      const { homes } = await cloud.as(who)(listHomesToVerify, {});
      expect(homes).toMatchObject([{ door: '302', residentText: '陶女士' }]);
    }
    expect((await cloud.as('qian')(listHomesToVerify, {})).homes).toEqual([]);
    const { items } = await cloud.as('unitLead')(listInbox, {});
    expect(items[0]?.title).toBe('有新邻居等您核实');
  });

  test('is one tap; the household then weighs, and the resident hears of it', async () => {
    const { home } = await bind('visitor', { door: '302' });
    await cloud.as('unitLead')(verifyHome, { homeId: home.id, decision: 'confirm' });
    expect(person('visitor')?.homes).toMatchObject([{ status: 'verified' }]);
    expect(cloud.all<HouseholdRecord>('households')).toMatchObject([
      { areaId: area('u52'), door: '302', members: [{ isVerified: true }] },
    ]);
    const { items } = await cloud.as('visitor')(listInbox, {});
    expect(items[0]?.title).toBe('您的住处已核实');
    const again = cloud.as('zhao')(verifyHome, { homeId: home.id, decision: 'confirm' });
    expect(await codeOf(again)).toBe('not-found');
  });

  test('is refused with a reason the resident reads; a mended door waits again', async () => {
    const { home } = await bind('visitor', { door: '999' });
    await cloud.as('zhao')(verifyHome, {
      homeId: home.id,
      decision: 'refuse',
      reason: 'door-unknown',
    });
    const refused = await cloud.as('visitor')(getMe, {});
    expect(refused.homes).toMatchObject([{ status: 'refused', refusal: 'door-unknown' }]);
    const { items } = await cloud.as('visitor')(listInbox, {});
    expect(items[0]?.text).toContain('门牌号对不上');
    const mended = await cloud.as('visitor')(setDoor, { homeId: home.id, door: '302' });
    expect(mended.home).not.toHaveProperty('refusal');
    expect((await cloud.as('zhao')(listHomesToVerify, {})).homes).toHaveLength(1);
  });

  test('nobody verifies her own home, nor one of another stairwell', async () => {
    const own = await bind('unitLead', { door: '501' });
    const refused = cloud.as('unitLead')(verifyHome, {
      homeId: own.home.id,
      decision: 'confirm',
    });
    expect(await codeOf(refused)).toBe('step-not-allowed');
    const other = await bind('visitor', { areaId: area('u61'), door: '302' });
    for (const who of ['unitLead', 'zhao'] as const) {
      const asked = cloud.as(who)(verifyHome, { homeId: other.home.id, decision: 'confirm' });
      expect(await codeOf(asked)).toBe('not-found');
    }
  });

  test('several people share a door; one moving out leaves the others', async () => {
    const first = await bind('visitor', { door: '302' });
    await bind('li', { door: '302' });
    await cloud.as('visitor')(endHome, { homeId: first.home.id });
    const [household] = cloud.all<HouseholdRecord>('households');
    expect(household?.members.map((one) => one.personId)).toEqual([personId('li')]);
  });
});

describe('name and phone', () => {
  test('a phone typed is masked in the answer and stands in no event', async () => {
    const answer = await cloud.as('visitor')(setPhone, { phone: '10000000077' });
    expect(answer).toEqual({ maskedPhone: '100****0077' });
    expect(JSON.stringify(cloud.all('events'))).not.toContain('10000000077');
    await cloud.as('visitor')(setPhone, { phone: '' });
    expect(person('visitor')?.phone).toBeUndefined();
  });

  test('a code that is none leaves the phone as it was', async () => {
    const asked = cloud.as('wang')(setPhone, { code: 'made-up' });
    expect(await fieldsOf(asked)).toHaveProperty('code');
    expect(person('wang')?.phone).toBe('10000000001');
  });

  test('the new phone of a worker stands on her grid’s card', async () => {
    await cloud.as('zhao')(setPhone, { phone: '10000000099' });
    const { cards } = await cloud.as('wang')(getHomeCards, {});
    const zhao = cards[0]?.people.find((one) => one.name === '赵小河');
    expect(zhao?.phone).toBe('10000000099');
  });

  test('staff do not rename themselves', async () => {
    const asked = cloud.as('zhao')(updateMe, { name: '赵大河' });
    expect(await codeOf(asked)).toBe('step-not-allowed');
    await expect(cloud.as('zhao')(updateMe, { isEasyMode: true })).resolves.toEqual({});
  });

  test('two changes at once are both kept', async () => {
    await Promise.all([
      cloud.as('visitor')(updateMe, { name: '陶思雨' }),
      cloud.as('visitor')(setPhone, { phone: '10000000077' }),
      bind('visitor'),
    ]);
    expect(person('visitor')).toMatchObject({ name: '陶思雨', phone: '10000000077' });
    expect(person('visitor')?.homes).toHaveLength(1);
  });
});

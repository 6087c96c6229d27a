import { createArea, listAreas, lookAtArea, renameArea } from '#contracts/area';
import {
  acceptInvite,
  appoint,
  confirmAppointment,
  dismiss,
  getMe,
  listAppointments,
} from '#contracts/identity';
import { listWorkOrders } from '#contracts/work-order';
import { addDays, dayMs, dayOf } from '#domain/day';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { WorkOrderRecord } from '../../cloudfunctions/modules/work-order/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { submitted } from '../kit/journey';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { area, personId, type Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
}, 60_000);
afterAll(stopTestClouds);
beforeEach(() => cloud.restart());

const today = () => dayOf(cloud.cloud.clock.now());
const worker = { areaId: area('grid4'), role: 'grid-worker' as const, name: '苏映月' };
const postsIn = (who: Who, name?: string) =>
  cloud.as(who)(listAppointments, name ? { areaId: area(name) } : {});

async function joined(over: object = {}, who: Who = 'visitor') {
  const { code } = await cloud.as('cheng')(appoint, { ...worker, ...over });
  return cloud.as(who)(acceptInvite, { code });
}

describe('a post in the own scope', () => {
  it('begins with the code and stands on the area', async () => {
    await joined({ post: 'backup', duty: '专职网格员' });
    const { people, vacancies } = await postsIn('luo', 'grid4');
    expect(vacancies).toEqual([]);
    expect(people.map(({ name }) => name)).toEqual(['钱外', '苏映月', '顾明岚']);
    expect(people[1]).toMatchObject({ post: 'backup', duty: '专职网格员' });
    expect(await cloud.as('visitor')(listWorkOrders, { view: 'open' })).toMatchObject({
      items: [],
    });
  });

  it('may be given from a later day on, and opens nothing before', async () => {
    const fromOn = addDays(today(), 3);
    const answer = await joined({ fromOn, untilOn: addDays(fromOn, 10) });
    expect(dayOf(answer.from)).toBe(fromOn);
    const list = () => cloud.as('visitor')(listWorkOrders, { view: 'open' });
    expect(await codeOf(list())).toBe('forbidden');
    await cloud.cloud.clock.advance(3 * dayMs);
    await list();
    await cloud.cloud.clock.advance(11 * dayMs);
    expect(await codeOf(list())).toBe('forbidden');
  });

  it('of a day that is over, or that ends before it begins, is refused at its field', async () => {
    const yesterday = addDays(today(), -1);
    const give = (over: object) => cloud.as('cheng')(appoint, { ...worker, ...over });
    expect(await fieldsOf(give({ fromOn: yesterday }))).toHaveProperty('fromOn');
    expect(await fieldsOf(give({ untilOn: yesterday }))).toHaveProperty('untilOn');
    expect(
      await fieldsOf(give({ fromOn: addDays(today(), 2), untilOn: addDays(today(), 1) })),
    ).toHaveProperty('untilOn');
  });

  it('cannot be accepted twice, even while it has not begun', async () => {
    await joined({ fromOn: addDays(today(), 3) });
    expect((await refusalOf(joined())).details?.reason).toBe('您已经有这个岗位了');
  });
});

describe('ending a post', () => {
  const end = async (over: object = {}) => {
    const { people } = await postsIn('cheng', 'grid4');
    const found = people.find(({ name }) => name === '苏映月');
    return cloud.as('cheng')(dismiss, {
      personId: found?.personId ?? '',
      membershipId: found?.membershipId ?? '',
      ...over,
    });
  };
  const list = () => cloud.as('visitor')(listWorkOrders, { view: 'open' });

  it('at once takes the work list at once', async () => {
    await joined();
    await list();
    await end();
    expect(await codeOf(list())).toBe('forbidden');
    expect((await cloud.as('visitor')(getMe, {})).isStaff).toBe(false);
    const { people } = await postsIn('cheng', 'grid4');
    expect(people.map(({ name }) => name)).not.toContain('苏映月');
  });

  it('with the end of a day leaves that day', async () => {
    await joined();
    await end({ untilOn: addDays(today(), 1) });
    await cloud.cloud.clock.advance(dayMs);
    await list();
    await cloud.cloud.clock.advance(dayMs);
    expect(await codeOf(list())).toBe('forbidden');
  });

  it('before it began leaves nothing of it', async () => {
    await joined({ fromOn: addDays(today(), 3) });
    await end();
    await cloud.cloud.clock.advance(4 * dayMs);
    expect(await codeOf(list())).toBe('forbidden');
  });
});

describe('who sees what of the posts', () => {
  it('begins at the top of the own scope', async () => {
    expect((await postsIn('cheng')).area.id).toBe(area('street'));
    const { trail, below } = await postsIn('luo', 'grid3');
    expect(trail.map(({ id }) => id)).toEqual([area('huai'), area('estate'), area('grid3')]);
    expect(below.map(({ id }) => id)).toEqual([area('micro'), area('b5')]);
  });

  it('names what is vacant, here and below', async () => {
    expect((await postsIn('cheng', 'gui')).vacancies).toEqual([
      'community-staff',
      'chief-grid-lead',
    ]);
    const { below } = await postsIn('cheng');
    expect(below.map(({ name, vacantGrids }) => [name, vacantGrids])).toEqual([
      ['槐安社区', 0],
      ['桂园社区', 1],
    ]);
    const gui = await postsIn('cheng', 'gui');
    expect(gui.below.find(({ id }) => id === area('grid9'))).toMatchObject({
      vacancies: ['grid-lead'],
      holdersText: '网格员 九格',
    });
  });

  it('nothing outside of it', async () => {
    expect(await codeOf(postsIn('shi', 'grid3'))).toBe('not-found');
    expect(await codeOf(postsIn('luo', 'street'))).toBe('not-found');
    expect(await codeOf(postsIn('zhao'))).toBe('forbidden');
  });

  it('a colleague confirms what the community proposes, and nobody her own', async () => {
    const given = await cloud.as('luo')(appoint, {
      areaId: area('huai'),
      role: 'community-staff',
      name: '安知秋',
    });
    expect(given.status).toBe('waiting');
    expect(await codeOf(cloud.as('visitor')(acceptInvite, { code: given.code }))).toBe(
      'invalid-input',
    );
    expect((await postsIn('luo')).invites[0]).toMatchObject({ canConfirm: false });
    expect((await postsIn('cheng')).invites[0]).toMatchObject({ canConfirm: true });
    const confirm = (who: Who) =>
      cloud.as(who)(confirmAppointment, { inviteId: given.inviteId, decision: 'confirm' });
    await confirm('cheng');
    await cloud.as('visitor')(acceptInvite, { code: given.code });
    expect(cloud.one<PersonRecord>('people', personId('visitor'))?.memberships).toHaveLength(1);
  });
});

describe('the tree in the hands of its subdistrict', () => {
  const look = (who: Who, name?: string) =>
    cloud.as(who)(lookAtArea, name ? { areaId: area(name) } : {});

  it('shows an area, what is below and what a change would touch', async () => {
    await submitted(cloud);
    expect(await look('cheng', 'grid3')).toMatchObject({
      area: { name: '第三网格', version: 1 },
      children: [{ id: area('micro') }],
      levelsBelow: ['micro-grid', 'building'],
      canChange: true,
      effects: { residents: 2, openOrders: 1, postHolders: 3 },
    });
    expect((await look('cheng', 'b5')).effects.openOrders).toBe(1);
    expect((await look('cheng', 'u51')).effects.openOrders).toBe(0);
    expect(await look('cheng')).toMatchObject({ area: { id: area('street') }, canChange: false });
    expect(await codeOf(look('shi', 'grid3'))).toBe('not-found');
    expect(await codeOf(look('luo', 'grid3'))).toBe('forbidden');
  });

  it('gives a name that everything below carries, homes, posts and orders too', async () => {
    const { orderId } = await submitted(cloud);
    await cloud.as('cheng')(renameArea, { areaId: area('grid3'), version: 1, name: '银杏网格' });
    await cloud.cloud.clock.advance(10_000);
    await cloud.tick();
    expect(cloud.one<AreaRecord>('areas', area('u52'))?.pathNames).toContain('银杏网格');
    const wang = cloud.one<PersonRecord>('people', personId('wang'));
    expect(wang?.homes[0]?.address).toContain('银杏网格');
    const zhao = cloud.one<PersonRecord>('people', personId('zhao'));
    expect(zhao?.memberships[0]?.areaName).toBe('银杏网格');
    expect(cloud.one<WorkOrderRecord>('work_orders', orderId)?.desks.grid?.name).toBe('银杏网格');
  });

  it('takes no name twice in one place, and counts on from the last', async () => {
    const add = (name: string) =>
      cloud.as('cheng')(createArea, { parentId: area('estate'), level: 'grid', name });
    expect(await fieldsOf(add('第四网格'))).toHaveProperty('name');
    expect(
      await fieldsOf(
        cloud.as('cheng')(renameArea, { areaId: area('grid3'), version: 1, name: '第四网格' }),
      ),
    ).toHaveProperty('name');
    await add('第五网格');
    const { areas } = await cloud.as('visitor')(listAreas, {
      withinId: area('estate'),
      level: 'grid',
    });
    expect(areas.map(({ name }) => name)).toEqual(['第三网格', '第四网格', '第五网格']);
  });
});

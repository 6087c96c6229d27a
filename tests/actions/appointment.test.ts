import { getHomeCards } from '#contracts/card';
import {
  acceptInvite,
  appoint,
  confirmAppointment,
  dismiss,
  getMe,
  listAppointments,
} from '#contracts/identity';
import { listWorkOrders } from '#contracts/work-order';
import { dayMs } from '#domain/day';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { codeOf, fieldsOf } from '../kit/refusal';
import { area, type Name, personId, type Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(() => cloud.restart());
afterAll(stopTestClouds);

const worker = { areaId: area('grid4'), role: 'grid-worker', name: '新来人' } as const;
const offer = (by: Name, over: object = {}) =>
  cloud.as(by)(appoint, { ...worker, ...over } as never);
const accept = (who: Who, code: string) => cloud.as(who)(acceptInvite, { code });
const person = (who: Who) => cloud.one<PersonRecord>('people', personId(who));

describe('an invitation', () => {
  test('makes a worker of whoever types the code: list, card and name at once', async () => {
    const { code, status } = await offer('he', { phone: '10000000055', post: 'backup' });
    expect(status).toBe('open');
    expect(await codeOf(cloud.as('visitor')(listWorkOrders, { view: 'todo' }))).toBe('forbidden');
    await accept('visitor', ` ${code.toLowerCase()} `);
    await expect(cloud.as('visitor')(listWorkOrders, { view: 'todo' })).resolves.toBeDefined();
    const { cards } = await cloud.as('li')(getHomeCards, {});
    expect(cards[0]?.people).toContainEqual(
      expect.objectContaining({ name: '新来人', phone: '10000000055', post: 'backup' }),
    );
    expect(await cloud.as('visitor')(getMe, {})).toMatchObject({ name: '新来人', isStaff: true });
  });

  test('is good once, for a week, and its code is kept nowhere but in the answer', async () => {
    const { code } = await offer('he');
    await accept('visitor', code);
    expect(await fieldsOf(accept('visitor-2', code))).toHaveProperty('code');
    expect(JSON.stringify(cloud.all('invites'))).not.toContain(code);
    const late = await offer('he');
    await cloud.cloud.clock.advance(7 * dayMs);
    expect(await fieldsOf(accept('visitor-2', late.code))).toHaveProperty('code');
  });

  test('two people type it at once: one has the post', async () => {
    const { code } = await offer('he');
    const results = await Promise.allSettled([
      accept('visitor-1', code),
      accept('visitor-2', code),
    ]);
    expect(results.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const grid = cloud.one<AreaRecord>('areas', area('grid4'));
    expect(grid?.duties.filter((duty) => duty.name === '新来人')).toHaveLength(1);
  });

  test('a code that was guessed opens nothing', async () => {
    for (const code of ['2222222222', 'ABCDEFGHJK'])
      expect(await fieldsOf(accept('visitor', code))).toHaveProperty('code');
    expect(await codeOf(accept('visitor', '{"$gt":""}'))).toBe('invalid-input');
    expect(person('visitor')).toBeUndefined();
  });
});

describe('who appoints whom', () => {
  test.each<[Name, object, string]>([
    ['he', { areaId: area('grid9') }, 'not-found'],
    ['he', { areaId: area('huai'), role: 'chief-grid-lead' }, 'forbidden'],
    ['luo', { areaId: area('u52'), role: 'grid-worker' }, 'invalid-input'],
    ['shi', {}, 'not-found'],
    ['zhao', {}, 'forbidden'],
    ['wang', {}, 'forbidden'],
  ])('%s is refused %j with %s', async (by, over, code) => {
    expect(await codeOf(offer(by, over))).toBe(code);
    expect(cloud.all('invites')).toEqual([]);
  });

  test('a role nobody is appointed to is refused', async () => {
    expect(await codeOf(offer('desk', { role: 'resident', areaId: area('district') }))).toBe(
      'invalid-input',
    );
  });
});

describe('a post of community staff and above', () => {
  const staff = { areaId: area('huai'), role: 'community-staff', name: '新社工' };

  test('waits for a second person; nobody confirms her own proposal', async () => {
    const { code, inviteId, status } = await offer('luo', staff);
    expect(status).toBe('waiting');
    expect(await fieldsOf(accept('visitor', code))).toHaveProperty('code');
    const confirm = (who: Name) =>
      cloud.as(who)(confirmAppointment, { inviteId, decision: 'confirm' });
    for (const who of ['shi', 'desk'] as const)
      expect(await codeOf(confirm(who))).toBe('not-found');
    expect(await codeOf(confirm('luo'))).toBe('forbidden');
    const { invites } = await cloud.as('he')(listAppointments, { areaId: area('huai') });
    expect(invites).toMatchObject([{ id: inviteId, canConfirm: true }]);
    expect(await confirm('he')).toEqual({ status: 'open' });
    await expect(accept('visitor', code)).resolves.toMatchObject({ role: 'community-staff' });
  });

  test('refused, it stays refused', async () => {
    const { code, inviteId } = await offer('luo', staff);
    await cloud.as('cheng')(confirmAppointment, { inviteId, decision: 'refuse' });
    expect(await fieldsOf(accept('visitor', code))).toHaveProperty('code');
    const again = cloud.as('he')(confirmAppointment, { inviteId, decision: 'confirm' });
    expect(await codeOf(again)).toBe('not-found');
  });

  test('given by the administrator it needs a person of that scope, and opens no business data to her', async () => {
    const { status } = await offer('admin', staff);
    expect(status).toBe('waiting');
    expect(await codeOf(cloud.as('admin')(listWorkOrders, { view: 'open' }))).toBe('forbidden');
  });
});

describe('identity.dismiss', () => {
  const holding = (who: Name) => ({
    personId: personId(who),
    membershipId: person(who)?.memberships[0]?.id ?? '',
  });

  test('ends a post now: the list is closed, the card shows the vacancy', async () => {
    await cloud.as('he')(dismiss, holding('qian'));
    expect(await codeOf(cloud.as('qian')(listWorkOrders, { view: 'todo' }))).toBe('forbidden');
    const { cards } = await cloud.as('li')(getHomeCards, {});
    expect(cards[0]?.people.map((one) => one.name)).not.toContain('钱外');
    expect(cards[0]?.first.why).toMatch(/暂缺/);
  });

  test('is for those who may appoint, never for oneself', async () => {
    expect(await codeOf(cloud.as('shi')(dismiss, holding('qian')))).toBe('not-found');
    expect(await codeOf(cloud.as('luo')(dismiss, holding('he')))).toBe('forbidden');
    expect(await codeOf(cloud.as('luo')(dismiss, holding('luo')))).toBe('step-not-allowed');
    const made = cloud.as('he')(dismiss, { ...holding('qian'), membershipId: 'ms_other' });
    expect(await codeOf(made)).toBe('not-found');
  });
});

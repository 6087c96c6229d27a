import { mergeArea, moveArea, renameArea } from '#contracts/area';
import { acceptInvite, appoint, dismiss, setPhone, updateMe } from '#contracts/identity';
import { listInbox } from '#contracts/inbox';
import { amendNotice, reviewNotice, withdrawNotice } from '#contracts/notice-desk';
import { dayMs, minuteMs } from '#domain/day';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { InboxItemRecord } from '../../cloudfunctions/modules/inbox/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { posted } from '../kit/desk';
import { minutesLater, publishing, seenOf, water } from '../kit/noticed';
import { area, personId, type Who } from '../kit/world';

jest.setTimeout(60_000);

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
}, 60_000);
beforeEach(() => cloud.restart());
afterAll(stopTestClouds);

const items = () => cloud.all<InboxItemRecord>('inbox_items');
const shown = async (who: Who) => (await cloud.as(who)(listInbox, { filter: 'others' })).items;
const titles = async (who: Who) => (await shown(who)).map(({ title }) => title);
const doubted = '请看待审示例词，明早停水。';
/** What listeners did not hear at once, they hear now; a moment later, so that an instant names a day only. */
async function heard(): Promise<void> {
  await minutesLater(cloud, 1);
  await Promise.all([cloud.tick(), cloud.tick()]);
  await cloud.tick();
}

describe('a notice', () => {
  test('is in nobody’s inbox, whoever it is for', async () => {
    await publishing(cloud, { areaIds: [area('district')] }, 'desk');
    await heard();
    expect(items()).toEqual([]);
  });

  test('that waits is told to the community’s desk, and its end to its writer', async () => {
    const wrote = await publishing(cloud, { text: doubted });
    await heard();
    for (const who of ['luo', 'he'] as const)
      expect(await shown(who)).toMatchObject([
        {
          kind: 'notice',
          title: '有一份通知等您审核',
          text: '「停水通知」，请看一看：可以发布，也可以写明原因不发布。',
          link: { kind: 'notice', id: wrote.id },
        },
      ]);
    for (const who of ['unitLead', 'cheng', 'desk', 'zhao', 'wang'] as const)
      expect(await titles(who)).toEqual([]);
    await cloud.as('luo')(reviewNotice, { ...seenOf(wrote), decision: 'publish' });
    await heard();
    expect(await shown('unitLead')).toMatchObject([
      { title: '您的通知已发布', link: { kind: 'notice', id: wrote.id } },
    ]);
    expect(await titles('luo')).toHaveLength(1);
    expect(await titles('wang')).toEqual([]);
  });

  test('that is refused comes back with the reason, and no name', async () => {
    const wrote = await publishing(cloud, { text: doubted });
    const reason = '请不要写门牌。';
    await cloud.as('he')(reviewNotice, { ...seenOf(wrote), decision: 'refuse', reason });
    await heard();
    expect(await shown('unitLead')).toMatchObject([
      { title: '您的通知没有发布', text: '「停水通知」，原因：请不要写门牌。改好可以再发。' },
    ]);
  });

  test('withdrawn by the community is told to its writer; by herself to nobody', async () => {
    const first = await publishing(cloud);
    const second = await publishing(cloud, { title: '停电通知' });
    await cloud.as('unitLead')(withdrawNotice, seenOf(second));
    await cloud.as('luo')(withdrawNotice, { ...seenOf(first), reason: '时间不对' });
    await heard();
    expect(await shown('unitLead')).toMatchObject([
      { title: '您的通知已被撤回', text: '「停水通知」，原因：时间不对。有疑问请问社区。' },
    ]);
    expect(items()).toHaveLength(1);
  });

  test('planned comes out without a message; one that was over by then tells why not', async () => {
    const now = cloud.cloud.clock.now();
    await publishing(cloud, { publishAt: now + 60 * minuteMs });
    await minutesLater(cloud, 61);
    await heard();
    expect(items()).toEqual([]);
    const times = { startsAt: now + 3 * dayMs, endsAt: now + 4 * dayMs };
    await publishing(cloud, { ...times, publishAt: now + 3 * dayMs });
    await cloud.cloud.clock.advance(5 * dayMs);
    await heard();
    expect(items().filter(({ kind }) => kind === 'notice')).toMatchObject([
      { personId: personId('unitLead'), title: '您的通知已被撤回' },
    ]);
  });

  test('changed while it waits asks the desk again, each time once', async () => {
    const wrote = await publishing(cloud, { text: doubted });
    const { areaIds: _, kind: __, ...words } = water(cloud);
    await minutesLater(cloud, 1);
    const change = { ...seenOf(wrote), ...words, text: doubted, isToldAgain: false };
    await cloud.as('unitLead')(amendNotice, change);
    await heard();
    expect(await titles('luo')).toEqual(['有一份通知等您审核', '有一份通知等您审核']);
  });
});

describe('a plate that says what is no longer true', () => {
  const plates = (who: Who) =>
    items().filter(({ kind, personId: one }) => kind === 'plate' && one === personId(who));
  const versionOf = (name: string) => cloud.one<AreaRecord>('areas', area(name))?.version ?? 0;
  async function newWorker(): Promise<void> {
    const offer = { areaId: area('grid3'), role: 'grid-worker' as const, name: '高川' };
    const { code } = await cloud.as('luo')(appoint, offer);
    await cloud.as('visitor')(acceptInvite, { code });
  }

  test('is told to the workers of the grid, once a day whatever changes', async () => {
    await newWorker();
    await heard();
    await cloud.as('zhao')(setPhone, { phone: '10000000012' });
    await heard();
    for (const who of ['zhao', 'chen', 'visitor'] as const)
      expect(plates(who)).toMatchObject([
        {
          title: '公示牌要重印',
          text: '第三网格的公示牌和现在的情况不一样了，请打印新的换上。',
          link: { kind: 'plates' },
        },
      ]);
    expect(plates('qian')).toEqual([]);
    await cloud.cloud.clock.advance(dayMs);
    await cloud.as('zhao')(setPhone, { phone: '10000000002' });
    await heard();
    expect(plates('zhao')).toHaveLength(2);
    expect(plates('qian')).toEqual([]);
  });

  test('when somebody on it leaves, or a lead is called otherwise', async () => {
    const chen = cloud.one<PersonRecord>('people', personId('chen'));
    const membershipId = chen?.memberships[0]?.id ?? '';
    await cloud.as('luo')(dismiss, { personId: personId('chen'), membershipId });
    await heard();
    expect(plates('zhao')).toHaveLength(1);
    expect(plates('chen')).toEqual([]);
    await cloud.cloud.clock.advance(dayMs);
    await cloud.as('unitLead')(updateMe, { name: '林平平' });
    await heard();
    expect(plates('zhao')).toHaveLength(2);
  });

  test('not for a post that stands on none, nor for somebody who only changes her letters', async () => {
    await posted(cloud, 'zhao', ['auditor', 'district']);
    const offer = { areaId: area('huai'), role: 'moderator' as const, name: '宋禾' };
    const { code } = await cloud.as('luo')(appoint, offer);
    await cloud.as('visitor')(acceptInvite, { code });
    await cloud.as('zhao')(updateMe, { isEasyMode: true });
    await cloud.as('wang')(setPhone, { phone: '10000000011' });
    // A lead of a stairwell shows her phone only where she agreed.
    await cloud.as('unitLead')(setPhone, { phone: '10000000013' });
    await heard();
    expect(items().filter(({ kind }) => kind === 'plate')).toEqual([]);
  });

  test('when its area or one above it is called otherwise: each grid below', async () => {
    const named = (name: string, to: string) =>
      cloud.as('cheng')(renameArea, { areaId: area(name), version: versionOf(name), name: to });
    await named('u61', '甲单元');
    await heard();
    expect(plates('qian')).toHaveLength(1);
    expect(plates('zhao')).toEqual([]);
    await cloud.cloud.clock.advance(dayMs);
    await named('huai', '槐安新社区');
    await heard();
    expect(plates('qian')).toHaveLength(2);
    expect(plates('zhao')).toHaveLength(1);
    expect(plates('nine')).toEqual([]);
  });

  test('when a building goes over to another grid: the one it leaves and the one it joins', async () => {
    const input = { areaId: area('b6'), version: versionOf('b6'), toParentId: area('grid3') };
    await cloud.as('cheng')(moveArea, input);
    await heard();
    expect(plates('qian')).toHaveLength(1);
    expect(plates('zhao')).toHaveLength(1);
    expect(plates('nine')).toEqual([]);
  });

  test('when a grid becomes part of another: those who have it now', async () => {
    const input = { areaId: area('grid4'), version: versionOf('grid4'), intoId: area('grid3') };
    await cloud.as('cheng')(mergeArea, input);
    await heard();
    for (const who of ['zhao', 'chen', 'qian'] as const)
      expect(plates(who).map(({ text }) => text.slice(0, 4))).toEqual(['第三网格']);
  });
});

import { getMe } from '#contracts/identity';
import { publishNotice } from '#contracts/notice-desk';
import type { EventRecord } from '#runtime/records';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import { staffOf } from '../kit/demo-orders';
import { playInDistrict } from '../kit/play';
import { choose, reads, seen, tap, turnTo, write } from '../kit/screen';

const play = playInDistrict();
const pages = '/features/coverage/pages';
const title = '今晚停气检修，请关好阀门';

/** 5号楼2单元 in 槐安小区, where 王秀兰 lives and 林平 leads. */
function unitId(): string {
  const areas = [...play.district().cloud.database.dump('areas')] as unknown as AreaRecord[];
  const unit = areas.find(
    ({ pathNames, level }) =>
      level === 'unit' &&
      pathNames.slice(-2).join() === '5号楼,2单元' &&
      pathNames.includes('第三网格'),
  );
  if (!unit) throw new RangeError('no such unit');
  return unit._id;
}

/** What the community publishes to the stairwell before anybody looks. */
const emergency = () =>
  staffOf(play.district()).community(publishNotice, {
    areaIds: [unitId()],
    kind: 'emergency',
    title,
    text: '燃气公司今晚抢修，请关好灶具和阀门，闻到气味先开窗。有危险请打 119。',
  });

/** Waits until a reading of a slow moment ago is counted: the functions go on with it in their next call. */
async function allCounted(): Promise<void> {
  const { cloud } = play.district();
  const events = () => [...cloud.database.dump('events')] as unknown as EventRecord[];
  for (let calls = 0; calls < 200; calls += 1) {
    if (!events().some(({ pending }) => pending.includes('coverage.count-read'))) return;
    await staffOf(play.district()).chief(getMe, {});
  }
  throw new Error('a reading was never counted');
}

/** The drill of the whole community, which half of the doors know. */
function drillId(): string {
  const notices = [...play.district().cloud.database.dump('notices')];
  return String(notices.find((one) => String(one.title).includes('应急演练'))?._id);
}

test('everybody in the stairwell is reached: by reading, at the door, by telephone; the lot rings back', async () => {
  const { id } = await emergency();
  const detail = `${pages}/detail/index?id=${id}`;

  const { page: lead } = await play.as('unit-lead', { path: detail });
  await reads(lead, '已覆盖 0/12 户（0%）');
  await reads(lead, '未覆盖 12 户');

  const { page: wang } = await play.as('elder-resident');
  await Promise.all([
    wang.waitForResponse((answer) => /notice\.read/.test(answer.request().postData() ?? '')),
    turnTo(wang, `/features/notice/pages/detail/index?id=${id}`),
  ]);
  await reads(wang, /闻到气味先开窗/);
  await allCounted();
  await lead.reload();
  await reads(lead, '已覆盖 1/12 户（8%）');
  await reads(lead, '已读 1 户');

  const doors = lead.getByRole('checkbox');
  const [, second = '', third = ''] = await doors.allInnerTexts();
  await doors.nth(1).click();
  await doors.nth(2).click();
  await tap(lead, `上门告知 ${second}、${third}`);
  await reads(lead, `记下了：${second}、${third} 上门告知`);
  await reads(lead, '已覆盖 3/12 户（25%）');
  await tap(lead, `收回 ${third}`);
  await reads(lead, '已覆盖 2/12 户（16%）');
  await lead.getByRole('checkbox', { name: third }).waitFor();

  const worker = await play.as('grid-worker', { path: detail });
  await reads(worker.page, '已覆盖 2/12 户（16%）');
  await reads(worker.page, '门牌只有这个单元的单元长看得到，这里只有数字。');
  expect(await worker.page.getByRole('checkbox').count()).toBe(0);
  expect(await seen(worker.page, second)).toBe(0);

  await turnTo(lead, `${pages}/to-tell/index`);
  const told = lead.locator('.tell-notice').filter({ hasText: title });
  await told.getByRole('button', { name: '打电话给101 郑奶奶' }).waitFor();
  await told.getByRole('button', { name: '101 郑奶奶：已电话告知' }).click();
  await reads(lead, '记下了：101 电话告知。');
  await told.getByText('101 郑奶奶').waitFor({ state: 'detached' });
  await turnTo(lead, detail);
  await reads(lead, '已覆盖 3/12 户（25%）');
  await reads(lead, '101 · 电话告知');

  const { page: community } = await play.as('community-staff', { path: `${pages}/samples/index` });
  const cards = community.locator('.tell-people > .card');
  const door = await cards.first().locator('.heading').first().innerText();
  const place = await cards.first().locator('.text-place').innerText();
  await cards.first().getByRole('radio', { name: '没有人告诉过' }).click();
  await tap(community, /^记下 .* 的回答$/);
  await reads(community, '记下了，这一户重新算未覆盖，会再告知');
  const answered = cards
    .filter({ has: community.getByText(door, { exact: true }) })
    .filter({ has: community.getByText(place, { exact: true }) });
  await answered.waitFor({ state: 'detached' });

  await turnTo(community, `${pages}/detail/index?id=${drillId()}`);
  await tap(community, /^槐安小区/);
  await tap(community, /^5号楼/);
  await tap(community, /^2单元/);
  await reads(community, '门牌只有这个单元的单元长看得到，这里只有数字。');
  await tap(community, '回到槐安社区');
  await reads(community, /已覆盖 \d+\/\d+ 户/);
});

test('somebody without a phone is put on the list with her consent, and taken off with everything kept of her', async () => {
  const { page } = await play.as('unit-lead', { path: `${pages}/offline/index` });
  await tap(page, '加一位');
  await tap(page, '记在名单上');
  await reads(page, '请先问过本人，本人同意才能记');
  await choose(page, '同意，当面说的');
  await write(page, '门牌号', '502');
  await write(page, /怎么称呼/, '秦爷爷');
  await choose(page, '上门告诉');
  await tap(page, '记在名单上');
  await reads(page, '记在名单上了');
  await reads(page, '502 秦爷爷');
  await tap(page, '把502 秦爷爷移出名单');
  await tap(page, '移出并删掉');
  await reads(page, '移出了，记下的都删掉了');
  await page.getByText('502 秦爷爷').first().waitFor({ state: 'detached' });
  const kept = JSON.stringify([...play.district().cloud.database.dump('offline_people')]);
  expect(kept).not.toContain('秦爷爷');
});

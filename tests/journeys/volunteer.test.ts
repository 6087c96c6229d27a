import { minuteMs } from '#domain/day';
import type { CandidateRecord } from '../../cloudfunctions/modules/points/records';
import type { CallRecord, SignUpRecord } from '../../cloudfunctions/modules/volunteer/records';
import { playInDistrict } from '../kit/play';
import { choose, reads, tap, turnOn, write } from '../kit/screen';

const play = playInDistrict();
// Four days pass, with everything the clocks do in them.
jest.setTimeout(240_000);
const pages = '/features/volunteer/pages';
const dump = <R>(collection: string): R[] =>
  [...play.district().cloud.database.dump(collection)] as unknown as R[];
const callNamed = (title: string): CallRecord => {
  const found = dump<CallRecord>('volunteer_calls').find((one) => one.title === title);
  if (!found) throw new RangeError(`no call ${title}`);
  return found;
};
const later = async (at: number) => {
  const { clock } = play.district().cloud;
  await clock.moveTo(Math.max(clock.now(), at));
};

test('林小满 signs up with a child, comes and goes by the code at the door, and her hours wait to be decided', async () => {
  const tidy = callNamed('周末清洁楼道');
  const { page } = await play.as('young-owner', { path: `${pages}/calls/index` });
  await reads(page, '招 6 人，还能报 2 人');
  await tap(page, /^周末清洁楼道/);
  await reads(page, '每小时 2 分，一天最多 8 分');
  await tap(page, '我报名');
  await tap(page, '报名');
  await reads(page, '未满 18 岁请和家长一起来，由家长报名');
  await turnOn(page, '我年满 18 岁');
  await choose(page, '带 1 个孩子');
  await turnOn(page, '我全程陪着孩子');
  await tap(page, '报名');
  await reads(page, '报上名了');
  await reads(page, '您和 1 个孩子');
  expect(callNamed(tidy.title).signedCount).toBe(6);

  await later(tidy.startsAt);
  const leader = await play.as('community-staff', {
    path: `${pages}/attendance/index?id=${tidy._id}`,
  });
  const letters = async () => {
    const shown = leader.page.locator('.door-letters').filter({ visible: true });
    await shown.waitFor();
    return (await shown.innerText()).trim();
  };
  await page.reload();
  await write(page, '到场码', 'AAAA');
  await tap(page, '到场');
  await reads(page, /这张码过时了/);
  await write(page, '到场码', await letters());
  await tap(page, '到场');
  await reads(page, '记下您到场了');
  await later(tidy.startsAt + 95 * minuteMs);
  await leader.page.reload();
  await leader.page.getByRole('tab', { name: '离场码' }).click();
  await page.reload();
  await write(page, '离场码', await letters());
  await tap(page, '离场');
  await reads(page, /^记下您离场了，一共 1 小时/);
  const mine = dump<SignUpRecord>('volunteer_sign_ups').filter(
    ({ callId, status }) => callId === tidy._id && status === 'finished',
  );
  expect(mine).toHaveLength(1);
  const { clock } = play.district().cloud;
  await later(clock.now() + 2 * minuteMs);
  const proposed = dump<CandidateRecord>('point_candidates').filter(
    ({ reason, status }) => reason.includes('周末清洁楼道') && status === 'waiting',
  );
  expect(proposed.map(({ points, proposerId }) => [points, proposerId])).toEqual([[3, 'system']]);
});

test('罗晴 calls for hands; what is missing is said at its place, what was typed outlives a reload, and 王秀兰 reads it', async () => {
  const { page } = await play.as('community-staff', { path: `${pages}/publish/index` });
  await write(page, '标题', '给花坛浇水');
  await tap(page, '发布');
  await reads(page, '请写要做什么、要带什么');
  await page.reload();
  await write(page, '要做什么', '给南门的花坛浇水，水管社区准备。');
  await write(page, '在哪里集合', '南门花坛');
  await tap(page, '发布');
  await page.waitForTimeout(500);
  expect(callNamed('给花坛浇水')).toMatchObject({ place: '南门花坛', places: 10, status: 'open' });
  const { page: elder } = await play.as('elder-resident', { path: `${pages}/calls/index` });
  await reads(elder, '给花坛浇水');
});

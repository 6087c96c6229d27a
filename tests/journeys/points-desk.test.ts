import type { Page } from 'playwright-core';
import { minuteMs } from '#domain/day';
import type {
  AccountRecord,
  BudgetRecord,
  CandidateRecord,
  MediationRecord,
} from '../../cloudfunctions/modules/points/records';
import type { RewardRecord, StocktakeRecord } from '../../cloudfunctions/modules/shop/records';
import { playInDistrict } from '../kit/play';
import { answer, choose, reads, tap, turnTo, write } from '../kit/screen';

const play = playInDistrict();
const points = '/features/points/pages';
const shop = '/features/shop/pages';

const dump = <R>(collection: string): R[] =>
  [...play.district().cloud.database.dump(collection)] as unknown as R[];

/** The minute's timer hears what was confirmed. */
async function minutesLater(minutes: number): Promise<void> {
  const { clock } = play.district().cloud;
  await clock.moveTo(clock.now() + minutes * minuteMs);
}

/** The only one of a kind that fits. */
function only<R>(found: readonly R[]): R {
  const [one, ...others] = found;
  if (!one || others.length > 0) throw new RangeError(`${found.length} instead of one`);
  return one;
}

const candidates = () => dump<CandidateRecord>('point_candidates');
const budget = () =>
  dump<BudgetRecord>('point_budgets').reduce((newest, one) =>
    one.month > newest.month ? one : newest,
  );
const paperOf = (name: string) =>
  only(dump<AccountRecord>('point_accounts').filter((one) => one.name === name));
const soap = () => {
  const told = only(dump<AccountRecord>('point_accounts').filter((one) => one.name === '郑桂英'));
  const shops = dump<{ _id: string; communityId: string }>('shops');
  const own = only(shops.filter(({ communityId }) => communityId === told.communityId));
  return only(
    dump<RewardRecord>('rewards').filter(
      ({ shopId, name }) => shopId === own._id && name === '肥皂',
    ),
  );
};
const pieces = ({ lots }: RewardRecord) =>
  lots.reduce((sum, { available, reserved }) => sum + available + reserved, 0);

const pick = (page: Page, name: RegExp) =>
  page.getByRole('checkbox', { name }).filter({ visible: true }).first().click();

test('许青禾 agrees to two at once and meets the obstacle at the neighbour of her own stairwell', async () => {
  const before = budget().issued;
  const { page } = await play.as('shopkeeper', { path: `${points}/candidates/index` });
  await reads(page, `本月已发 ${before} / 预算 400`);
  await reads(page, '这是您同单元的邻居，请别的同事审核');
  await reads(page, /整理图书角/);
  await pick(page, /整理图书角/);
  await tap(page, '都不选');
  await tap(page, '全选 2 条');
  await tap(page, '同意 2 条');
  await reads(page, '同意了 2 条，一共 6 分');
  await reads(page, /整理图书角 —— 记了 2 分/);
  await reads(page, `本月已发 ${before + 6} / 预算 400`);
  await page
    .getByRole('button', { name: /^同意：/ })
    .first()
    .waitFor({ state: 'detached' });
  const waiting = candidates().filter(({ status }) => status === 'waiting');
  expect(only(waiting).reason).toContain('整理电动车棚');
  await page.getByRole('tab', { name: '审核过的' }).click();
  await reads(page, /整理图书角/);
  expect(await page.getByRole('button', { name: /^收回/ }).count()).toBe(0);
});

test('何建舟 takes back what was given wrongly, and the passbook says why', async () => {
  const { page } = await play.as('chief-grid-lead', { path: `${points}/candidates/index` });
  await page.getByRole('tab', { name: '审核过的' }).click();
  await page
    .getByRole('button', { name: /^收回：.*整理图书角/ })
    .first()
    .click();
  await tap(page, '收回 2 分');
  await reads(page, '请写一句原因');
  await write(page, '为什么收回', '同一件事记了两次');
  await tap(page, '收回 2 分');
  await reads(page, '收回了 2 分');
  const taken = dump<{ kind: string; reason: string }>('journal_entries');
  expect(taken.filter(({ kind }) => kind === 'reversed').map(({ reason }) => reason)).toEqual([
    '收回：参加志愿活动：整理图书角（同一件事记了两次）',
  ]);
});

test('罗晴 records a mediation, 何建舟 confirms it, and only then its points are proposed', async () => {
  const { page: luo } = await play.as('community-staff', { path: `${points}/mediations/index` });
  await reads(luo, /只有本社区的工作人员和总网格长看得到/);
  await tap(luo, '记一次化解');
  await tap(luo, '记下来');
  await reads(luo, '每一方都写怎么称呼');
  await tap(luo, /还没有选/);
  await tap(luo, /^第三网格/);
  await tap(luo, /^5号楼/);
  await tap(luo, '就选5号楼');
  await write(luo, '经过', '楼道堆放的东西搬走了，双方约定不再堆');
  await choose(luo, '化解了');
  await write(luo, '第 1 方', '401 李先生');
  await answer(luo, '第 1 方同意吗', '同意');
  await write(luo, '第 2 方', '501 周女士');
  await answer(luo, '第 2 方同意吗', '同意');
  await write(luo, '参与化解的人', paperOf('田春梅').number);
  await tap(luo, '找一找：参与化解的人');
  await tap(luo, /^田\*梅/);
  await tap(luo, '记下来');
  await reads(luo, '记下了，等总网格长确认');
  await reads(luo, '由总网格长确认');
  const disputes = () => candidates().filter(({ act }) => act === 'dispute-mediated');
  const known = disputes().length;

  const { page: he } = await play.as('chief-grid-lead', { path: `${points}/mediations/index` });
  await reads(he, '401 李先生：同意');
  await tap(he, /^确认化解了/);
  await reads(he, '确认了，积分等审核');
  await reads(he, '已确认');
  const mediation = only(dump<MediationRecord>('mediations'));
  expect(mediation.confirmedBy).not.toBe(mediation.recordedBy);
  await minutesLater(2);
  expect(disputes()).toHaveLength(known + 1);
  await turnTo(he, `${points}/candidates/index`);
  await tap(he, /^同意：田\*梅/);
  await reads(he, '同意了 1 条，一共 10 分');
  const written = ['point_candidates', 'journal_entries', 'inbox_items', 'events'].map(dump);
  const said = JSON.stringify(written);
  expect(said).not.toContain('李先生');
});

test('许青禾 takes soap in and counts the shelf; the difference is booked once 何建舟 has seen it', async () => {
  const before = pieces(soap());
  const { page } = await play.as('shopkeeper', { path: `${shop}/stock/index` });
  await tap(page, '肥皂入库');
  await tap(page, '入库');
  await reads(page, '请写几件，写整数');
  await reads(page, '请选从哪里来的');
  await write(page, '几件', '20');
  await choose(page, '采购');
  await tap(page, '入库');
  await reads(page, /^入库了，现在可兑/);
  expect(pieces(soap())).toBe(before + 20);

  await tap(page, '盘点');
  await write(page, '肥皂', String(before + 19));
  await reads(page, '少 1 件');
  await tap(page, '数了 1 样，交给第二个人看');
  await reads(page, '数了 1 样：0 样对得上，1 样不一样');
  expect(pieces(soap())).toBe(before + 20);

  const { page: he } = await play.as('chief-grid-lead', { path: `${shop}/witness/index` });
  await tap(he, '是这样');
  await reads(he, '记下了，谢谢您');
  expect(pieces(soap())).toBe(before + 19);
  expect(only(dump<StocktakeRecord>('stocktakes')).status).not.toBe('waiting');
});

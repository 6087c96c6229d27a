import type { Page } from 'playwright-core';
import { unmergeWorkOrder } from '#contracts/work-order-steps';
import { demoOrder, seenBy, staffOf } from '../kit/demo-orders';
import { desktop, faultsInSizes, largest, narrow, phone } from '../kit/legible';
import { playInDistrict } from '../kit/play';
import { choose, press, reads, tap, turnTo } from '../kit/screen';

const play = playInDistrict();

/** What is looked at: opened, until the words by which it is known can be seen. */
type Sight = { name: string; open: (page: Page) => Promise<void> };

const usual = [narrow, phone, desktop];
const enlarged = [narrow, phone];

/** What cannot be read or pressed of these, at the usual and at the largest type. */
async function faultsOfSights(
  persona: string,
  sights: readonly Sight[],
  leastPx = 44,
): Promise<string[]> {
  const looks = [
    { sizes: usual, window: await play.as(persona, { path: '/pages/me/index' }) },
    {
      sizes: enlarged,
      window: await play.as(persona, { path: '/pages/me/index', textPx: largest }),
    },
  ];
  const found = await Promise.all(
    looks.map(async ({ sizes, window: { page } }) => {
      const faults: string[] = [];
      for (const { name, open } of sights) {
        await page.setViewportSize(narrow);
        await open(page);
        faults.push(...(await faultsInSizes(page, { name, sizes, leastPx })));
      }
      return faults;
    }),
  );
  return found.flat();
}

/** Progress of her own reports, one for each state, with words that only this state has. */
const told: Record<string, readonly [title: string, words: string | RegExp][]> = {
  'neighbour-below': [
    ['东门口人行道', /正在确认由谁负责/],
    ['南门消防通道', '处理的人不知道是谁反映的。'],
  ],
  'neighbour-near': [
    ['围墙外的小吃摊', '已交给云河综合执法局'],
    ['楼下大门的闭门器', '已并入同一问题'],
    ['分类亭的桶满了', '等待受理'],
  ],
  'neighbour-above': [
    ['健身角的漫步机', /我们再看，并告诉您/],
    ['晚上九点半', '您不满意，我们再处理'],
    ['广场的长椅', /比约定的时间晚了/],
  ],
  'neighbour-across': [
    ['健身角下雨', '您不满意，我们再处理'],
    ['楼上半夜', /罗晴处理/],
  ],
  moderator: [
    ['丹桂苑门前', /那边的编号/],
    ['楼道里的窗户', '请您补充一下'],
  ],
  'young-owner': [['我和物业的官司', '很抱歉，这件事不能在这里受理']],
  'unit-lead': [['郑阿姨家门口', /请问一问郑桂英/]],
};

/** A report of hers, opened until the words of its state can be seen. */
const reading = (persona: string, title: string, words: string | RegExp): Sight => ({
  name: title,
  open: async (page) => {
    await turnTo(page, demoOrder(play.district(), title, persona).reportPath);
    await reads(page, words);
  },
});

test.each(Object.keys(told))('%s reads where it is, whatever became of it', async (persona) => {
  const sights = (told[persona] ?? []).map(([title, words]) => reading(persona, title, words));
  expect(await faultsOfSights(persona, sights)).toEqual([]);
});

test('关怀版: the same with targets of 60 px, up to what was wrong', async () => {
  const rating = reading('elder-resident', '单元门口台阶', '请评价');
  const sights = [
    reading('elder-resident', '三楼的灯坏了', /赵小河正在处理/),
    reading('elder-resident', '电视没有信号', '已撤回'),
    {
      ...rating,
      open: async (page: Page) => {
        await rating.open(page);
        await choose(page, '不满意');
        await tap(page, '提交，请再处理');
        await reads(page, '请点一下原因，点一个就行');
      },
    },
  ];
  expect(await faultsOfSights('elder-resident', sights, 60)).toEqual([]);
});

/** The question of a step, opened on an order of the demo. */
const asking =
  (title: string, step: string, words: string | RegExp): ((page: Page) => Promise<void>) =>
  async (page) => {
    await turnTo(page, demoOrder(play.district(), title, ownerOf[title]).orderPath);
    await page.reload();
    await press(page, step);
    await reads(page, words);
  };

/** Of those that lie in another grid, whose they are. */
const ownerOf: Record<string, string> = { 电梯厅的门禁: 'moderator' };

const asked: Record<string, readonly Sight[]> = {
  'community-staff': [
    {
      name: 'dispatch',
      open: async (page) => {
        await asking('电梯厅的门禁', '派单', '由谁来办？')(page);
        await choose(page, /^指派职能部门/);
        await tap(page, '再请别的单位协办');
        await page.getByRole('checkbox', { name: '云河环卫中心' }).click();
        await tap(page, '指派职能部门');
        await reads(page, /请给物业写一句说明/);
      },
    },
    { name: 'call-back', open: asking('郑阿姨家门口', '记下回访评价', '怎么问到的') },
  ],
  dispatcher: [
    { name: 'designate', open: asking('东门口人行道', '指定主办', '指定主办单位') },
    { name: 'hand-over', open: asking('南门外的井盖', '转外部平台', '转出的日期') },
  ],
  'agency-officer': [
    {
      name: 'result',
      open: async (page) => {
        await asking('围墙外的小吃摊', '提交结果', '结果怎样？')(page);
        await choose(page, '暂时解决不了');
        await tap(page, '提交结果');
        await reads(page, /一定要先提交，请写明原因/);
      },
    },
  ],
  'grid-lead': [{ name: 'confirm', open: asking('5号楼楼道墙上', '核查通过', '核查通过？') }],
  'grid-worker': [
    { name: 'more', open: asking('三楼的灯坏了', '更多', '和居民') },
    { name: 'pause', open: asking('三楼的灯坏了', '申请挂起', '哪天复核') },
  ],
};

test.each(Object.keys(asked))('%s reads every question before a step', async (persona) => {
  expect(await faultsOfSights(persona, asked[persona] ?? [])).toEqual([]);
});

test('two that may be one are read side by side', async () => {
  const { worker } = staffOf(play.district());
  const { id } = demoOrder(play.district(), '楼下大门的闭门器');
  await worker(unmergeWorkOrder, { ...(await seenBy(worker, id)), reason: '看过现场，不是同一处' });
  const open = async (page: Page) => {
    await asking('楼下大门的闭门器', '并入同一件', '并入哪一件？')(page);
    await tap(page, /5号楼的楼门/);
    await reads(page, '是同一件吗？');
  };
  expect(await faultsOfSights('grid-worker', [{ name: 'merge', open }])).toEqual([]);
});

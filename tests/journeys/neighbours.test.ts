import { askMore, confirmResult, submitResult, takeWorkOrder } from '#contracts/work-order-steps';
import type { AppWindow } from '../kit/browser';
import { demoOrder, seenBy, staffOf } from '../kit/demo-orders';
import { playInDistrict } from '../kit/play';
import { button, choose, reads, seen, tap, turnTo } from '../kit/screen';

const play = playInDistrict();

const write = ({ page }: AppWindow, label: string, words: string) =>
  page.getByRole('textbox', { name: label }).filter({ visible: true }).last().fill(words);

const turn = ({ page }: AppWindow, name: string) =>
  page.getByRole('switch', { name }).filter({ visible: true }).click();

const form = { path: '/pages/report/index' };

/** The unit lead at the form, with the kind of a lamp that a neighbour has sent. */
async function beginLamp(): Promise<AppWindow> {
  const window = await play.as('unit-lead', form);
  await choose(window.page, '设施损坏');
  await choose(window.page, '楼道设施');
  return window;
}

test('a neighbour joins what was sent already, tells what she wrote, and leaves again', async () => {
  const window = await beginLamp();
  const { page } = window;
  await reads(page, '附近已经有人反映');
  await write(window, '怎么了', '我家门口也看到了，好几天了');
  await button(page, /是同一个，我也遇到了/).click();
  await reads(page, '记上了，谢谢您');
  await tap(page, '也告诉处理的人');
  await reads(page, '您留言：我家门口也看到了，好几天了');
  await tap(page, '我这边好了，退出');
  await tap(page, /^退出$/);
  await reads(page, '拍一张');
  await turnTo(page, '/features/report/pages/list/index');
  await reads(page, '郑阿姨家门口的扶手松了，她腿脚不好，上下楼不敢扶');
  expect(await seen(page, '我也遇到了')).toBe(0);
});

test('不是，继续提交: the cards go, and never stood in the way', async () => {
  const window = await beginLamp();
  const { page } = window;
  await reads(page, '附近已经有人反映');
  await tap(page, '不是，继续提交');
  expect(await seen(page, '附近已经有人反映')).toBe(0);
  await write(window, '怎么了', '四楼拐角的扶手松了，一拉就晃');
  await turn(window, '不让处理的人知道我是谁');
  await tap(page, '提交');
  await reads(page, '收到了，谢谢您');
  await tap(page, '看进度');
  await reads(page, '处理的人不知道是谁反映的。');
});

test('代报: with consent, a paper to hand over, and her answer by telephone', async () => {
  const window = await beginLamp();
  const { page } = window;
  await write(window, '怎么了', '李大爷家门口的声控灯不亮，他晚上不敢下楼');
  await turn(window, '替别人反映（代报）');
  await write(window, '怎么称呼（可以不写）', '李大爷');
  await tap(page, '提交');
  await reads(page, '请先问过本人，本人同意再打开');
  await turn(window, '本人同意我代报');
  await tap(page, '提交');
  await tap(page, '打印回执，交给本人');
  await reads(page, '李大爷，您好：');
  await reads(page, /前有人受理/);

  const { id, reportPath } = demoOrder(play.district(), '李大爷家门口');
  const { worker, gridLead } = staffOf(play.district());
  await worker(takeWorkOrder, await seenBy(worker, id));
  const text = '换了新的声控灯，试过三次都亮';
  await worker(submitResult, { ...(await seenBy(worker, id)), text, outcome: 'answered' });
  await gridLead(confirmResult, { ...(await seenBy(gridLead, id)), wasOnSite: true });

  const later = await play.as('unit-lead', { path: reportPath });
  await reads(later.page, '请问一问李大爷：办得怎么样？');
  await choose(later.page, /^满意$/);
  await tap(later.page, '提交评价');
  await reads(later.page, '请点一下，是打电话还是上门问到的');
  await choose(later.page, '打电话');
  await tap(later.page, '提交评价');
  await reads(later.page, '本人的评价：满意');
});

test('请补充: the question, her answer, and it goes on', async () => {
  const window = await play.as('young-owner', form);
  const { page } = window;
  await choose(page, '物业服务');
  await write(window, '怎么了', '物业费涨了没有公示，问了也没人回答');
  await tap(page, '提交');
  await tap(page, '看进度');
  const { id } = demoOrder(play.district(), '物业费涨了', 'young-owner');
  const { community } = staffOf(play.district());
  const question = '是哪一年的物业费？';
  await community(askMore, { ...(await seenBy(community, id)), question });
  await page.reload();
  await reads(page, '请您补充一下');
  await tap(page, '补充好了，提交');
  await reads(page, '请写一句');
  await write(window, '您的补充', '是今年十月的');
  await tap(page, '补充好了，提交');
  await reads(page, '您补充了情况：是今年十月的');
  await reads(page, '等待受理');
});

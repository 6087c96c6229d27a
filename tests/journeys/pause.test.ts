import { minuteMs } from '#domain/day';
import { demoOrder, orderOf } from '../kit/demo-orders';
import { playInDistrict } from '../kit/play';
import { addPhoto, choose, press, reads, seen, tap, write } from '../kit/screen';

const play = playInDistrict();
/** What was kept to be shown at once names its photos by addresses that have expired meanwhile. */
const daysPass = { mayFail: /status of 403/ };

test('called up and noticed; asked to wait, agreed, and taken up again by the clock', async () => {
  const { id, orderPath, reportPath } = demoOrder(play.district(), '三楼的灯坏了');
  const { cloud } = play.district();
  const { page: worker } = await play.as('grid-worker', { path: orderPath });
  await press(worker, '报上级协调');
  await write(worker, '为什么要上级协调', '整栋楼的线路都老了，要物业一起换');
  await tap(worker, '报上级协调');
  await reads(worker, '已报上级协调');
  const { page: chief } = await play.as('chief', { path: orderPath });
  await press(chief, '报到');
  await write(chief, '打算怎么办', '已联系物业，明天上午一起看线路');
  await tap(chief, '报到');
  await reads(chief, '已报到');

  await worker.reload();
  await reads(worker, /报到：已联系物业/);
  await press(worker, '申请挂起');
  await choose(worker, '等第三方配合');
  await choose(worker, /（7 天后）/);
  await write(worker, '说明', '线材要厂家发货，先装了临时灯');
  await tap(worker, '提交申请');
  await reads(worker, '申请已提交');
  await chief.reload();
  await reads(chief, '等上级审批');
  await press(chief, '同意挂起');
  await reads(chief, '已同意挂起');

  const { page: resident } = await play.as('elder-resident', { path: reportPath, ...daysPass });
  await reads(resident, /等第三方配合/);
  await reads(resident, /我们再看，并告诉您，不用您催/);
  expect(await seen(resident, /挂起|报到|上报/)).toBe(0);
  const { pause } = orderOf(play.district(), id);
  await cloud.clock.moveTo((pause?.reviewAt ?? 0) + 2 * minuteMs);
  await resident.reload();
  await reads(resident, '到了再看的日子，继续办理');
});

test('one leads, others help: a part is asked for and done, and what is not done is accounted for', async () => {
  const { orderPath, reportPath } = demoOrder(play.district(), '围墙外的小吃摊');
  const { page: desk } = await play.as('community-staff', { path: orderPath });
  await reads(desk, '协办已完成');
  await press(desk, '请单位协办');
  await choose(desk, /^云河环卫中心/);
  await write(desk, '请它做什么', '再冲洗一遍人行道的油污');
  await tap(desk, '请它协办');
  await reads(desk, '已请协办');

  const { page: helper } = await play.as('sanitation-officer', { path: orderPath });
  await tap(helper, '协办完成');
  await reads(helper, /再冲洗一遍人行道的油污/);
  await write(helper, '做了什么', '凌晨用高压水枪冲了两遍');
  await tap(helper, '协办完成');
  await reads(helper, '整件由主办提交结果。');
  expect(await helper.getByRole('button', { name: '提交结果' }).count()).toBe(0);

  const { page: lead } = await play.as('agency-officer', { path: orderPath });
  await reads(lead, '凌晨用高压水枪冲了两遍');
  await tap(lead, '提交结果');
  await choose(lead, '已解决');
  await write(lead, '怎么处理的', '摊点已经进场经营，油污清理干净');
  await addPhoto(lead, 'puddle-after');
  await tap(lead, '提交结果');
  await reads(lead, '还有协办单位没有完成；一定要先提交，请写明原因');
  await write(lead, '为什么不等协办', '环境局的检测不影响居民出行');
  await tap(lead, '提交结果');
  await reads(lead, '结果已提交');
  const { page: resident } = await play.as('neighbour-near', { path: reportPath });
  await reads(resident, '已请有关单位一起处理');
  expect(await seen(resident, /环卫中心|高压水枪/)).toBe(0);
});

test('beyond the subdistrict: handed over with a number, and a form to print without a name on it', async () => {
  const { orderPath, reportPath } = demoOrder(play.district(), '南门外的井盖');
  const { page: dispatcher } = await play.as('dispatcher', { path: orderPath });
  await press(dispatcher, '转外部平台');
  await choose(dispatcher, '街呼县应平台');
  await write(dispatcher, '对方的编号', '街呼-000777');
  await choose(dispatcher, '今天');
  await tap(dispatcher, '转外部平台');
  await reads(dispatcher, '已转外部平台');
  await tap(dispatcher, '打印转办单');
  await reads(dispatcher, '工单转办单');
  await reads(dispatcher, '街呼县应平台，编号 街呼-000777');
  await dispatcher.getByRole('button', { name: '打印', exact: true }).waitFor();
  expect(await seen(dispatcher, /郭|兴柏|1000000/)).toBe(0);

  const { page: resident } = await play.as('neighbour-across', { path: reportPath });
  await reads(resident, '已转给「街呼县应平台」');
  await reads(resident, '那边的编号 街呼-000777');
});

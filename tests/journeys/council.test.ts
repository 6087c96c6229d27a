import type { Page } from 'playwright-core';
import { prepareFiles } from '#contracts/file';
import { confirmResult, submitResult, takeWorkOrder } from '#contracts/work-order-steps';
import { addDays, dayOf, minuteMs } from '#domain/day';
import type {
  DecisionRecord,
  HallRecord,
  MeetingRecord,
} from '../../cloudfunctions/modules/council/records';
import { orderOf, seenBy, staffOf } from '../kit/demo-orders';
import { playInDistrict } from '../kit/play';
import { addPhoto, button, choose, reads, tap, turnTo, write } from '../kit/screen';

const play = playInDistrict();
// A week passes, with everything the clocks do in it.
jest.setTimeout(420_000);
const pages = '/features/council/pages';
const points = '/features/points/pages';
const topic = '5号楼的晾衣杆松了';
const conclusion = '由网格员联系师傅重新固定，三根都换成新的膨胀螺栓。';
const done = '三根晾衣杆都重新打了膨胀螺栓，用力拉也不晃了';
const earned = `建议被采纳：${topic}`;

const dump = <R>(collection: string): R[] =>
  [...play.district().cloud.database.dump(collection)] as unknown as R[];
const found = <R>(one: R | undefined, name: string): R => {
  if (one === undefined) throw new RangeError(`no ${name}`);
  return one;
};
const hall = () =>
  found(
    dump<HallRecord>('halls').find(({ name }) => name === '槐安红色议事厅'),
    'hall',
  );
const talk = () =>
  found(
    dump<MeetingRecord>('meetings').find(({ title }) => title === topic),
    'meeting',
  );
const decision = () =>
  found(
    dump<DecisionRecord>('decisions').find((one) => one.topic === topic),
    'decision',
  );
const later = async (at: number) => {
  const { clock } = play.district().cloud;
  await clock.moveTo(Math.max(clock.now(), at));
};
const soon = () => later(play.district().cloud.clock.now() + 2 * minuteMs);
const balance = async (page: Page): Promise<number> =>
  Number(await page.locator('.points-balance').filter({ visible: true }).last().innerText());

/** 王秀兰 brings it, and sees that it waits. */
async function suggested(page: Page): Promise<void> {
  await reads(page, '槐安红色议事厅');
  await tap(page, '提议题');
  await tap(page, '提上去');
  await reads(page, /请用几个字写是什么事/);
  await write(page, '议什么', topic);
  await write(page, /^说说情况/, '楼前三根晾衣杆一晃就响，怕砸到孩子。');
  await tap(page, '提上去');
  await reads(page, '提好了');
  await tap(page, '看我提的议题');
  await reads(page, topic);
  await reads(page, '等待审定');
}

/** 周正 opens a talk about it, and says of each topic that waits what becomes of it. */
async function judged(page: Page): Promise<void> {
  await tap(page, /^槐安红色议事厅：/);
  await choose(page, '楼事共议');
  await write(page, '商量什么', topic);
  await tap(page, '开始筹备');
  await reads(page, '征集议题到哪天');
  await tap(page, '开始征集议题');
  await tap(page, `决定怎么办：${topic}`);
  await choose(page, /^上会$/);
  await tap(page, '就这样办');
  await reads(page, '列进议程了');
  await tap(page, '决定怎么办：给孩子装一个秋千');
  await choose(page, '这次不上会');
  await tap(page, '就这样办');
  await reads(page, '请写理由，提议的人会看到');
  await write(page, '理由', '场地要先问物业，下个月的议事会上说');
  await tap(page, '就这样办');
  await reads(page, '告诉提议的人了');
  await tap(page, '结束征集，开始审定');
  await reads(page, '审定议题');
}

/** What hangs out has one photo; that the other is missing takes a reason. */
async function published(page: Page): Promise<void> {
  await reads(page, '业主微信群');
  await addPhoto(page, 'group-card');
  await tap(page, '存业主微信群的照片');
  await reads(page, '照片存好了');
  await tap(page, '去公示');
  await tap(page, '现在公示');
  await reads(page, '请补照片，或者写明为什么先公示');
  await write(page, /还没有齐/, '海报打印好马上贴到宣传栏');
  await tap(page, '现在公示');
  await reads(page, '已公示');
}

/** Written in the room by 周正: the item becomes a work order in 5号楼. */
async function written(page: Page): Promise<void> {
  await reads(page, `1. ${topic}`);
  await write(page, '意见', '有人担心施工时占了消防通道。');
  await write(page, '结论', conclusion);
  await choose(page, '转工单办理');
  await reads(page, '请选一类，工单按它分派');
  await choose(page, '设施损坏');
  await choose(page, '楼道设施');
  await tap(page, /换一处/);
  await tap(page, /^5号楼/);
  const { clock } = play.district().cloud;
  await page.getByLabel('哪天以前办好').fill(addDays(dayOf(clock.now()), 20));
  await tap(page, '存到云端');
  await reads(page, /存好了|存上了|存到云端了/);
}

test('from what 王秀兰 brings to a hall to the finished work order on its page and two points in her passbook', async () => {
  const hallPath = `${pages}/hall/index?id=${hall()._id}`;
  const { page: elder } = await play.as('elder-resident', {
    path: `${points}/account/index`,
  });
  await reads(elder, '可用积分');
  const before = await balance(elder);
  await turnTo(elder, hallPath);
  await suggested(elder);

  const leader = await play.as('moderator', { path: [pages, 'work', 'index'].join('/') });
  await judged(leader.page);
  const { _id: id } = talk();
  const chief = await play.as('chief', { path: `${pages}/prepare/index?id=${id}` });
  await reads(chief.page, '确认 1 个议题');
  await tap(chief.page, '确认这次的议题');
  await reads(chief.page, '去公示');
  const staff = await play.as('community-staff', { path: `${pages}/prepare/index?id=${id}` });
  await published(staff.page);

  await turnTo(elder, `${pages}/meeting/index?id=${id}`);
  await tap(elder, '我要参加');
  await reads(elder, '报上名了');
  expect(talk()).toMatchObject({ status: 'published', registered: 1 });

  await later((talk().startsAt ?? 0) - 20 * minuteMs);
  await turnTo(leader.page, `${pages}/door/index?id=${id}`);
  const letters = leader.page.locator('.led-door-letters').filter({ visible: true });
  await letters.waitFor();
  await elder.reload();
  await write(elder, '到会码', '22');
  await tap(elder, '我到会了');
  await reads(elder, '请输入门口码下面的 6 个字母数字');
  await write(elder, '到会码', '222222');
  await tap(elder, '我到会了');
  await reads(elder, /码过时|不对/);
  await write(elder, '到会码', (await letters.innerText()).trim().toLowerCase());
  await tap(elder, '我到会了');
  await reads(elder, '记下您到会了');

  await tap(leader.page, '开会');
  await tap(leader.page, '开会');
  await reads(leader.page, '开会了');
  await tap(leader.page, '写纪要、表决');
  await written(leader.page);
  await later((talk().startsAt ?? 0) + 80 * minuteMs);
  await turnTo(leader.page, `${pages}/door/index?id=${id}`);
  await tap(leader.page, '散会');
  await tap(leader.page, '散会');
  await tap(leader.page, '发给参会的人核对');
  await reads(leader.page, '参会的人正在核对');
  await elder.reload();
  await reads(elder, conclusion);

  await later((talk().minutes?.amendUntil ?? 0) + minuteMs);
  await turnTo(chief.page, `${pages}/minutes/index?id=${id}`);
  await tap(chief.page, '确认，公示决议');
  await reads(chief.page, /确认了纪要$/);
  await soon();
  const orderId = found(decision().workOrderId, 'work order of the decision');
  await turnTo(elder, `${pages}/trace/index?hallId=${hall()._id}`);
  await reads(elder, topic);
  await reads(elder, /有您$/);

  const { worker, gridLead } = staffOf(play.district());
  await worker(takeWorkOrder, await seenBy(worker, orderId));
  const { batchId } = await worker(prepareFiles, { count: 1 });
  const result = { text: done, photos: { batchId, places: [0] } };
  await worker(submitResult, {
    ...(await seenBy(worker, orderId)),
    ...result,
    outcome: 'solved',
  });
  await gridLead(confirmResult, { ...(await seenBy(gridLead, orderId)), wasOnSite: true });
  await soon();
  await soon();
  expect(orderOf(play.district(), orderId).status).toBe('resolved');
  expect(decision()).toMatchObject({ status: 'done', isFinal: true });
  await elder.reload();
  await reads(elder, `已解决：${done}`);
  await turnTo(elder, hallPath);
  await button(elder, new RegExp(`${topic}.*已落实`)).waitFor();

  const shop = await play.as('shopkeeper', { path: `${points}/candidates/index` });
  await tap(shop.page, new RegExp(`^同意：.*${earned}`));
  await reads(shop.page, new RegExp(`${earned}.*记了 2 分`));
  await turnTo(elder, `${points}/passbook/index`);
  await button(elder, new RegExp(`${earned}，收 2 分`)).waitFor();
  await turnTo(elder, `${points}/account/index`);
  await elder
    .locator('.points-balance')
    .filter({ visible: true, hasText: String(before + 2) })
    .last()
    .waitFor();
});

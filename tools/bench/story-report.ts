import { prepareFiles } from '#contracts/file';
import {
  appealReport,
  getReport,
  getSlip,
  handleOnSpot,
  joinReport,
  leaveReport,
  listCandidates,
  listStaff,
  nudgeReport,
  petitionReport,
  rateReport,
  recurReport,
  sayToReport,
  submitReport,
  supplementReport,
} from '#contracts/report';
import {
  askMore,
  confirmResult,
  declineWorkOrder,
  submitResult,
  takeWorkOrder,
} from '#contracts/work-order-steps';
import { dayMs } from '#domain/day';
import type { WorkOrderRecord } from '../../cloudfunctions/modules/work-order/records';
import { area } from '../../tests/kit/world';
import type { Who } from './asking';
import type { Stage } from './stage';

const place = {
  areaId: area('u52'),
  gcj02: { latitude: 36.8, longitude: 118.3, accuracy: 20 },
};

/** The order that answers a report, as it is now. */
const orderOf = ({ one }: Stage, reportId: string): WorkOrderRecord => {
  const order = one<WorkOrderRecord>('work_orders', `wo_${reportId.slice(3)}`);
  if (!order) throw new Error('a report without a work order');
  return order;
};

/** Everything a resident can be asked about a report of hers, as her page saw it. */
const seen = (stage: Stage, id: string) => ({ id, version: orderOf(stage, id).version });
const desk = (stage: Stage, id: string) => {
  const { _id, version } = orderOf(stage, id);
  return { id: _id, version };
};
const photosOf = async ({ ask }: Stage, who: Who) => {
  const { batchId } = await ask(who, prepareFiles, { count: 1 });
  return { batchId, places: [0] };
};

/** A neighbour finds her matter reported already, joins it, and leaves it again. */
async function meet(stage: Stage): Promise<void> {
  const { ask } = stage;
  const text = '楼下的垃圾桶满了两天没有人清';
  const { id } = await ask('li', submitReport, { category: 'cleaning', place, text });
  await ask('unitLead', listCandidates, { category: 'cleaning', place });
  const joined = await ask('unitLead', joinReport, { workOrderId: orderOf(stage, id)._id });
  const { version } = await ask('unitLead', getReport, { id: joined.id });
  await ask('unitLead', leaveReport, { id: joined.id, version });
}

/** She is asked, answers, adds a word, and urges once it is nearly too late. */
async function answer(stage: Stage): Promise<void> {
  const { ask, cloud } = stage;
  const text = '单元门关不上，晚上不安全';
  const { id } = await ask('li', submitReport, { category: 'stairwell', place, text });
  await ask('gu', askMore, { ...desk(stage, id), question: '是哪一个单元的门？' });
  const photos = await photosOf(stage, 'li');
  const told = { text: '是二单元，门轴坏了', photos };
  await ask('li', supplementReport, { ...seen(stage, id), ...told });
  await ask('li', sayToReport, { id, text: '师傅来之前请打电话' });
  await cloud.clock.moveTo(orderOf(stage, id).promise.marks.mostAt);
  await ask('li', nudgeReport, seen(stage, id));
}

/** It is declined and she objects; another is done, rated, and comes back. */
async function object(stage: Stage): Promise<void> {
  const { ask, cloud } = stage;
  const declined = await ask('li', submitReport, {
    category: 'suggestion',
    place,
    text: '建议在小区里多装几个充电桩',
  });
  const channel = '请向供电公司申请安装';
  const reason = 'not-this-platform' as const;
  await ask('luo', declineWorkOrder, { ...desk(stage, declined.id), reason, channel });
  const appeal = { ...seen(stage, declined.id), text: '小区里的地归社区管' };
  await ask('li', appealReport, appeal);
  const { id } = await ask('wang', submitReport, {
    category: 'stairwell',
    place,
    text: '二楼的扶手松了，老人不敢扶',
  });
  await ask('zhao', takeWorkOrder, desk(stage, id));
  const photos = await photosOf(stage, 'zhao');
  const result = { text: '扶手已经重新固定好，试过很稳', outcome: 'solved' as const, photos };
  await ask('zhao', submitResult, { ...desk(stage, id), ...result });
  await ask('gu', confirmResult, { ...desk(stage, id), wasOnSite: true });
  await ask('wang', rateReport, { ...seen(stage, id), rating: 'satisfied' });
  await cloud.clock.advance(dayMs);
  const again = { reasons: ['came-back' as const], photos: await photosOf(stage, 'wang') };
  await ask('wang', recurReport, { ...seen(stage, id), ...again });
}

/** Many doors sign for one; a leader reports for somebody else; a worker settles something on patrol. */
async function speakFor(stage: Stage): Promise<void> {
  const { ask, cloud } = stage;
  const text = '物业半年没有清洗过水箱';
  const { id } = await ask('wang', submitReport, { category: 'property', place, text });
  const order = orderOf(stage, id);
  const doors = Array.from({ length: 20 }, (_, index) => ({
    id: `rp_door${index}`,
    number: '',
    reporterId: `pe_door${index}`,
    isJoined: true,
  }));
  const signed = { ...order, reports: [...order.reports, ...doors] };
  await cloud.database.bulkLoad('work_orders', [signed]);
  await ask('wang', petitionReport, seen(stage, id));
  const { staff } = await ask('wang', listStaff, { areaId: area('u52') });
  if (staff.length === 0) throw new Error('nobody answers for a place');
  const proxy = await ask('unitLead', submitReport, {
    category: 'stairwell',
    place,
    text: '四楼的声控灯不灵了，老人看不清',
    proxyFor: { door: '402', hasConsent: true },
  });
  await ask('unitLead', getSlip, { id: proxy.id });
  await ask('zhao', handleOnSpot, {
    category: 'stairwell',
    place,
    text: '巡查发现一楼堆着纸箱',
    resultText: '当场请住户搬走了纸箱',
    photos: await photosOf(stage, 'zhao'),
  });
}

/** What residents and their neighbours do beside the main story. */
export async function tellNeighbours(stage: Stage): Promise<void> {
  await meet(stage);
  await answer(stage);
  await object(stage);
  await speakFor(stage);
}

import {
  createArea,
  listAreas,
  lookAtArea,
  mergeArea,
  moveArea,
  renameArea,
  splitArea,
} from '#contracts/area';
import { endLeave, getHomeCards, getPlate, listLeaves, setLeave } from '#contracts/card';
import type { Category } from '#contracts/category';
import { prepareFiles } from '#contracts/file';
import {
  acceptInvite,
  appoint,
  bindHome,
  confirmAppointment,
  dismiss,
  endHome,
  getMe,
  listAppointments,
  listHomesToVerify,
  setDoor,
  setPhone,
  updateMe,
  verifyHome,
} from '#contracts/identity';
import { getBadge, inboxFilters, listInbox, markRead } from '#contracts/inbox';
import {
  getReport,
  getReportForm,
  listReports,
  rateReport,
  submitReport,
  withdrawReport,
} from '#contracts/report';
import { getRouting, saveRouting } from '#contracts/routing';
import { getWorkOrder, listWorkOrders, revealReporter } from '#contracts/work-order';
import {
  acceptWorkOrder,
  addProgressNote,
  assignWorkOrder,
  confirmResult,
  refuseResult,
  submitResult,
  takeWorkOrder,
} from '#contracts/work-order-steps';
import { addDays, dayOf } from '#domain/day';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import type { WorkOrderRecord } from '../../cloudfunctions/modules/work-order/records';
import { posted } from '../../tests/kit/desk';
import { area } from '../../tests/kit/world';
import type { Ask, Who } from './asking';
import type { Stage } from './stage';
import { tellPrints } from './story-card';
import { tellCouncil } from './story-council';
import { tellCoverage } from './story-coverage';
import { tellDesk } from './story-desk';
import { tellNotices } from './story-notice';
import { tellPoints, tellSheet } from './story-points';
import { tellNeighbours } from './story-report';
import { tellShop } from './story-shop';
import { tellMessages } from './story-subscription';
import { tellVolunteers } from './story-volunteer';

const firstOf = <T>(items: readonly T[]): T => {
  const [first] = items;
  if (first === undefined) throw new Error('the story found nothing where something must be');
  return first;
};

/** A resident looks around, gives her phone, binds a home and moves out of another. */
async function settleIn({ ask, one }: Stage): Promise<void> {
  await ask('wang', getMe, {});
  await ask('wang', updateMe, { name: '王梅', honorific: 'ms' });
  await ask('wang', setPhone, { phone: '10000000001' });
  await ask('wang', listAreas, { withinId: area('b5'), level: 'unit' });
  await ask('wang', getHomeCards, {});
  const code = one<AreaRecord>('areas', area('u52'))?.code ?? '';
  await ask('visitor', getPlate, { code });
  const { home } = await ask('li', bindHome, { areaId: area('u52'), label: 'parents' });
  await ask('li', setDoor, { homeId: home.id, door: '302' });
  await ask('unitLead', listHomesToVerify, {});
  await ask('unitLead', verifyHome, { homeId: home.id, decision: 'confirm' });
  await ask('li', endHome, { homeId: home.id });
}

const report = async ({ ask, all }: Stage, category: Category) => {
  await ask('wang', getReportForm, {});
  const { batchId } = await ask('wang', prepareFiles, { count: 1 });
  const { id } = await ask('wang', submitReport, {
    category,
    place: { areaId: area('u52') },
    text: '三楼的灯不亮了，老人上楼看不清',
    photos: { batchId, places: [0] },
  });
  const order = all<WorkOrderRecord>('work_orders').find((found) =>
    found.reports.some((own) => own.id === id),
  );
  if (!order) throw new Error('a report without a work order');
  return { reportId: id, orderId: order._id };
};

const result = async (ask: Ask, who: Who) => {
  const { batchId } = await ask(who, prepareFiles, { count: 1 });
  const photos = { batchId, places: [0] };
  return { text: '换了新灯泡，已经亮了', outcome: 'solved' as const, photos };
};

/** The main story: taken, handled, sent back once, verified, rated. */
async function mainStory(stage: Stage): Promise<void> {
  const { ask } = stage;
  const { reportId, orderId } = await report(stage, 'stairwell');
  const id = orderId;
  for (const view of ['todo', 'open', 'done'] as const) await ask('zhao', listWorkOrders, { view });
  let { version } = await ask('zhao', getWorkOrder, { id });
  ({ version } = await ask('zhao', takeWorkOrder, { id, version }));
  await ask('zhao', revealReporter, { id, reason: 'contact-to-verify' });
  ({ version } = await ask('zhao', addProgressNote, { id, version, text: '今天下午去换' }));
  ({ version } = await ask('zhao', submitResult, { id, version, ...(await result(ask, 'zhao')) }));
  ({ version } = await ask('gu', refuseResult, { id, version, reason: '照片里看不出亮了没有' }));
  ({ version } = await ask('zhao', submitResult, { id, version, ...(await result(ask, 'zhao')) }));
  await ask('gu', confirmResult, { id, version, wasOnSite: true });
  await ask('wang', listReports, {});
  ({ version } = await ask('wang', getReport, { id: reportId }));
  await ask('wang', rateReport, { id: reportId, version, rating: 'satisfied' });
}

/** What is still open in the end. */
async function stillOpen(stage: Stage): Promise<void> {
  const { ask } = stage;
  await report(stage, 'cleaning');
  const { orderId: id } = await report(stage, 'waste');
  const { version } = await ask('zhao', getWorkOrder, { id });
  await ask('zhao', takeWorkOrder, { id, version });
}

/** What the community does itself, and what is taken back. */
async function otherWays(stage: Stage): Promise<void> {
  const { ask } = stage;
  const { orderId: id } = await report(stage, 'property');
  let { version } = await ask('luo', getWorkOrder, { id });
  ({ version } = await ask('luo', acceptWorkOrder, { id, version }));
  await ask('luo', assignWorkOrder, { id, version, choice: 'self' });
  const { reportId } = await report(stage, 'noise');
  const seen = await ask('wang', getReport, { id: reportId });
  await ask('wang', withdrawReport, { id: reportId, version: seen.version });
  for (const filter of inboxFilters) await ask('wang', listInbox, { filter });
  const { items } = await ask('wang', listInbox, {});
  await ask('wang', getBadge, {});
  await ask('zhao', markRead, { isAll: true });
  await ask('wang', markRead, { ids: items.slice(0, 20).map((item) => item.id) });
}

/** Posts are given and ended, the tree changes, somebody goes on leave. */
async function keepOrder({ ask, one, cloud }: Stage): Promise<void> {
  const today = dayOf(cloud.clock.now());
  const leave = { fromOn: addDays(today, 3), untilOn: addDays(today, 5) };
  await ask('zhao', setLeave, leave);
  await ask('zhao', listLeaves, {});
  await ask('zhao', endLeave, leave);
  const offer = { areaId: area('huai'), role: 'community-staff' as const, name: '宋禾' };
  const { inviteId, code } = await ask('luo', appoint, offer);
  await ask('he', confirmAppointment, { inviteId, decision: 'confirm' });
  await ask('visitor', acceptInvite, { code });
  const { people } = await ask('he', listAppointments, { areaId: area('huai') });
  const { personId, membershipId } = firstOf(people.filter(({ name }) => name === '宋禾'));
  await ask('he', dismiss, { personId, membershipId });
  const versionOf = (areaId: string) => one<AreaRecord>('areas', areaId)?.version ?? 0;
  const unit = { parentId: area('b5'), level: 'unit' as const, name: '3单元', order: 3 };
  const { areaId } = await ask('cheng', createArea, unit);
  await ask('cheng', lookAtArea, { areaId });
  await ask('cheng', renameArea, { areaId, version: versionOf(areaId), name: '4单元' });
  const toParentId = area('b6');
  await ask('cheng', moveArea, { areaId, version: versionOf(areaId), toParentId });
  const grid = area('grid4');
  const split = { name: '第五网格', order: 5, childIds: [area('b6')] };
  const { areaId: newGrid } = await ask('cheng', splitArea, {
    areaId: grid,
    version: versionOf(grid),
    ...split,
  });
  await ask('cheng', mergeArea, { areaId: newGrid, version: versionOf(newGrid), intoId: grid });
}

/** The district says who leads, and looks at what it said. */
async function route({ ask }: Stage): Promise<void> {
  const row = { areaId: area('street'), category: 'waste' as const, agencyId: area('ag-law') };
  await ask('desk', saveRouting, { version: 0, rows: [row], reason: '执法局牵头清运' });
  await ask('desk', getRouting, {});
}

/** The days before the month's sheet: every notice is still kept with its doors. */
export async function tellDays(stage: Stage): Promise<void> {
  await settleIn(stage);
  await mainStory(stage);
  await otherWays(stage);
  await stillOpen(stage);
  await tellDesk(stage);
  await tellNeighbours(stage);
  await tellPrints(stage);
  await tellNotices(stage);
  await tellCoverage(stage);
  await tellMessages(stage);
  await posted(stage, 'qian', ['shopkeeper', 'huai']);
  const paperId = await tellPoints(stage);
  await tellShop(stage, paperId);
  await tellVolunteers(stage, paperId);
  await tellCouncil(stage);
  await keepOrder(stage);
  await route(stage);
}

/** Asks every action of the product at least once, in an order that people would. */
export async function tellStory(stage: Stage): Promise<void> {
  await tellDays(stage);
  await tellSheet(stage);
}

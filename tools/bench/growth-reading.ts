import { listAreas, lookAtArea } from '#contracts/area';
import { getHomeCards, getPlate, listLeaves } from '#contracts/card';
import { checkBadge, getBadgeCard, getPrint, listReprints } from '#contracts/card-prints';
import { getCoverage, listOffline, listSamples, listToTell } from '#contracts/coverage';
import { getMe, listAppointments, listHomesToVerify } from '#contracts/identity';
import { getBadge, listInbox } from '#contracts/inbox';
import { getNotice, listNotices } from '#contracts/notice';
import {
  getNoticeForm,
  getNoticeImage,
  getNoticePolicy,
  listWritten,
} from '#contracts/notice-desk';
import {
  getReport,
  getReportForm,
  getSlip,
  listCandidates,
  listReports,
  listStaff,
} from '#contracts/report';
import { getRouting } from '#contracts/routing';
import { getSubscription, getTold, listDead } from '#contracts/subscription';
import {
  getRates,
  getWorkOrder,
  listDuplicates,
  listUnits,
  listWorkOrders,
} from '#contracts/work-order';
import { area, buildWorld } from '../../tests/kit/world';
import type { Ask } from './asking';
import { lettersFor } from './growth-copies';
import { mustBeFull } from './growth-full';
import { readCouncil } from './growth-reading-council';
import { readPoints, readShop, readVolunteers } from './growth-reading-points';
import { ownEvery } from './growth-world';

/** The lists, as those who have the most in them, and the page after the first. */
async function readLists(ask: Ask): Promise<void> {
  mustBeFull(await ask('wang', listReports, {}), 'report.list');
  mustBeFull(await ask('wang', listInbox, {}), 'inbox.list');
  for (const view of ['todo', 'open', 'done'] as const)
    for (const who of ['zhao', 'luo', 'cheng'] as const) {
      const page = await ask(who, listWorkOrders, { view });
      if (who === 'zhao') mustBeFull(page, `work-order.list ${view}`);
      const { nextCursor: cursor } = page;
      if (cursor !== undefined) await ask(who, listWorkOrders, { view, cursor });
    }
}

/** What the loop asks beside its lists, where thousands lie in the same building. */
async function readLoop(ask: Ask, letters: string): Promise<void> {
  const place = { areaId: area('u52') };
  const id = `wo_${letters}`;
  await ask('wang', getSlip, { id: `rp_${letters}` });
  await ask('wang', listCandidates, { category: 'stairwell', place });
  await ask('wang', listStaff, place);
  await ask('zhao', listUnits, { id });
  await ask('zhao', listDuplicates, { id });
  await ask('luo', getRates, { month: '2026-11' });
}

/** Notices of a stairwell where dozens are up and thousands are over, and who knows of them. */
async function readNotices(ask: Ask): Promise<void> {
  const page = await ask('wang', listNotices, {});
  mustBeFull(page, 'notice.list');
  if (page.nextCursor !== undefined) await ask('wang', listNotices, { cursor: page.nextCursor });
  const counted = page.items.find(({ kind }) => kind === 'outage') ?? page.items[0];
  const id = counted?.id ?? '';
  await ask('wang', getNotice, { id });
  await ask('unitLead', getNoticeForm, {});
  await ask('unitLead', getNoticeImage, { id });
  for (const view of ['all', 'waiting'] as const) await ask('luo', listWritten, { view });
  await ask('unitLead', listWritten, { view: 'all' });
  await ask('desk', getNoticePolicy, {});
  for (const who of ['unitLead', 'zhao', 'luo'] as const)
    await ask(who, getCoverage, { noticeId: id });
  await ask('unitLead', listOffline, {});
  await ask('zhao', listToTell, {});
  await ask('luo', listSamples, {});
  await ask('wang', getSubscription, {});
  await ask('desk', listDead, {});
  await ask('zhao', getTold, { workOrderId: `wo_${lettersFor(ownEvery)}` });
  for (const filter of ['unread', 'report', 'work-order', 'others'] as const)
    await ask('wang', listInbox, { filter });
}

async function readPrints(ask: Ask): Promise<void> {
  await ask('zhao', getPrint, { areaId: area('grid3') });
  await ask('he', listReprints, {});
  const { code } = await ask('zhao', getBadgeCard, {});
  await ask('visitor', checkBadge, { code });
}

/** Every query of the product at least once, on things that have grown; the first reading of each is as the one who has the most. */
export async function readEverything(ask: Ask): Promise<void> {
  const letters = lettersFor(ownEvery);
  const unit = buildWorld().areas.find(({ _id }) => _id === area('u52'));
  await ask('wang', getMe, {});
  await ask('wang', getHomeCards, {});
  await ask('wang', getPlate, { code: unit?.code ?? '' });
  await ask('wang', listAreas, { withinId: area('b5'), level: 'unit' });
  await ask('wang', getReportForm, {});
  await ask('wang', getReport, { id: `rp_${letters}` });
  const { unread } = await ask('wang', getBadge, {});
  if (unread < 100) throw new Error(`inbox.badge counts ${unread}: too few to prove anything`);
  await ask('zhao', listLeaves, {});
  await ask('zhao', getPrint, { areaId: area('grid3') });
  await ask('he', listReprints, {});
  const { code } = await ask('zhao', getBadgeCard, {});
  await ask('wang', checkBadge, { code });
  await ask('zhao', getWorkOrder, { id: `wo_${letters}` });
  await ask('unitLead', listHomesToVerify, {});
  await ask('he', listAppointments, { areaId: area('huai') });
  await ask('cheng', lookAtArea, { areaId: area('huai') });
  await ask('desk', getRouting, {});
  await readLoop(ask, letters);
  await readNotices(ask);
  await readPrints(ask);
  await readLists(ask);
  await readPoints(ask);
  await readShop(ask);
  await readVolunteers(ask);
  await readCouncil(ask);
}

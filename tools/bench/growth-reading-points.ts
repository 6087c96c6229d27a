import { getAccount, getPassbook, listOwnActs, passbookFilters } from '#contracts/points';
import { findAccounts, getPaperPassbook } from '#contracts/points-accounts';
import { candidateViews, getBudget, listCandidates } from '#contracts/points-desk';
import { listMediations } from '#contracts/points-mediation';
import { getPointsRules } from '#contracts/points-rules';
import { getProof, getSheet, listObjections } from '#contracts/points-sheet';
import { getRedemption, getShelf, listRedemptions } from '#contracts/shop';
import { listHandedOver, listToWitness, lookUpCode } from '#contracts/shop-counter';
import { getCounter, listMovements, listPartners, listStock } from '#contracts/shop-stock';
import { getAttendance, getCall, listCalls } from '#contracts/volunteer';
import type { Ask } from './asking';
import { idFor } from './growth-copies';
import { mustBeFull } from './growth-full';
import { codeFor, numberFor } from './growth-points';

/** Passbooks of thousands of lines, on the phone and on paper, and the proof of two lines in one of hundreds of seals. */
async function readPassbooks(ask: Ask): Promise<void> {
  await ask('wang', getAccount, {});
  for (const filter of passbookFilters) {
    const page = await ask('wang', getPassbook, { filter });
    mustBeFull(page, `points.passbook ${filter}`);
    const { nextCursor: cursor } = page;
    if (cursor !== undefined) await ask('wang', getPassbook, { filter, cursor });
  }
  const { items } = await ask('wang', getPassbook, {});
  for (const line of [items[0], items.at(-1)])
    await ask('wang', getProof, { entryId: line?.id ?? '' });
  mustBeFull(
    await ask('qian', getPaperPassbook, { number: numberFor(1) }),
    'points.paper-passbook',
  );
  const { accounts } = await ask('qian', findAccounts, { name: '郑奶奶' });
  if (accounts.length < 10) throw new Error(`points.find shows ${accounts.length}: too few`);
}

/** What waits for each desk, what was decided, and what hangs on the wall. */
export async function readPoints(ask: Ask): Promise<void> {
  await readPassbooks(ask);
  mustBeFull(await ask('wang', listOwnActs, {}), 'points.my-acts');
  for (const view of candidateViews) {
    const page = await ask('qian', listCandidates, { view });
    mustBeFull(page, `points.candidates ${view}`);
    const { nextCursor: cursor } = page;
    if (cursor !== undefined) await ask('qian', listCandidates, { view, cursor });
  }
  await ask('cheng', listCandidates, { view: 'decided' });
  mustBeFull(await ask('luo', listMediations, {}), 'points.mediations');
  await ask('luo', getBudget, {});
  await ask('wang', getPointsRules, {});
  const { months, sheet } = await ask('wang', getSheet, {});
  mustBeFull({ items: months }, 'months of points.sheet');
  mustBeFull({ items: sheet?.objections ?? [] }, 'objections of points.sheet');
  mustBeFull(await ask('he', listObjections, {}), 'points.objections');
}

/** A counter behind which thousands were served, while dozens wait. */
export async function readShop(ask: Ask): Promise<void> {
  const { rewards } = await ask('wang', getShelf, {});
  mustBeFull({ items: rewards }, 'shop.shelf');
  const own = await ask('wang', listRedemptions, {});
  mustBeFull(own, 'shop.redemptions');
  await ask('wang', getRedemption, { id: own.items[0]?.id ?? '' });
  const done = await ask('qian', listHandedOver, {});
  mustBeFull(done, 'shop.handed-over');
  if (done.nextCursor !== undefined) await ask('qian', listHandedOver, { cursor: done.nextCursor });
  mustBeFull(await ask('he', listToWitness, {}), 'shop.to-witness');
  await ask('qian', lookUpCode, { code: codeFor(1) });
  await ask('qian', getCounter, {});
  await ask('qian', listPartners, {});
  mustBeFull({ items: (await ask('qian', listStock, {})).rewards }, 'shop.stock');
  mustBeFull(await ask('qian', listMovements, {}), 'shop.movements');
  const moved = { rewardId: rewards[0]?.id ?? '' };
  await ask('qian', listMovements, moved);
}

/** Dozens of calls to come among those that are over. */
export async function readVolunteers(ask: Ask): Promise<void> {
  const page = await ask('wang', listCalls, {});
  mustBeFull(page, 'volunteer.list');
  if (page.nextCursor !== undefined) await ask('wang', listCalls, { cursor: page.nextCursor });
  const id = idFor('vc', 1);
  await ask('wang', getCall, { id });
  mustBeFull({ items: (await ask('luo', getAttendance, { id })).people }, 'volunteer.attendance');
}

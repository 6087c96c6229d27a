import { getWorkOrder } from '#contracts/work-order';
import { confirmResult, submitResult } from '#contracts/work-order-steps';
import { personIdOf } from '#runtime/ids';
import type { WorkOrderRecord } from '../../cloudfunctions/modules/work-order/records';
import { type Calling, callingAs } from './calling';
import { type District, openidIn } from './district';

/** Where one work order of the demo is to be found, by resident and staff. */
export type DemoOrder = {
  id: string;
  /** What stands after `#`. */
  orderPath: string;
  reportPath: string;
};

/** The one whose title begins so, of 第三网格 in 槐安社区 or of a persona wherever it is. */
export function demoOrder({ cloud }: District, title: string, persona?: string): DemoOrder {
  const orders = [...cloud.database.dump('work_orders')] as unknown as WorkOrderRecord[];
  const isMeant = ({ followers, areaPathAtCreation }: WorkOrderRecord): boolean =>
    persona === undefined
      ? areaPathAtCreation.includes('ar_c01-e2-g03')
      : followers.includes(personIdOf(openidIn(persona)));
  const found = orders.find((order) => order.title.startsWith(title) && isMeant(order));
  if (!found) throw new RangeError(`no such work order: ${title}`);
  return pathsOf(found._id, found.reports[0]?.id ?? '');
}

const pathsOf = (id: string, reportId: string): DemoOrder => ({
  id,
  orderPath: `/features/work-order/pages/detail/index?id=${id}`,
  reportPath: `/features/report/pages/progress/index?id=${reportId}`,
});

/** As it is stored now. */
export function orderOf({ cloud }: District, id: string): WorkOrderRecord {
  const orders = [...cloud.database.dump('work_orders')] as unknown as WorkOrderRecord[];
  const order = orders.find(({ _id }) => _id === id);
  if (!order) throw new RangeError(`no such work order: ${id}`);
  return order;
}

/** Colleagues at work while somebody else's screen is looked at. */
export function staffOf({ cloud }: District) {
  const as = (openid: string): Calling => callingAs(cloud, openid);
  return {
    worker: as(openidIn('grid-worker')),
    dispatcher: as(openidIn('dispatcher')),
    officer: as(openidIn('agency-officer')),
    gridLead: as(openidIn('grid-lead')),
    community: as(openidIn('community-staff')),
    chief: as(openidIn('chief')),
    housing: as(openidIn('housing-officer')),
  };
}

/** What somebody sees now, as every step has to name it. */
export async function seenBy(who: Calling, id: string): Promise<{ id: string; version: number }> {
  const { version } = await who(getWorkOrder, { id });
  return { id, version };
}

/** One hands in an answer, the other confirms it: the resident can rate again. */
export async function answerAndConfirm(
  id: string,
  { by, confirmedBy }: { by: Calling; confirmedBy: Calling },
): Promise<void> {
  const text = '又去看过一次，已经和师傅说好重新修补';
  await by(submitResult, { ...(await seenBy(by, id)), text, outcome: 'answered' });
  const { assignment } = await confirmedBy(getWorkOrder, { id });
  await confirmedBy(confirmResult, {
    ...(await seenBy(confirmedBy, id)),
    wasOnSite: true,
    ...(assignment && { unitRating: { efficiency: 4, quality: 4 } }),
  });
}

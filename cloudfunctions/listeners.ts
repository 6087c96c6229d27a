import { areaListeners } from './modules/area/listeners';
import { councilListeners } from './modules/council/listeners';
import { coverageListeners } from './modules/coverage/listeners';
import { fileListeners } from './modules/file/listeners';
import { identityListeners } from './modules/identity/listeners';
import { inboxListeners } from './modules/inbox/listeners';
import { noticeListeners } from './modules/notice/listeners';
import { pointsListeners } from './modules/points/listeners';
import { reportListeners } from './modules/report/listeners';
import { routingListeners } from './modules/routing/listeners';
import { shopListeners } from './modules/shop/listeners';
import { subscriptionListeners } from './modules/subscription/listeners';
import { volunteerListeners } from './modules/volunteer/listeners';
import { workOrderListeners } from './modules/work-order/listeners';

/** Everybody who hears of anything: the only place where modules meet. */
export const listeners = [
  ...areaListeners,
  ...councilListeners,
  ...coverageListeners,
  ...fileListeners,
  ...identityListeners,
  ...inboxListeners,
  ...noticeListeners,
  ...pointsListeners,
  ...reportListeners,
  ...routingListeners,
  ...shopListeners,
  ...subscriptionListeners,
  ...volunteerListeners,
  ...workOrderListeners,
];

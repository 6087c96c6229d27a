import { register } from '#runtime/outbox';
import { serve } from '#runtime/serve';
import { listeners } from '../listeners';
import { areaActions } from '../modules/area/actions';
import { cardActions } from '../modules/card/actions';
import { councilActions } from '../modules/council/actions';
import { coverageActions } from '../modules/coverage/actions';
import { fileActions } from '../modules/file/actions';
import { identityActions } from '../modules/identity/actions';
import { inboxActions } from '../modules/inbox/actions';
import { noticeActions } from '../modules/notice/actions';
import { pointsActions } from '../modules/points/actions';
import { reportActions } from '../modules/report/actions';
import { routingActions } from '../modules/routing/actions';
import { shopActions } from '../modules/shop/actions';
import { subscriptionActions } from '../modules/subscription/actions';
import { volunteerActions } from '../modules/volunteer/actions';
import { workOrderActions } from '../modules/work-order/actions';

export const served = [
  ...areaActions,
  ...cardActions,
  ...councilActions,
  ...coverageActions,
  ...fileActions,
  ...identityActions,
  ...inboxActions,
  ...noticeActions,
  ...pointsActions,
  ...reportActions,
  ...routingActions,
  ...shopActions,
  ...subscriptionActions,
  ...volunteerActions,
  ...workOrderActions,
];

register(listeners);

/** Every request of a person. */
export const main = serve(served);

import type { Action } from './action';
import * as area from './area';
import * as card from './card';
import * as cardPrints from './card-prints';
import * as council from './council';
import * as councilAttendance from './council-attendance';
import * as councilHalls from './council-halls';
import * as councilMeeting from './council-meeting';
import * as councilMinutes from './council-minutes';
import * as councilReview from './council-review';
import * as councilTopics from './council-topics';
import * as councilVote from './council-vote';
import * as coverage from './coverage';
import * as file from './file';
import * as identity from './identity';
import * as inbox from './inbox';
import * as notice from './notice';
import * as noticeDesk from './notice-desk';
import * as points from './points';
import * as pointsAccounts from './points-accounts';
import * as pointsDesk from './points-desk';
import * as pointsMediation from './points-mediation';
import * as pointsRules from './points-rules';
import * as pointsSheet from './points-sheet';
import * as report from './report';
import * as routing from './routing';
import * as shop from './shop';
import * as shopCounter from './shop-counter';
import * as shopStock from './shop-stock';
import * as subscription from './subscription';
import * as volunteer from './volunteer';
import * as workOrder from './work-order';
import * as workOrderSteps from './work-order-steps';

/** Every module's contract, so a test can ask that each action has exactly one handler. */
export const modules = {
  area,
  card: { ...card, ...cardPrints },
  council: {
    ...council,
    ...councilAttendance,
    ...councilHalls,
    ...councilMeeting,
    ...councilMinutes,
    ...councilReview,
    ...councilTopics,
    ...councilVote,
  },
  coverage,
  file,
  identity,
  inbox,
  notice: { ...notice, ...noticeDesk },
  points: {
    ...points,
    ...pointsAccounts,
    ...pointsDesk,
    ...pointsMediation,
    ...pointsRules,
    ...pointsSheet,
  },
  report,
  routing,
  shop: { ...shop, ...shopCounter, ...shopStock },
  subscription,
  volunteer,
  workOrder: { ...workOrder, ...workOrderSteps },
};

const isAction = (value: unknown): value is Action =>
  typeof value === 'object' && value !== null && 'kind' in value && 'input' in value;

/** Every action of the product, module by module. */
export const actions: readonly Action[] = Object.values(modules).flatMap((module) =>
  Object.values<unknown>(module).filter(isAction),
);

import { noticeReviewRoles, noticeRoles } from '#contracts/notice';
import type { Role } from '#contracts/roles';
import { type DeskView, getRates } from '#contracts/work-order';
import { remindHandler } from '#contracts/work-order-step';
import type { Me } from './home-data';

/** The views of the queue in the order of a day: what waits for her, what is under way, what is late for long, what is over. */
export const viewsInOrder: readonly DeskView[] = ['todo', 'open', 'supervised', 'done'];

/** Posts that only do what was given to them: nobody is theirs to remind, and nothing waits for them to be sent on. */
const doers: readonly Role[] = ['grid-worker', 'agency-officer', 'property-manager'];

const mayBe = (me: Me | undefined, roles: readonly Role[] | 'anyone') =>
  (me?.memberships ?? []).some(({ role }) => roles === 'anyone' || roles.includes(role));

/** Whether she gives work to others, and so may remind them (`rules.md §4.7`). */
export const sendsWork = (me: Me | undefined): boolean =>
  (me?.memberships ?? []).some(
    ({ role }) => (remindHandler.roles as readonly Role[]).includes(role) && !doers.includes(role),
  );

/** Whether the figures of an area are hers to see. */
export const seesRates = (me: Me | undefined): boolean => mayBe(me, getRates.roles);

/** Why 待办 is empty for her, in words. */
export const emptyTodoWords = (me: Me | undefined): string =>
  sendsWork(me)
    ? '没有等您受理、派单、核查或审批的事，下面是在办的。'
    : '没有等您办的事，下面是在办的。';

/** Whether she walks a grid of her own, and may settle on the spot what she finds (`rules.md §4.1.2` T24). */
export const patrols = (me: Me): boolean =>
  me.memberships.some(({ role }) => role === 'grid-worker');

/** Whether she may write to neighbours, and whether she decides about what others wrote (`rules.md §4.7`). */
export const writesNotices = (me: Me | undefined): boolean => mayBe(me, noticeRoles);
export const reviewsNotices = (me: Me | undefined): boolean => mayBe(me, noticeReviewRoles);

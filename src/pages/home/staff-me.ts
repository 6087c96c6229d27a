import { getMe } from '#contracts/identity';
import { isDeskRole } from '#contracts/roles';
import { now } from '../../platform/clock';
import { call } from '../../platform/cloud';
import { forget, keep, recall } from '../../platform/storage';
import type { Me } from './home-data';

/** Somebody with a work list, kept on the phone so that it opens at once; `at` in epoch ms. */
export type StaffMe = { me: Me; at: number };

export const recallStaff = (): StaffMe | undefined => recall<StaffMe>('staff-me');

/** Whether work orders of some area are hers to see; a shopkeeper is paid too, and has none. */
export const hasDesk = (me: Me): boolean => me.memberships.some(({ role }) => isDeskRole(role));

/** Keeps somebody with a work list; anybody else is forgotten and not answered. */
export function keepStaff(me: Me): StaffMe | undefined {
  if (!hasDesk(me)) {
    forget('staff-me');
    return undefined;
  }
  const known = { me, at: now() };
  keep('staff-me', known);
  return known;
}

/** Asks anew, for somebody whose work list was refused: her post may have ended. */
export const learnStaff = async (): Promise<Me | undefined> => {
  const me = await call(getMe, {}).catch(() => undefined);
  if (me) keepStaff(me);
  return me;
};

import { getMe } from '#contracts/identity';
import { now } from '../../platform/clock';
import { call } from '../../platform/cloud';
import { forget, keep, recall } from '../../platform/storage';
import type { Me } from './home-data';

/** Who is paid to do this, kept on the phone so that her work list opens at once; `at` in epoch ms. */
export type StaffMe = { me: Me; at: number };

export const recallStaff = (): StaffMe | undefined => recall<StaffMe>('staff-me');

/** Keeps somebody who is staff; anybody else is forgotten and not answered. */
export function keepStaff(me: Me): StaffMe | undefined {
  if (!me.isStaff) {
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

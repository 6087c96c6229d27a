import { useCallback, useEffect, useState } from 'react';
import { getMe } from '#contracts/identity';
import type { Role } from '#contracts/roles';
import { suggestEasyMode } from '../../platform/appearance';
import { now } from '../../platform/clock';
import { call } from '../../platform/cloud';
import { forget, keep, recall } from '../../platform/storage';
import type { Me } from './home-data';
import { ResidentHome } from './resident-home';
import { StaffHome } from './staff-home';

const verifiers: readonly Role[] = ['unit-lead', 'building-lead', 'grid-worker', 'grid-lead'];
const mayVerify = (me: Me) => me.memberships.some(({ role }) => verifiers.includes(role));

/** Posts change seldom: what was known is asked again after this, in ms. */
const staffKnownMs = 6 * 60 * 60 * 1000;

/** The home tab: a work list for those who are paid to do this, the card for everybody else. */
export default function Home() {
  const [known, setKnown] = useState(() => recall<{ me: Me; at: number }>('staff-me'));
  const learn = useCallback((me: Me) => {
    suggestEasyMode(me.isEasyMode);
    if (!me.isStaff) {
      forget('staff-me');
      setKnown(undefined);
      return;
    }
    const next = { me, at: now() };
    keep('staff-me', next);
    setKnown(next);
  }, []);

  useEffect(() => {
    if (!known || now() - known.at < staffKnownMs) return;
    call(getMe, {}).then(learn, () => undefined);
  }, [known, learn]);

  return known ? (
    <StaffHome me={known.me} mayVerifyHomes={mayVerify(known.me)} />
  ) : (
    <ResidentHome onMe={learn} />
  );
}

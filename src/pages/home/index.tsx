import { useCallback, useEffect, useState } from 'react';
import type { Role } from '#contracts/roles';
import { suggestEasyMode } from '../../platform/appearance';
import { now } from '../../platform/clock';
import type { Me } from './home-data';
import { ResidentHome } from './resident-home';
import { StaffHome } from './staff-home';
import { keepStaff, learnStaff, recallStaff } from './staff-me';

const verifiers: readonly Role[] = ['unit-lead', 'building-lead', 'grid-worker', 'grid-lead'];
const mayVerify = (me: Me) => me.memberships.some(({ role }) => verifiers.includes(role));

/** Posts change seldom: what was known is asked again after this, in ms. */
const staffKnownMs = 6 * 60 * 60 * 1000;

/** The home tab: a work list for those who have work orders to see, the card for everybody else. */
export default function Home() {
  const [known, setKnown] = useState(recallStaff);
  const learn = useCallback((me: Me) => {
    suggestEasyMode(me.isEasyMode);
    setKnown(keepStaff(me));
  }, []);
  const askAgain = useCallback(async () => {
    const me = await learnStaff();
    if (me) learn(me);
  }, [learn]);

  useEffect(() => {
    if (!known || now() - known.at < staffKnownMs) return;
    void askAgain();
  }, [known, askAgain]);

  return known ? (
    <StaffHome
      me={known.me}
      mayVerifyHomes={mayVerify(known.me)}
      onRefused={() => void askAgain()}
    />
  ) : (
    <ResidentHome onMe={learn} />
  );
}

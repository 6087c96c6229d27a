import { useMemo } from 'react';
import { fontStep, useEasyMode } from './appearance';
import { goBack } from './navigation';
import { useIsOffline } from './network';

/** What the app hands to every screen; see `Frame` in the components. */
export function useFrame() {
  const isEasy = useEasyMode();
  const isOffline = useIsOffline();
  const scale = useMemo(() => fontStep(), []);
  return useMemo(
    () => ({ isEasy, isOffline, scale, drawsBar: process.env.TARO_ENV === 'h5', goBack }),
    [isEasy, isOffline, scale],
  );
}

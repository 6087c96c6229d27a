import { useCallback } from 'react';
import { updateMe } from '#contracts/identity';
import { setEasyMode } from './appearance';
import { call } from './cloud';

/** 关怀版 on or off: at once on this phone, and in her record as soon as the cloud can be reached. */
export function useEasySwitch(): (isEasyMode: boolean) => void {
  return useCallback((isEasyMode) => {
    setEasyMode(isEasyMode);
    call(updateMe, { isEasyMode }).catch(() => undefined);
  }, []);
}

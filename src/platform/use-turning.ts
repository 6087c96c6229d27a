import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { suffixUntil } from '#domain/redemption-code';
import { now } from './clock';

/** The instant of the present half minute, while its page is seen; `onTurn` hears of each new one. */
export function useTurning(isOn: boolean, onTurn: () => void): number {
  const [at, setAt] = useState(() => now());
  const [isSeen, setIsSeen] = useState(true);
  useDidShow(() => {
    setIsSeen(true);
    setAt(now());
  });
  useDidHide(() => setIsSeen(false));
  // biome-ignore lint/correctness/useExhaustiveDependencies: each turn sets the clock for the next one.
  useEffect(() => {
    if (!isOn || !isSeen) return;
    const timer = setTimeout(
      () => {
        setAt(now());
        onTurn();
      },
      Math.max(0, suffixUntil(now()) - now()) + 50,
    );
    return () => clearTimeout(timer);
  }, [isOn, isSeen, at]);
  return at;
}

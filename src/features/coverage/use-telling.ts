import { useState } from 'react';
import { tellDoors } from '#contracts/coverage';
import { call } from '../../platform/cloud';
import { useSending } from '../../platform/use-sending';
import { type Telling, toldText } from './doors';

export type Told = { noticeId: string; areaId: string; doors: readonly string[]; how: Telling };

/** Ticks doors of a unit or takes a tick back, one thing at a time; `done` says what was written down. */
export function useTelling(reload: () => Promise<void>) {
  const sending = useSending();
  const [last, setLast] = useState<Told>();
  const [done, setDone] = useState<string>();
  const tell = async (told: Told): Promise<boolean> => {
    const isDone = await sending.send(() => call(tellDoors, { ...told, doors: [...told.doors] }));
    if (!isDone) return false;
    setLast(told);
    setDone(toldText(told.doors, told.how));
    await reload();
    return true;
  };
  return {
    tell,
    last,
    done,
    isBusy: sending.isBusy,
    problem: sending.problem,
    forgetDone: () => setDone(undefined),
  };
}

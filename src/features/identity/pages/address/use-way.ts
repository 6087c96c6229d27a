import { useCallback, useEffect, useRef, useState } from 'react';
import type { AreaChoice } from '#contracts/area';
import { AppError } from '#contracts/errors';
import { type Stop, walkFrom } from './levels';

/** Where she is on the way from the community down to the stairwell. */
export type Way = Stop & {
  dutyPhone: string | undefined;
  isLoading: boolean;
  error: AppError | undefined;
  choose(area: AreaChoice): void;
  /** Back to the choice that led to this step of the trail. */
  backTo(step: number): void;
  retry(): void;
};

/** Walks down level by level, from `start` where a plate told the grid. `onEnd` gets the last area. */
export function useWay(start: AreaChoice | undefined, onEnd: (area: AreaChoice) => void): Way {
  const [stop, setStop] = useState<Stop>({ trail: [], stage: undefined });
  const [dutyPhone, setDutyPhone] = useState<string>();
  const [isLoading, setIsLoading] = useState(true);
  const [error, setError] = useState<AppError>();
  const end = useRef(onEnd);
  end.current = onEnd;
  const asked = useRef(0);

  const arrive = useCallback((next: Stop) => {
    setStop(next);
    if (next.stage?.dutyPhone) setDutyPhone(next.stage.dutyPhone);
    const last = next.trail.at(-1);
    if (!next.stage && last) end.current(last);
  }, []);

  const walk = useCallback(
    async (trail: readonly AreaChoice[]) => {
      asked.current += 1;
      const mine = asked.current;
      setStop({ trail, stage: undefined });
      setIsLoading(true);
      setError(undefined);
      const next = await walkFrom(trail).catch((cause: unknown) =>
        cause instanceof AppError ? cause : new AppError('internal'),
      );
      if (mine !== asked.current) return;
      setIsLoading(false);
      if (next instanceof AppError) setError(next);
      else arrive(next);
    },
    [arrive],
  );

  const first = useRef(start);
  useEffect(() => {
    void walk(first.current ? [first.current] : []);
  }, [walk]);

  const { trail } = stop;
  return {
    ...stop,
    dutyPhone,
    isLoading,
    error,
    choose: (area) => void walk([...trail, area]),
    backTo: (step) => void walk(trail.slice(0, step)),
    retry: () => void walk(trail),
  };
}

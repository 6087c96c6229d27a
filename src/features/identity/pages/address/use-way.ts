import { useCallback, useEffect, useRef, useState } from 'react';
import type { AreaChoice } from '#contracts/area';
import { AppError } from '#contracts/errors';
import { onlyChoice, type Stage, stageBelow } from './levels';

/** Where she is on the way from the community down to the stairwell. */
export type Way = {
  trail: readonly AreaChoice[];
  stage: Stage | undefined;
  dutyPhone: string | undefined;
  isLoading: boolean;
  error: AppError | undefined;
  choose(area: AreaChoice): void;
  /** Back to the choice that led to this step of the trail. */
  backTo(step: number): void;
  retry(): void;
};

/** Nothing lies below a stairwell. */
const stageAfter = async (way: readonly AreaChoice[]) =>
  way.at(-1)?.level === 'unit' ? undefined : stageBelow(way.at(-1));

/** Walks down level by level. `onEnd` gets the last one. */
export function useWay(onEnd: (area: AreaChoice) => void): Way {
  const [trail, setTrail] = useState<readonly AreaChoice[]>([]);
  const [stage, setStage] = useState<Stage>();
  const [dutyPhone, setDutyPhone] = useState<string>();
  const [isLoading, setIsLoading] = useState(true);
  const [error, setError] = useState<AppError>();
  const end = useRef(onEnd);
  end.current = onEnd;
  const asked = useRef(0);

  const walk = useCallback(async (way: readonly AreaChoice[]): Promise<void> => {
    asked.current += 1;
    const mine = asked.current;
    setTrail(way);
    setIsLoading(true);
    setError(undefined);
    try {
      const next = await stageAfter(way);
      if (mine !== asked.current) return;
      if (next?.dutyPhone) setDutyPhone(next.dutyPhone);
      const only = onlyChoice(next);
      if (only) return walk([...way, only]);
      setStage(next);
      const last = way.at(-1);
      if (!next && last) end.current(last);
    } catch (cause) {
      if (mine !== asked.current) return;
      setError(cause instanceof AppError ? cause : new AppError('internal'));
    }
    setIsLoading(false);
  }, []);

  useEffect(() => {
    void walk([]);
  }, [walk]);

  return {
    trail,
    stage,
    dutyPhone,
    isLoading,
    error,
    choose: (area) => void walk([...trail, area]),
    backTo: (step) => void walk(trail.slice(0, step)),
    retry: () => void walk(trail),
  };
}

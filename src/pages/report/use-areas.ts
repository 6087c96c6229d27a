import { useEffect, useState } from 'react';
import { type AreaChoice, type AreaLevel, listAreas } from '#contracts/area';
import { AppError } from '#contracts/errors';
import { call } from '../../platform/cloud';
import { nextLevels } from './area-trail';

type Areas = {
  areas: readonly AreaChoice[] | undefined;
  dutyPhone: string | undefined;
  error: AppError | undefined;
  retry: () => void;
};

async function firstFound(withinId: string | undefined, levels: readonly AreaLevel[]) {
  let answer: { areas: AreaChoice[]; dutyPhone?: string | undefined } = { areas: [] };
  for (const level of levels) {
    answer = await call(listAreas, withinId ? { withinId, level } : { level });
    if (answer.areas.length > 0) break;
  }
  return answer;
}

/** What can be chosen next inside the last area of the trail. */
export function useAreas(trail: readonly AreaChoice[], isOpen: boolean): Areas {
  const [found, setFound] = useState<{ of: string; areas: readonly AreaChoice[] }>();
  const [dutyPhone, setDutyPhone] = useState<string>();
  const [error, setError] = useState<AppError>();
  const [turn, setTurn] = useState(0);
  const withinId = trail.at(-1)?.id;
  const of = withinId ?? 'top';

  // biome-ignore lint/correctness/useExhaustiveDependencies: the trail's end says all; `turn` asks again.
  useEffect(() => {
    if (!isOpen) return;
    let isCurrent = true;
    setError(undefined);
    firstFound(withinId, nextLevels(trail)).then(
      (answer) => {
        if (!isCurrent) return;
        setFound({ of, areas: answer.areas });
        if (answer.dutyPhone) setDutyPhone(answer.dutyPhone);
      },
      (cause) =>
        isCurrent && setError(cause instanceof AppError ? cause : new AppError('internal')),
    );
    return () => {
      isCurrent = false;
    };
  }, [of, isOpen, turn]);

  return {
    areas: found?.of === of ? found.areas : undefined,
    dutyPhone,
    error,
    retry: () => setTurn((it) => it + 1),
  };
}

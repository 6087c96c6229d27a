import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { AppError } from '#contracts/errors';
import { now } from './clock';
import { watchNetwork } from './network';
import { forget, keep, recall } from './storage';

type Kept<T> = { at: number; data: T };

export type Loaded<T> = {
  /** The newest known: fresh, or kept from last time. */
  data: T | undefined;
  /** When what is shown was true, if it is not fresh; epoch ms. */
  keptSince: number | undefined;
  isLoading: boolean;
  error: AppError | undefined;
  reload(): Promise<void>;
};

/** What a caller threw, as what a person can be told. */
export const asAppError = (cause: unknown): AppError =>
  cause instanceof AppError ? cause : new AppError('internal');

const mayNotSee = ({ code }: AppError) => code === 'forbidden' || code === 'not-found';

/** What somebody may no longer see is not kept on her phone. */
function forgetSeen(name: string | undefined): undefined {
  if (name) forget(`seen/${name}`);
}

/**
 * Loads what a screen shows, every time it is opened or comes back to sight, when `name` changes and when the
 * network returns.
 * With a `name` the last known content is kept on the phone and shown at once next time; what may no longer be
 * seen is forgotten.
 */
export function useLoaded<T>(load: () => Promise<T>, name?: string): Loaded<T> {
  const [kept, setKept] = useState<Kept<T> | undefined>(() =>
    name ? recall<Kept<T>>(`seen/${name}`) : undefined,
  );
  const [isFresh, setIsFresh] = useState(false);
  const [isLoading, setIsLoading] = useState(true);
  const [error, setError] = useState<AppError>();
  const latest = useRef(load);
  latest.current = load;
  const turn = useRef(0);
  const underWay = useRef<{ name: string | undefined }>();

  const reload = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    underWay.current = { name };
    setIsLoading(true);
    try {
      const data = await latest.current();
      if (mine !== turn.current) return;
      const fresh = { at: now(), data };
      setKept(fresh);
      setIsFresh(true);
      setError(undefined);
      if (name) keep(`seen/${name}`, fresh);
    } catch (cause) {
      if (mine !== turn.current) return;
      const refusal = asAppError(cause);
      if (mayNotSee(refusal)) setKept(forgetSeen(name));
      setIsFresh(false);
      setError(refusal);
    }
    underWay.current = undefined;
    setIsLoading(false);
  }, [name]);

  // A screen is drawn and shown, in either order, and a part of it may be drawn later: whichever comes first asks.
  const reloadUnlessAsked = useCallback(() => {
    if (!underWay.current || underWay.current.name !== name) void reload();
  }, [reload, name]);
  useEffect(reloadUnlessAsked, [reloadUnlessAsked]);
  useDidShow(reloadUnlessAsked);
  useEffect(() => watchNetwork(() => void reload()), [reload]);

  const keptSince = kept && !isFresh && error ? kept.at : undefined;
  return { data: kept?.data, keptSince, isLoading, error, reload };
}

import { useState } from 'react';
import { AppError, wordsFor } from '#contracts/errors';

export type Sending = {
  isBusy: boolean;
  /** What is wrong, at a field where the cloud named one of `fields`, else as a whole. */
  problem: string | undefined;
  problems: Readonly<Record<string, string>>;
  /** True where it was done. */
  send(work: () => Promise<unknown>): Promise<boolean>;
  clear(): void;
};

/** Sends one thing at a time and keeps what was wrong with it; `fields` are those the page can mark. */
export function useSending(fields: readonly string[] = []): Sending {
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const named = (error?.details?.fields ?? []).filter(({ field }) => fields.includes(field));
  return {
    isBusy,
    problem: error && named.length === 0 ? wordsFor(error) : undefined,
    problems: Object.fromEntries(named.map(({ field, words }) => [field, words])),
    clear: () => setError(undefined),
    async send(work) {
      setIsBusy(true);
      setError(undefined);
      try {
        await work();
        return true;
      } catch (cause) {
        setError(cause instanceof AppError ? cause : new AppError('internal'));
        return false;
      } finally {
        setIsBusy(false);
      }
    },
  };
}

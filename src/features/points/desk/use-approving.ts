import { useRef, useState } from 'react';
import { AppError, wordsFor } from '#contracts/errors';
import { approveCandidate, type Candidate } from '#contracts/points-desk';
import { call } from '../../../platform/cloud';
import { newRequestId } from '../../../platform/request-id';
import { asAppError } from '../../../platform/use-loaded';
import { grantedText, type Outcome, titleOf } from './candidates';

type Approving = { isOverBudgetAgreed: boolean };

/** Whether it may have arrived all the same: then the very same wish is sent again. */
const isUnsure = ({ code }: AppError): boolean => code === 'offline' || code === 'busy';

/** Somebody else was faster: the list is read again, and it is said. */
const wordsOf = (error: AppError): string =>
  error.code === 'conflict' || error.code === 'not-found'
    ? '刚才有人动过这一条，现在看到的是最新的'
    : wordsFor(error);

/** Approves candidates one after the other, each a wish of its own, and keeps what became of each. */
export function useApproving(reload: () => Promise<void>) {
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [currentId, setCurrentId] = useState<string>();
  const wishes = useRef(new Map<string, string>());

  const approveOne = async (
    candidate: Candidate,
    { isOverBudgetAgreed }: Approving,
  ): Promise<Outcome & { isOffline: boolean }> => {
    const { id, version } = candidate;
    const key = `${id} ${version} ${isOverBudgetAgreed}`;
    const requestId = wishes.current.get(key) ?? newRequestId();
    wishes.current.set(key, requestId);
    const said = (words: string) => `${titleOf(candidate)} —— ${words}`;
    try {
      const input = { id, version, isOverBudgetAgreed };
      const { granted } = await call(approveCandidate, input, { requestId });
      const words = said(grantedText(candidate, granted));
      return { id, isDone: true, granted, words, isOffline: false };
    } catch (cause) {
      const error = cause instanceof AppError ? cause : asAppError(cause);
      if (!isUnsure(error)) wishes.current.delete(key);
      const words = said(wordsOf(error));
      return { id, isDone: false, granted: 0, words, isOffline: error.code === 'offline' };
    }
  };

  return {
    outcomes,
    /** The one that is being approved. */
    currentId,
    isBusy: currentId !== undefined,
    forget: () => setOutcomes([]),
    /** Stops where the network ends; gives what became of each. */
    approve: async (chosen: readonly Candidate[], how: Approving): Promise<readonly Outcome[]> => {
      const done: Outcome[] = [];
      setOutcomes([]);
      for (const candidate of chosen) {
        setCurrentId(candidate.id);
        const { isOffline, ...outcome } = await approveOne(candidate, how);
        done.push(outcome);
        setOutcomes([...done]);
        if (isOffline) break;
      }
      await reload();
      setCurrentId(undefined);
      return done;
    },
  };
}

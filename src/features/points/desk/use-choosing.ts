import { useState } from 'react';
import type { Candidate } from '#contracts/points-desk';
import { decidable, overBudgetQuestion, stillChosen } from './candidates';
import type { Around } from './load-candidates';
import { useApproving } from './use-approving';

/** Chosen ones, the question whether the plan may be exceeded, and the approving itself. */
export function useChoosing(
  items: readonly Candidate[],
  around: Around,
  reload: () => Promise<void>,
) {
  const [ids, setIds] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState<readonly Candidate[]>();
  const approving = useApproving(reload);
  const isSecretary = around.roles.includes('chief-grid-lead');
  const questionOf = (chosen: readonly Candidate[]) =>
    isSecretary ? overBudgetQuestion(around.budget, chosen) : undefined;
  const run = async (chosen: readonly Candidate[], isOverBudgetAgreed: boolean) => {
    setAsking(undefined);
    const outcomes = await approving.approve(chosen, { isOverBudgetAgreed });
    const done = outcomes.filter(({ isDone }) => isDone).map(({ id }) => id);
    setIds((before) => before.filter((id) => !done.includes(id)));
  };
  return {
    approving,
    chosen: stillChosen(items, ids),
    question: asking && questionOf(asking),
    start: (chosen: readonly Candidate[]) => {
      if (questionOf(chosen)) setAsking(chosen);
      else void run(chosen, false);
    },
    agree: () => void run(asking ?? [], true),
    decline: () => setAsking(undefined),
    toggle: (id: string) =>
      setIds(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]),
    chooseAll: () => setIds(decidable(items).map(({ id }) => id)),
    clear: () => setIds([]),
  };
}

export type Choosing = ReturnType<typeof useChoosing>;

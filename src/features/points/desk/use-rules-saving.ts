import { useEffect, useRef, useState } from 'react';
import type { Got } from '#contracts/action';
import { type getPointsRules, setPointsRules } from '#contracts/points-rules';
import { call } from '../../../platform/cloud';
import { newRequestId } from '../../../platform/request-id';
import { scrollToClass } from '../../../platform/scroll';
import { useSending } from '../../../platform/use-sending';
import { readAgain } from './read-again';
import { formOf, type RulesForm, rulesOf, rulesProblems, type TypedRule } from './rules-form';

export type Rules = Got<typeof getPointsRules>;

/** What was typed over the newest version, and its saving; a version of somebody else is read and said. */
export function useRulesSaving(
  rules: Rules,
  reload: () => Promise<void>,
  onSaved: (words: string) => void,
) {
  const newest = rules.coming ?? rules.current;
  const [form, setForm] = useState<RulesForm>(() => formOf(newest.rules));
  const [refusals, setRefusals] = useState(0);
  const [isAsking, setIsAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<string>();
  const sending = useSending(['reason']);
  const wish = useRef(newRequestId());
  useEffect(() => {
    if (refusals > 0) scrollToClass('problem');
  }, [refusals]);
  const problems = refusals > 0 ? rulesProblems(form, newest.rules) : {};
  const touched = () => {
    wish.current = newRequestId();
    setMissing(undefined);
    sending.clear();
  };
  const save = async () => {
    const text = reason.trim();
    if (text.length < 2) {
      setMissing('请写一句原因');
      return;
    }
    const input = {
      version: newest.version,
      rules: rulesOf(form, newest.rules),
      reason: text,
    };
    const work = () => call(setPointsRules, input, { requestId: wish.current });
    const isSaved = await sending.send(work);
    wish.current = newRequestId();
    await reload();
    if (!isSaved) return;
    setIsAsking(false);
    setReason('');
    onSaved('保存了，明天起按新的算');
  };
  return {
    newest,
    form,
    problems,
    isAsking,
    reason,
    reasonProblem: missing ?? sending.problems.reason,
    problem: readAgain(sending.problem),
    isBusy: sending.isBusy,
    save,
    change: (at: number, typed: TypedRule) => {
      touched();
      setForm(form.map((one, place) => (place === at ? typed : one)));
    },
    write: (text: string) => {
      touched();
      setReason(text);
    },
    ask: () => {
      if (Object.keys(rulesProblems(form, newest.rules)).length > 0) setRefusals(refusals + 1);
      else setIsAsking(true);
    },
    close: () => setIsAsking(false),
  };
}

export type RulesSaving = ReturnType<typeof useRulesSaving>;

import { useEffect, useState } from 'react';
import { AppError, wordsFor } from '#contracts/errors';
import { getMe } from '#contracts/identity';
import { getReportForm, proxyRoles } from '#contracts/report';
import type { Role } from '#contracts/roles';
import { getSubscription } from '#contracts/subscription';
import { useEasyMode } from '../../platform/appearance';
import { answerOrThrow, callTogether } from '../../platform/cloud';
import { learnSubscription } from '../../platform/subscription';
import { useLoaded } from '../../platform/use-loaded';
import {
  type Change,
  changed,
  type FormPlace,
  inputOf,
  mendedBy,
  type Problems,
  problemsFrom,
  problemsOf,
  type ReportForm,
} from './form';
import { needsPerson } from './stage';
import { type Joined, useCandidates } from './use-candidates';
import { useReportDraft } from './use-report-draft';

/** Everything to know before the form, whether she may report for somebody else, and what 提交 may ask. */
async function loadFacts() {
  const { form, me, subscription } = await callTogether({
    form: [getReportForm, {}],
    me: [getMe, {}],
    subscription: [getSubscription, {}],
  });
  if (!(subscription instanceof AppError)) learnSubscription(subscription);
  const posts = me instanceof AppError ? [] : me.memberships;
  const allowed: readonly Role[] = proxyRoles;
  return { ...answerOrThrow(form), mayProxy: posts.some(({ role }) => allowed.includes(role)) };
}

type FormFacts = Awaited<ReturnType<typeof loadFacts>>;

/** Her own stairwell as the form shows it. */
function ownPlace(facts: FormFacts | undefined): FormPlace | undefined {
  const place = facts?.place;
  return place && { areaId: place.areaId, words: place.shortAddress, points: place.points };
}

/** Everything the form does: what is known, what was typed, what is wrong with it, and 提交. */
export function useReportForm() {
  const isEasy = useEasyMode();
  const facts = useLoaded(loadFacts, 'report-form');
  const report = useReportDraft();
  const [problems, setProblems] = useState<Problems>({});
  const own = ownPlace(facts.data);
  const closed = facts.data?.closedCategories ?? [];
  const place = report.form.place ?? own;
  const form: ReportForm = { ...report.form, ...(place && { place }) };
  const { draft } = report;
  const [joined, setJoined] = useState<Joined>();
  const candidates = useCandidates(form, setJoined);

  const refusal = draft?.phase === 'refused' ? draft.problem : undefined;
  const fields = refusal?.details?.fields;
  useEffect(() => {
    if (fields) setProblems(problemsFrom(fields));
  }, [fields]);
  const banner = refusal && !fields ? wordsFor(refusal) : undefined;
  const lostPhoto =
    draft?.phase === 'queued' && needsPerson(draft)
      ? '有照片没有传上：点照片重试，或去掉它再提交'
      : undefined;

  const change = (next: Change) => {
    report.change(changed(report.form, next));
    const mended = mendedBy(next);
    setProblems((old) =>
      Object.fromEntries(Object.entries(old).filter(([field]) => !mended.includes(field))),
    );
  };

  const submit = () => {
    const photoCount = report.photos.length;
    const found = problemsOf(form, { photoCount, closedCategories: closed, isEasyMode: isEasy });
    setProblems(found);
    const input = inputOf(form, { isEasyMode: isEasy });
    if (Object.keys(found).length === 0 && input) report.send(form, input);
    return found;
  };

  return {
    isEasy,
    facts,
    report,
    form,
    own,
    closed,
    problems: lostPhoto ? { ...problems, photos: lostPhoto } : problems,
    banner,
    candidates,
    joined,
    /** After 我也遇到了 nothing of this form is needed any more. */
    leaveJoined: () => {
      setJoined(undefined);
      if (draft) report.discard(draft);
    },
    change,
    submit,
  };
}

export type FormState = ReturnType<typeof useReportForm>;

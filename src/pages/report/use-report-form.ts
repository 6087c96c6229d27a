import { useEffect, useState } from 'react';
import { wordsFor } from '#contracts/errors';
import { type Category, getReportForm } from '#contracts/report';
import { useEasyMode } from '../../platform/appearance';
import { call } from '../../platform/cloud';
import { useLoaded } from '../../platform/use-loaded';
import {
  type FormPlace,
  inputOf,
  type Problems,
  problemsFrom,
  problemsOf,
  type ReportForm,
} from './form';
import { needsPerson } from './stage';
import { useReportDraft } from './use-report-draft';

type FormFacts = { place?: { areaId: string; shortAddress: string; points: string[] } | undefined };

/** Her own stairwell as the form shows it. */
function ownPlace(facts: FormFacts | undefined): FormPlace | undefined {
  const place = facts?.place;
  return place && { areaId: place.areaId, words: place.shortAddress, points: place.points };
}

/** One field that changed; a category can be taken back. */
export type Change = { category?: Category | undefined; place?: FormPlace; text?: string };

function changed(form: ReportForm, change: Change): ReportForm {
  const { category, ...others } = { ...form, ...change };
  return category ? { ...others, category } : others;
}

/** Everything the form does: what is known, what was typed, what is wrong with it, and 提交. */
export function useReportForm() {
  const isEasy = useEasyMode();
  const facts = useLoaded(() => call(getReportForm, {}), 'report-form');
  const report = useReportDraft();
  const [problems, setProblems] = useState<Problems>({});
  const own = ownPlace(facts.data);
  const closed = facts.data?.closedCategories ?? [];
  const place = report.form.place ?? own;
  const form: ReportForm = { ...report.form, ...(place && { place }) };
  const { draft } = report;

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
    const mended = Object.keys(next).concat('place' in next ? 'detail' : []);
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
    change,
    submit,
  };
}

export type FormState = ReturnType<typeof useReportForm>;

import type { Sent } from '#contracts/action';
import type { FieldProblem } from '#contracts/errors';
import type { Photos } from '#contracts/file';
import { photoLimit } from '#contracts/file';
import {
  type Category,
  type CategoryGroup,
  categories,
  categoryGroups,
  reportTextLeast,
  reportTextLimit,
  type submitReport,
} from '#contracts/report';

/** Where it is, as far as the person has said. */
export type FormPlace = {
  areaId: string;
  /** 「5号楼2单元」 */
  words: string;
  /** Public points of the area that can be picked in one tap. */
  points: readonly string[];
  point?: string;
  detail?: string;
  gcj02?: { latitude: number; longitude: number; accuracy?: number };
};

/** What the person has filled in, kept on the phone after every change. Photos are kept beside it by the draft queue. */
export type ReportForm = { category?: Category; place?: FormPlace; text: string };

export const emptyForm: ReportForm = { text: '' };

export const formFields = ['photos', 'category', 'place', 'detail', 'text'] as const;
export type FormField = (typeof formFields)[number];
/** What the person reads beside each field that is not right yet. */
export type Problems = Partial<Record<FormField, string>>;

type Rules = { photoCount: number; closedCategories: readonly Category[]; isEasyMode: boolean };

/** 关怀版 asks for no category: 「不清楚」 stands in, and staff sort it at acceptance. */
export const categoryOf = (form: ReportForm, isEasyMode: boolean): Category | undefined =>
  form.category ?? (isEasyMode ? 'unsure' : undefined);

const detailLimit = 40;

/** What is still missing or too much, in the words of a person; empty when the form can be sent. The cloud checks it all again. */
export function problemsOf(form: ReportForm, rules: Rules): Problems {
  const problems: Problems = {};
  const category = categoryOf(form, rules.isEasyMode);
  const text = form.text.trim();
  if (rules.photoCount > photoLimit) problems.photos = `最多 ${photoLimit} 张，请删掉几张`;
  if (!category) problems.category = '请选一类；说不准就选「不清楚」';
  else if (rules.closedCategories.includes(category))
    problems.category = '这一类现在不在这里受理，请换一类，或直接打社区电话';
  if (!form.place) problems.place = '请点一下，选出在哪里';
  if ((form.place?.detail?.trim().length ?? 0) > detailLimit)
    problems.detail = `最多 ${detailLimit} 个字`;
  if (text.length > reportTextLimit) problems.text = `最多 ${reportTextLimit} 个字`;
  if (rules.photoCount === 0 && text.length < reportTextLeast)
    problems.text = `拍一张照片，或者至少写 ${reportTextLeast} 个字`;
  return problems;
}

/** The first field that needs the person, from the top of the screen. */
export const firstProblem = (problems: Problems): FormField | undefined =>
  formFields.find((field) => problems[field]);

/** Puts the cloud's refusals beside the same fields; what has no field of its own goes to the words. */
export function problemsFrom(fields: readonly FieldProblem[]): Problems {
  const problems: Problems = {};
  for (const { field, words } of fields) problems[fieldOf(field)] ??= words;
  return problems;
}

function fieldOf(path: string): FormField {
  if (path === 'place.detail') return 'detail';
  const head = path.split('.')[0];
  return formFields.find((field) => field === head) ?? 'text';
}

/** The form as `report.submit` wants it; undefined while category or place is missing. */
export function inputOf(
  form: ReportForm,
  sending: { isEasyMode: boolean; photos?: Photos },
): Sent<typeof submitReport> | undefined {
  const category = categoryOf(form, sending.isEasyMode);
  if (!category || !form.place) return undefined;
  const { areaId, point, gcj02 } = form.place;
  const detail = form.place.detail?.trim();
  return {
    category,
    place: {
      areaId,
      ...(point && { point }),
      ...(detail && { detail }),
      ...(gcj02 && { gcj02 }),
    },
    text: form.text.trim(),
    ...(sending.photos && { photos: sending.photos }),
  };
}

/** Whether there is anything of hers in the form worth keeping. A place that was filled in by itself is not. */
export const hasContent = (form: ReportForm, photoCount: number): boolean =>
  photoCount > 0 || form.text.trim() !== '' || form.category !== undefined;

/** One chip: a group that opens its leaves, or the one leaf of a group. */
export type CategoryChip = { code: CategoryGroup; words: string; only?: Category };

/** The groups that are open today, in the order people look for them. */
export function categoryChips(closed: readonly Category[]): CategoryChip[] {
  return categoryGroups.flatMap((group) => {
    const open = leavesOf(group.code, closed);
    const only = open.length === 1 ? open[0]?.code : undefined;
    if (open.length === 0) return [];
    return [{ code: group.code, words: group.words, ...(only && { only }) }];
  });
}

/** The leaves of one group that are open today. */
export const leavesOf = (group: CategoryGroup, closed: readonly Category[]) =>
  categories.filter((one) => one.group === group && !closed.includes(one.code));

export const groupOf = (category: Category | undefined): CategoryGroup | undefined =>
  categories.find((one) => one.code === category)?.group;

/** 「三楼楼道」 after the address: what the person sees in one line. */
export const placeWords = (place: FormPlace): string =>
  [place.words, place.point, place.detail?.trim()].filter(Boolean).join(' · ');

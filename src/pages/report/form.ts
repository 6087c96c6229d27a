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
import type { Role } from '#contracts/roles';
import { routeOf } from '#domain/routing';

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

/** 代报: whom it is for, as far as she wants to be named. */
export type ProxyForm = { name: string; phone: string; door: string; hasConsent: boolean };

/** Whom 「对工作人员的意见」 is about, with the words of her chip. */
export type About = { areaId: string; role: Role; name: string };

/** What the person has filled in, kept on the phone after every change. Photos are kept beside it by the draft queue. */
export type ReportForm = {
  category?: Category;
  place?: FormPlace;
  text: string;
  isAnonymous?: boolean;
  proxy?: ProxyForm;
  about?: About;
  /** The older report it goes on from, and what that one was called. */
  follows?: { id: string; title: string };
};

export const emptyForm: ReportForm = { text: '' };
export const emptyProxy: ProxyForm = { name: '', phone: '', door: '', hasConsent: false };

/** What changed; a field that is there and undefined is taken back. */
export type Change = { [K in keyof ReportForm]?: ReportForm[K] | undefined };

/** The form after a change. Whom it is about goes with the place she was chosen at. */
export function changed(form: ReportForm, change: Change): ReportForm {
  const isMoved = change.place !== undefined && change.place.areaId !== form.place?.areaId;
  const next = { ...form, ...(isMoved && { about: undefined }), ...change };
  const kept = Object.entries(next).filter(([, value]) => value !== undefined);
  return { text: form.text, ...Object.fromEntries(kept) };
}

/** From the top of the screen down. */
export const formFields = [
  'photos',
  'category',
  'about',
  'place',
  'detail',
  'text',
  'isAnonymous',
  'proxyPhone',
  'consent',
] as const;
export type FormField = (typeof formFields)[number];
/** What the person reads beside each field that is not right yet. */
export type Problems = Partial<Record<FormField, string>>;

type Rules = { photoCount: number; closedCategories: readonly Category[]; isEasyMode: boolean };

/** 关怀版 asks for no category: 「不清楚」 stands in, and staff sort it at acceptance. */
export const categoryOf = (form: ReportForm, isEasyMode: boolean): Category | undefined =>
  form.category ?? (isEasyMode ? 'unsure' : undefined);

/** Whether she may stay unnamed: not for every kind, and not for somebody who has to be told the result. */
export function mayStayUnnamed(form: ReportForm, isEasyMode: boolean): boolean {
  const category = categoryOf(form, isEasyMode);
  return category !== undefined && form.proxy === undefined && routeOf(category).mayBeAnonymous;
}

/** Whether it asks whom it is about. */
export const isAboutStaff = ({ category }: ReportForm): boolean => category === 'staff-conduct';

const detailLimit = 40;

/** What is still missing or too much, in the words of a person; empty when the form can be sent. The cloud checks it all again. */
export function problemsOf(form: ReportForm, rules: Rules): Problems {
  const problems: Problems = proxyProblems(form.proxy);
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

function proxyProblems(proxy: ProxyForm | undefined): Problems {
  const problems: Problems = {};
  if (!proxy) return problems;
  if (proxy.phone.trim() && !/^\d{5,12}$/.test(proxy.phone.trim()))
    problems.proxyPhone = '请填 5 到 12 位数字的电话，或者不填';
  if (!proxy.hasConsent) problems.consent = '请先问过本人，本人同意再打开';
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
  if (path === 'proxyFor.phone') return 'proxyPhone';
  const head = path.split('.')[0];
  if (head === 'proxyFor') return 'consent';
  return formFields.find((field) => field === head) ?? 'text';
}

/** What is no longer wrong once these were changed. */
export const mendedBy = (change: Change): readonly string[] =>
  Object.keys(change).flatMap((key) => {
    if (key === 'place') return ['place', 'detail', 'about'];
    return key === 'proxy' ? ['proxyPhone', 'consent', 'isAnonymous'] : [key];
  });

/** A text that was filled in, under its name. */
const filled = <K extends string>(name: K, text: string) =>
  (text.trim() ? { [name]: text.trim() } : {}) as { [N in K]?: string };

const proxyOf = ({ name, phone, door }: ProxyForm) => ({
  ...filled('name', name),
  ...filled('phone', phone),
  ...filled('door', door),
  hasConsent: true as const,
});

/** The form as `report.submit` wants it; undefined while category or place is missing. */
export function inputOf(
  form: ReportForm,
  sending: { isEasyMode: boolean; photos?: Photos },
): Sent<typeof submitReport> | undefined {
  const category = categoryOf(form, sending.isEasyMode);
  if (!category || !form.place) return undefined;
  const { proxy, about, follows } = form;
  return {
    category,
    place: placeOf(form.place),
    text: form.text.trim(),
    ...(sending.photos && { photos: sending.photos }),
    ...(form.isAnonymous && mayStayUnnamed(form, sending.isEasyMode) && { isAnonymous: true }),
    ...(proxy && { proxyFor: proxyOf(proxy) }),
    ...(about && isAboutStaff(form) && { about }),
    ...(follows && { followsId: follows.id }),
  };
}

/** The place as contracts want it. */
export function placeOf({ areaId, point, gcj02, detail = '' }: FormPlace) {
  return {
    areaId,
    ...(point && { point }),
    ...filled('detail', detail),
    ...(gcj02 && { gcj02 }),
  };
}

/** Whether there is anything of hers in the form worth keeping. A place that was filled in by itself is not. */
export const hasContent = (form: ReportForm, photoCount: number): boolean =>
  photoCount > 0 ||
  form.text.trim() !== '' ||
  form.category !== undefined ||
  form.proxy !== undefined ||
  form.follows !== undefined;

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

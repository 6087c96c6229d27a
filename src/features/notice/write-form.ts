import type { Sent } from '#contracts/action';
import { AppError, type FieldProblem } from '#contracts/errors';
import {
  type NoticeKind,
  type NoticeTemplate,
  noticeTemplates,
  noticeTextLimit,
  noticeTitleLimit,
} from '#contracts/notice';
import type { publishNotice } from '#contracts/notice-desk';
import { addDays, type Day, instantOf, startOfDay } from '#domain/day';
import { checkTimes } from '#domain/notice-steps';
import { type Filled, filled, noticeTemplateTable } from '#domain/notice-words';
import { areasText, type ChosenArea, type FormArea } from './areas';
import { timesOf, type When } from './times';

/** What was chosen and typed, kept on the phone after every change; missing parts follow from the template. */
export type WriteForm = When & {
  areas?: readonly ChosenArea[];
  template?: NoticeTemplate;
  /** Of a notice in own words; a template has its own. */
  kind?: NoticeKind;
  place: string;
  /** Typed over what the template says. */
  words?: Filled;
  /** Shown from then on; at once without. */
  publish?: { on: Day; time: string };
  /** The last day it is listed. */
  shownUntilOn?: Day;
};
export const emptyWrite: WriteForm = { place: '' };

/** What changed; a field that is there and undefined is taken back. */
export type WriteChange = { [K in keyof WriteForm]?: WriteForm[K] | undefined };

export function changedWrite(form: WriteForm, change: WriteChange): WriteForm {
  const kept = Object.entries({ ...form, ...change }).filter(([, value]) => value !== undefined);
  return { place: '', ...Object.fromEntries(kept) };
}

/** Another template begins with its own words, its own time and its own place. */
export const withTemplate = (form: WriteForm, template: NoticeTemplate): WriteForm =>
  changedWrite(form, {
    template,
    kind: undefined,
    day: undefined,
    span: undefined,
    place: '',
    words: undefined,
  });

/** What the phone knows of the person who writes. */
export type WriteFacts = { areas: readonly FormArea[]; kinds: readonly NoticeKind[]; now: number };

/** The templates her posts may send. */
export const templatesFor = (kinds: readonly NoticeKind[]): NoticeTemplate[] =>
  noticeTemplates.filter((one) => one === 'free' || kinds.includes(noticeTemplateTable[one].kind));

/** Where it goes: what she chose, else her own area. */
export function areasIn(
  { areas }: WriteForm,
  { areas: own }: Pick<WriteFacts, 'areas'>,
): readonly ChosenArea[] {
  if (areas) return areas;
  const [first] = own;
  return first ? [{ ...first, trail: [] }] : [];
}

export function kindIn({ template, kind }: WriteForm, kinds: readonly NoticeKind[]): NoticeKind {
  if (template && template !== 'free') return noticeTemplateTable[template].kind;
  return kind ?? kinds[0] ?? 'everyday';
}

export const hasTimeIn = ({ template }: WriteForm): boolean =>
  template !== undefined && noticeTemplateTable[template].hasTime;

/** Whether one can be told where to meet. */
export const hasPlaceIn = (form: WriteForm, kinds: readonly NoticeKind[]): boolean =>
  kindIn(form, kinds) === 'meeting';

/** The whole notice as its readers will see it. */
export function noticeIn(form: WriteForm, facts: WriteFacts) {
  const { template } = form;
  const { now, kinds } = facts;
  const times = timesOf(form, { template, hasTime: hasTimeIn(form), now });
  const place = hasPlaceIn(form, kinds) ? form.place.trim() : '';
  const areaText = areasText(areasIn(form, facts));
  const words =
    form.words ?? filled(template ?? 'free', { areaText, ...times, ...(place && { place }) }, now);
  return {
    kind: kindIn(form, kinds),
    areaText,
    title: words.title,
    text: words.text,
    ...times,
    ...(place && { place }),
  };
}

const plan = ({ publish, shownUntilOn }: WriteForm) => ({
  ...(publish && { publishAt: instantOf(publish.on, publish.time) }),
  ...(shownUntilOn && { shownUntil: startOfDay(addDays(shownUntilOn, 1)) }),
});

/** From the top of the screen down. */
export const writeFields = [
  'areaIds',
  'kind',
  'startsAt',
  'endsAt',
  'place',
  'title',
  'text',
  'publishAt',
  'shownUntil',
  'photos',
] as const;
export type WriteField = (typeof writeFields)[number];
export type WriteProblems = Partial<Record<WriteField, string>>;

/** Words by field, of those the page can mark. */
export const problemsIn = (fields: readonly FieldProblem[]): WriteProblems =>
  Object.fromEntries(
    fields
      .filter(({ field }) => (writeFields as readonly string[]).includes(field))
      .map(({ field, words }) => [field, words]),
  );

/** What a rule says against it, by field. */
function refusalOf(rule: () => void): WriteProblems {
  try {
    rule();
    return {};
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    return problemsIn(cause.details?.fields ?? []);
  }
}

/** Title and text as the contract wants them. */
export function wordsProblems({ title, text }: Filled): WriteProblems {
  const titleLength = title.trim().length;
  const textLength = text.trim().length;
  return {
    ...(titleLength < 2 && { title: '请写标题' }),
    ...(titleLength > noticeTitleLimit && { title: `标题最多 ${noticeTitleLimit} 个字` }),
    ...(textLength < 4 && { text: '请写清楚是什么事' }),
    ...(textLength > noticeTextLimit && { text: `最多 ${noticeTextLimit} 个字` }),
  };
}

/** What is missing or cannot be, by field; the cloud checks it all again. */
export function writeProblems(form: WriteForm, facts: WriteFacts): WriteProblems {
  const notice = noticeIn(form, facts);
  return {
    ...(areasIn(form, facts).length === 0 && { areaIds: '请选发给哪里' }),
    ...(form.template ? wordsProblems(notice) : { kind: '请选一种' }),
    ...refusalOf(() => checkTimes(notice, plan(form), facts.now)),
  };
}

/** The form as `notice.publish` wants it, without its photos. */
export function writeInput(form: WriteForm, facts: WriteFacts): Sent<typeof publishNotice> {
  const { areaText: _, ...said } = noticeIn(form, facts);
  return {
    ...said,
    title: said.title.trim(),
    text: said.text.trim(),
    areaIds: areasIn(form, facts).map(({ id }) => id),
    ...plan(form),
  };
}

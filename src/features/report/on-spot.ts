import type { Sent } from '#contracts/action';
import { type Category, categories, type handleOnSpot } from '#contracts/report';
import { routeOf } from '#domain/routing';

/** 当场处置 as it is being filled in. */
export type OnSpotForm = {
  areaId?: string;
  category?: Category;
  point?: string;
  detail: string;
  text: string;
  resultText: string;
  /** Only the photo of afterwards is there: the first one counts as it. */
  isOnlyAfter: boolean;
};

export const emptyOnSpot: OnSpotForm = {
  detail: '',
  text: '',
  resultText: '',
  isOnlyAfter: false,
};

export const onSpotTextLeast = 10;
export const onSpotTextLimit = 500;
export const detailLimit = 40;

/** What may be settled on a patrol, as long as the district says nothing else (`rules.md §4.1.2` T24). */
export const onSpotCategories = (closed: readonly Category[]) =>
  categories.filter(({ code }) => routeOf(code).isOnSpot && !closed.includes(code));

/** The photos by what they show; the contract takes the last one for the photo of afterwards. */
export function sidesOf<P>(
  photos: readonly P[],
  { isOnlyAfter }: Pick<OnSpotForm, 'isOnlyAfter'>,
): { before: P | undefined; after: P | undefined } {
  const [first, second] = photos;
  return isOnlyAfter ? { before: undefined, after: first } : { before: first, after: second };
}

export type OnSpotField = 'areaId' | 'category' | 'detail' | 'photos' | 'text' | 'resultText';
export type OnSpotProblems = Partial<Record<OnSpotField, string>>;

const textProblem = (text: string): string | undefined => {
  const { length } = text.trim();
  if (length < onSpotTextLeast) return `请至少写 ${onSpotTextLeast} 个字`;
  return length > onSpotTextLimit ? `最多 ${onSpotTextLimit} 个字` : undefined;
};

const without = (problems: Record<OnSpotField, string | undefined>): OnSpotProblems =>
  Object.fromEntries(Object.entries(problems).filter(([, words]) => words !== undefined));

/** What is still missing; the cloud checks it all again. */
export function onSpotProblems(form: OnSpotForm, photoCount: number): OnSpotProblems {
  const { category } = form;
  const hasAfter = photoCount > (form.isOnlyAfter ? 0 : 1);
  const needsAfter = category !== undefined && routeOf(category).isAfterPhotoNeeded;
  return without({
    areaId: form.areaId ? undefined : '请选是哪个网格',
    category: category ? undefined : '请选一类',
    detail: form.detail.trim().length > detailLimit ? `最多 ${detailLimit} 个字` : undefined,
    photos: needsAfter && !hasAfter ? '这一类要有一张处理后的照片' : undefined,
    text: textProblem(form.text),
    resultText: textProblem(form.resultText),
  });
}

/** The form as `report.handle-on-spot` wants it, without its photos; undefined while kind or grid is missing. */
export function onSpotInput(form: OnSpotForm): Sent<typeof handleOnSpot> | undefined {
  const { areaId, category, point } = form;
  const detail = form.detail.trim();
  if (!areaId || !category) return undefined;
  return {
    category,
    place: { areaId, ...(point && { point }), ...(detail && { detail }) },
    text: form.text.trim(),
    resultText: form.resultText.trim(),
  };
}

import type { Sent } from '#contracts/action';
import { callRoles, type publishCall } from '#contracts/volunteer';
import { addDays, type Day, dayOf, instantOf } from '#domain/day';

export type Post = { areaId: string; areaName: string; role: string };

export type PublishForm = {
  areaId: string;
  title: string;
  text: string;
  place: string;
  on: Day;
  from: string;
  until: string;
  places: string;
  isForFamilies: boolean;
  isRisky: boolean;
  insuranceNote: string;
};
export type PublishProblems = Partial<Record<keyof PublishForm | 'startsAt' | 'endsAt', string>>;

/** Areas she may call in, each once. */
export function areasOf(memberships: readonly Post[]): { value: string; words: string }[] {
  const hers = memberships.filter(({ role }) => (callRoles as readonly string[]).includes(role));
  return [...new Map(hers.map(({ areaId, areaName }) => [areaId, areaName]))].map(
    ([value, words]) => ({ value, words }),
  );
}

/** Saturday morning or the day after tomorrow is no guess: tomorrow at nine, for two hours. */
export const emptyForm = (areaId: string | undefined, now: number): PublishForm => ({
  areaId: areaId ?? '',
  title: '',
  text: '',
  place: '',
  on: addDays(dayOf(now), 1),
  from: '09:00',
  until: '11:00',
  places: '10',
  isForFamilies: false,
  isRisky: false,
  insuranceNote: '',
});

/** What is still missing, each at its field. */
export function publishProblems(form: PublishForm, now: number): PublishProblems {
  const places = Number(form.places);
  const startsAt = instantOf(form.on, form.from);
  return {
    ...(!form.areaId && { areaId: '请选在哪里招募' }),
    ...(form.title.trim().length < 2 && { title: '请写标题，例如「周末清洁楼道」' }),
    ...(form.text.trim().length < 5 && { text: '请写要做什么、要带什么' }),
    ...(form.place.trim().length < 2 && { place: '请写在哪里集合' }),
    ...(startsAt <= now && { startsAt: '开始的时间已经过了，请重新选' }),
    ...(form.until <= form.from && { endsAt: '结束要在开始之后' }),
    ...((!Number.isInteger(places) || places < 1 || places > 200) && {
      places: '请写招几个人，1 到 200',
    }),
    ...(form.isRisky &&
      !form.insuranceNote.trim() && { insuranceNote: '请写清给志愿者买了什么保险' }),
  };
}

/** What is sent; undefined while something is missing. */
export function publishInput(form: PublishForm, now: number): Sent<typeof publishCall> | undefined {
  if (Object.keys(publishProblems(form, now)).length > 0) return undefined;
  const insuranceNote = form.insuranceNote.trim();
  return {
    areaId: form.areaId,
    title: form.title.trim(),
    text: form.text.trim(),
    place: form.place.trim(),
    startsAt: instantOf(form.on, form.from),
    endsAt: instantOf(form.on, form.until),
    places: Number(form.places),
    isForFamilies: form.isForFamilies,
    isRisky: form.isRisky,
    ...(form.isRisky && insuranceNote && { insuranceNote }),
  };
}

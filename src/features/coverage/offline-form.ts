import type { Sent } from '#contracts/action';
import type { AreaLevel, AreaStep } from '#contracts/area';
import type { addOffline, OfflinePerson } from '#contracts/coverage';
import type { Role } from '#contracts/roles';
import type { Day } from '#domain/day';
import { doorProblem } from './doors';

export const howWords: Record<OfflinePerson['how'], string> = {
  phone: '打电话告诉',
  visit: '上门告诉',
};
export const consentWords: Record<OfflinePerson['consent'], string> = {
  spoken: '当面说的',
  paper: '写在纸上',
};

/** What she is called on the list: 「王奶奶」, or by her door alone. */
export const calledText = ({ name, door }: Pick<OfflinePerson, 'name' | 'door'>): string =>
  name ? `${door} ${name}` : door;

export type OfflineForm = {
  area: AreaStep | undefined;
  door: string;
  name: string;
  phone: string;
  how: OfflinePerson['how'] | undefined;
  consent: OfflinePerson['consent'] | undefined;
  consentOn: Day;
};
export type OfflineProblems = Partial<Record<keyof OfflineForm | 'areaId', string>>;

export const emptyOffline = (area: AreaStep | undefined, today: Day): OfflineForm => ({
  area,
  door: '',
  name: '',
  phone: '',
  how: undefined,
  consent: undefined,
  consentOn: today,
});

/** What is still missing, each at its field; without her consent nobody is put on the list. */
export function offlineProblems(form: OfflineForm, today: Day): OfflineProblems {
  const door = doorProblem(form.door);
  const phone = form.phone.trim();
  return {
    ...(!form.area && { area: '请选她住哪个单元' }),
    ...(door && { door }),
    ...(phone && !/^\d{5,12}$/.test(phone) && { phone: '请填 5 到 12 位数字的电话' }),
    ...(!form.how && { how: '请点一下怎么告诉她' }),
    ...(form.how === 'phone' && !phone && { phone: '打电话告诉的，请写电话' }),
    ...(!form.consent && { consent: '请先问过本人，本人同意才能记' }),
    ...((!form.consentOn || form.consentOn > today) && { consentOn: '请选她同意的那天' }),
  };
}

/** What is sent; undefined while something is missing. */
export function offlineInput(form: OfflineForm, today: Day): Sent<typeof addOffline> | undefined {
  const { area, how, consent, consentOn } = form;
  if (!area || !how || !consent || Object.keys(offlineProblems(form, today)).length > 0)
    return undefined;
  const name = form.name.trim();
  const phone = form.phone.trim();
  return {
    areaId: area.id,
    door: form.door.trim(),
    how,
    consent,
    consentOn,
    ...(name && { name }),
    ...(phone && { phone }),
  };
}

/** The level of the area a post is for: below it lie the units she may choose. */
const levelOf: Partial<Record<Role, AreaLevel>> = {
  'unit-lead': 'unit',
  'building-lead': 'building',
  'grid-worker': 'grid',
  'grid-lead': 'grid',
  'community-staff': 'community',
  'chief-grid-lead': 'community',
};

/** A unit called by its building too, from the way that led to it: 「5号楼2单元」. */
export const unitAt = (unit: AreaStep, trail: readonly AreaStep[]): AreaStep => ({
  ...unit,
  name: `${trail.find(({ level }) => level === 'building')?.name ?? ''}${unit.name}`,
});

type Post = { role: Role; areaId: string; areaName: string };

/** The areas of her posts below which a door can be chosen, each once. */
export function rootsOf(posts: readonly Post[]): AreaStep[] {
  const roots = posts.flatMap(({ role, areaId, areaName }) => {
    const level = levelOf[role];
    return level ? [{ id: areaId, name: areaName, level }] : [];
  });
  return roots.filter(({ id }, at) => roots.findIndex((one) => one.id === id) === at);
}

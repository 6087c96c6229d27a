import type { Got, Sent } from '#contracts/action';
import type { getCounter, Opening, saveShop } from '#contracts/shop-stock';
import type { Day } from '#domain/day';
import { openingFault } from '#domain/opening';

type Known = NonNullable<Got<typeof getCounter>['shop']>;

export type ShopForm = {
  name: string;
  place: string;
  phone: string;
  opening: Opening;
  isActive: boolean;
};
export type ShopProblems = Partial<
  Record<'name' | 'place' | 'phone' | 'weekdays' | 'hours', string>
>;

const workdays = [1, 2, 3, 4, 5];
const officeHours = [
  { from: '08:30', until: '12:00' },
  { from: '14:00', until: '17:30' },
];
export const mostHours = 3;
export const mostClosed = 30;

/** What stands in the form at first: the shop as it is, or office hours. */
export const shopFormOf = (shop: Known | undefined): ShopForm => ({
  name: shop?.name ?? '',
  place: shop?.place ?? '',
  phone: shop?.phone ?? '',
  opening: shop?.opening ?? { weekdays: workdays, hours: officeHours, closedOn: [] },
  isActive: shop?.isActive ?? true,
});

const weekdayWords = ['一', '二', '三', '四', '五', '六', '日'];
export const weekdayChoices = weekdayWords.map((words, at) => ({
  value: String(at + 1),
  words: `周${words}`,
}));

/** One weekday more or fewer. */
export function withWeekday(opening: Opening, weekday: number): Opening {
  const { weekdays } = opening;
  const others = weekdays.filter((one) => one !== weekday);
  return {
    ...opening,
    weekdays: (weekdays.includes(weekday) ? others : [...others, weekday]).sort((a, b) => a - b),
  };
}

/** One closed day more; days that are over leave the list. */
export const withClosed = (opening: Opening, day: Day, today: Day): Opening => ({
  ...opening,
  closedOn: [...new Set([...opening.closedOn, day])].filter((one) => one >= today).sort(),
});

export const withoutClosed = (opening: Opening, day: Day): Opening => ({
  ...opening,
  closedOn: opening.closedOn.filter((one) => one !== day),
});

/** What is wrong, each at its field. */
export function shopProblems({ name, place, phone, opening }: ShopForm): ShopProblems {
  const hours = openingFault(opening);
  return {
    ...(name.trim().length < 2 && { name: '请写店名' }),
    ...(place.trim().length < 2 && { place: '请写在哪里' }),
    ...(phone.trim() && !/^[\d-]{5,15}$/.test(phone.trim()) && { phone: '电话写 5 到 15 位数字' }),
    ...(opening.weekdays.length === 0 && { weekdays: '请选哪几天开门' }),
    ...(hours && { hours: hours.words }),
  };
}

type Target = { communityId: string; shop: Pick<Known, 'id' | 'version'> | undefined };

/** What is sent; undefined while something is wrong. */
export function shopInput(
  form: ShopForm,
  { communityId, shop }: Target,
): Sent<typeof saveShop> | undefined {
  if (Object.keys(shopProblems(form)).length > 0) return undefined;
  const phone = form.phone.trim();
  return {
    ...(shop && { id: shop.id, version: shop.version }),
    ...{ communityId, opening: form.opening, isActive: form.isActive },
    name: form.name.trim(),
    place: form.place.trim(),
    ...(phone && { phone }),
  };
}

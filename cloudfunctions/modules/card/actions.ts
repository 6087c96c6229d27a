import { getHomeCards, getPlate } from '#contracts/card';
import { AppError } from '#contracts/errors';
import { shortAddress } from '#domain/place';
import { defineQuery } from '#runtime/action';
import { areaOfPlate, areasNow, areasWithin, nearest } from '../area/records';
import { badgeActions } from './badge';
import { cardsOf } from './card';
import { leaveActions } from './leave';
import { printActions } from './print';
import { reprintActions } from './reprints';

const getHome = defineQuery(getHomeCards, async (_, { caller, now }) => {
  const homes = caller.person?.homes ?? [];
  if (homes.length === 0) {
    const district = await areasWithin(undefined, 'district');
    return { cards: [], dutyPhone: nearest(district, 'dutyPhone') };
  }
  const found = await areasNow([...new Set(homes.flatMap((home) => home.areaPath))]);
  const byId = new Map(found.map((area) => [area._id, area]));
  const paths = homes.map((home) => home.areaPath.flatMap((id) => byId.get(id) ?? []));
  const cards = await cardsOf(paths, now);
  return {
    cards: homes.flatMap(({ id }, index) => {
      const card = cards[index];
      return card ? [{ ...card, homeId: id }] : [];
    }),
  };
});

const getByPlate = defineQuery(getPlate, async ({ code }, { caller, now }) => {
  const area = await areaOfPlate(code);
  if (!area || area.endedAt !== undefined)
    throw new AppError('not-found', { reason: '没有认出这块公示牌，请在首页选您的地址' });
  const [path, units] = await Promise.all([
    areasNow(area.path),
    area.level === 'unit' ? [area] : unitsOf(area._id, area.level),
  ]);
  const [card] = await cardsOf([path], now);
  if (!card) throw new AppError('not-found');
  return {
    card,
    units: units.map((unit) => ({ id: unit._id, name: shortAddress(unit) })),
    isMine: (caller.person?.homes ?? []).some((home) => home.areaPath.includes(area._id)),
  };
});

/** A home is bound from the plate of a unit or building; a grid's plate leads to the address picker. */
const unitsOf = (areaId: string, level: string) =>
  level === 'building' ? areasWithin(areaId, 'unit') : [];

export const cardActions = [
  getHome,
  getByPlate,
  ...leaveActions,
  ...printActions,
  ...reprintActions,
  ...badgeActions,
];

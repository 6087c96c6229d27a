import { rules } from '#config/policy';
import type { Card } from '#contracts/card';
import * as words from '#domain/card';
import { address, shortAddress } from '#domain/place';
import { photoViews } from '#runtime/files';
import { type AreaRecord, nearest } from '../area/records';

type Shown = Omit<Card, 'people' | 'first'> & {
  first: Card['first'] & { photo?: string };
  people: (Card['people'][number] & { photo?: string })[];
};

/** The card of the last area of a path, without addresses of photos. `path` runs from the district down. */
export function cardOf(path: readonly AreaRecord[], now: number): Shown | undefined {
  const area = path.at(-1);
  if (!area) return undefined;
  const at = (level: AreaRecord['level']) => path.find((one) => one.level === level);
  const grid = at('grid');
  const duties = path.flatMap((one) => one.duties);
  const desk = deskOf(path);
  return {
    areaId: area._id,
    gridName: grid?.name ?? '',
    coverageText: grid?.coverageText ?? grid?.name ?? area.name,
    address: address(area),
    shortAddress: shortAddress(area),
    first: words.firstCall({ duties, desk }, now, rules),
    people: words.orderPeople(duties, now).map((duty) => ({
      ...duty,
      isOnDuty: words.isOnDuty(duty, now, rules),
      dutyText: words.personDutyText(duty, now, rules),
    })),
    communityName: desk.communityName,
    dutyPhone: desk.dutyPhone,
    dutyText: words.deskDutyText(desk, rules),
    supervisionPhone: nearest(path, 'supervisionPhone') ?? desk.dutyPhone,
    todayText: words.todayText(desk, now, rules),
    labels: [...new Set(path.flatMap((one) => one.labels))],
  };
}

function deskOf(path: readonly AreaRecord[]): words.DutyDesk {
  const desk = path.findLast((one) => one.dutyPhone !== undefined);
  return {
    communityName: path.find((one) => one.level === 'community')?.name ?? path[0]?.name ?? '',
    dutyPhone: desk?.dutyPhone ?? '',
    isAroundTheClock: desk?.isDutyAroundTheClock ?? false,
  };
}

/** Cards for several paths, with the addresses of all their photos asked for together. */
export async function cardsOf(
  paths: readonly (readonly AreaRecord[])[],
  now: number,
): Promise<(Card | undefined)[]> {
  const cards = paths.map((path) => cardOf(path, now));
  const photos = cards.flatMap((card) => [
    card?.first.photo,
    ...(card?.people.map((one) => one.photo) ?? []),
  ]);
  const view = await photoViews(photos);
  const withUrl = <T extends { photo?: string }>({ photo, ...rest }: T) => ({
    ...rest,
    ...(photo && { photoUrl: view(photo).url }),
  });
  return cards.map(
    (card) => card && { ...card, first: withUrl(card.first), people: card.people.map(withUrl) },
  );
}

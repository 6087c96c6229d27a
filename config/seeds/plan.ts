import type { PropertyMode } from '#contracts/area';
import { dedicatedGridNames, estateNames, subdistricts } from './names';
import { divide, type Random, randomFor } from './random';

/** The scale of a real county (`seeds.md` D01, D04, D05). */
export const scale = { communities: 21, grids: 405, microGrids: 2_971, estates: 160 } as const;

/** How a building is made, which decides how many doors a stairwell has. */
export type BuildingStyle = 'walk-up' | 'mid-rise' | 'tower';

export type EstatePlan = {
  name: string;
  propertyMode: PropertyMode;
  style: BuildingStyle;
  /** Micro-grids of each grid, in order. */
  grids: number[];
};

export type CommunityPlan = {
  name: string;
  subdistrict: string;
  estates: EstatePlan[];
  /** Dedicated grids come last and hold no homes. */
  dedicated: string[];
};

/** The community that is told in full; the others are volume. */
export const toldCommunity = '槐安';
/** Its third grid begins the second estate, so that 5号楼 stands in it. */
const toldEstates: readonly EstatePlan[] = [
  { name: '丹桂苑', propertyMode: 'market', style: 'mid-rise', grids: [7, 8] },
  { name: '槐安小区', propertyMode: 'market', style: 'walk-up', grids: [8, 7] },
  { name: '纺织新村', propertyMode: 'state-fallback', style: 'walk-up', grids: [6, 7, 8] },
  { name: '河沿里', propertyMode: 'self-managed', style: 'walk-up', grids: [5, 6] },
  { name: '星河公馆', propertyMode: 'market', style: 'tower', grids: [8, 9, 8] },
  { name: '向阳院', propertyMode: 'none', style: 'walk-up', grids: [6, 7] },
  { name: '松涛雅居', propertyMode: 'market', style: 'mid-rise', grids: [8, 7, 8] },
  { name: '书香苑', propertyMode: 'market', style: 'tower', grids: [9, 8] },
];
const toldGridCount = toldEstates.reduce((sum, estate) => sum + estate.grids.length, 0);
const toldMicroGridCount = toldEstates.reduce(
  (sum, estate) => sum + estate.grids.reduce((inner, one) => inner + one, 0),
  0,
);

const homesOf: Record<string, string> = {
  云河万象商场: '听松',
  云河第一实验小学: '石榴园',
  云河区人民医院: '望河',
  北渚物流园: '芦溆',
  锦麓科创大厦: '锦麓',
  南圃农贸市场: '南圃',
  清渡客运站: '柳渡',
  云渚写字楼群: '槐安',
  百工坊文创园: '百工坊',
};

/** Every community with its estates and how many grids and micro-grids each has; the totals are `scale`. */
export function planDistrict(): CommunityPlan[] {
  const random = randomFor('plan');
  const names = subdistricts.flatMap((one) =>
    one.communities.map((name) => ({ name, subdistrict: one.name })),
  );
  const others = names.length - 1;
  const residentialGrids = scale.grids - dedicatedGridNames.length - toldGridCount;
  const grids = divide(residentialGrids, others, { least: 15, most: 23, random });
  const estates = divide(scale.estates - toldEstates.length, others, { least: 6, most: 9, random });
  const microGrids = divide(scale.microGrids - toldMicroGridCount, residentialGrids, {
    least: 5,
    most: 10,
    random,
  });
  return names.map(({ name, subdistrict }) => {
    const dedicated = dedicatedGridNames.filter((grid) => homesOf[grid] === name);
    if (name === toldCommunity)
      return { name, subdistrict, estates: toldEstates.map((one) => ({ ...one })), dedicated };
    const mine = microGrids.splice(0, grids.shift() ?? 0);
    const planned = planEstates(name, { microGrids: mine, count: estates.shift() ?? 0 }, random);
    return { name, subdistrict, estates: planned, dedicated };
  });
}

function planEstates(
  community: string,
  { microGrids, count }: { microGrids: number[]; count: number },
  random: Random,
): EstatePlan[] {
  const left = [...microGrids];
  const sizes = divide(left.length, count, { least: 1, most: 5, random });
  return estateNames(community, count, random).map((name, at) => {
    const style = random.pick(['walk-up', 'walk-up', 'mid-rise', 'tower'] as const);
    return { name, style, propertyMode: modeFor(style, random), grids: left.splice(0, sizes[at]) };
  });
}

function modeFor(style: BuildingStyle, random: Random): PropertyMode {
  if (style !== 'walk-up') return 'market';
  return random.pick(['market', 'market', 'state-fallback', 'self-managed', 'none'] as const);
}

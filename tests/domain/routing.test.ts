import { categories, categoryCodes } from '#contracts/category';
import { slaTiers, workOrderLevels } from '#contracts/work-order';
import { routeOf } from '#domain/routing';

describe('every category has somebody who answers', () => {
  it.each(categoryCodes)('%s', (category) => {
    const route = routeOf(category);
    expect(slaTiers).toContain(route.tier);
    expect(workOrderLevels).toContain(route.level);
    if (route.isGridItem) expect(route.level).toBe('grid');
    if (route.isUnsorted) expect(route.isGridItem).toBe(false);
  });
});

const withRoute = (holds: (route: ReturnType<typeof routeOf>) => boolean) =>
  categories.filter(({ code }) => holds(routeOf(code))).map(({ code }) => code);

it('keeps quarrels and care private, and nothing else', () =>
  expect(withRoute(({ isPrivate }) => isPrivate)).toEqual(['dispute', 'special-care']));
it('asks to sort 其他 and 不清楚 at acceptance', () =>
  expect(withRoute(({ isUnsorted }) => isUnsorted)).toEqual(['other', 'unsure']));
it('counts minutes where life is in danger', () =>
  expect(withRoute(({ tier }) => tier === 'p0')).toEqual([
    'safety-fire',
    'safety-lift',
    'safety-gas',
    'safety-falling',
  ]));
it('keeps the conduct of a property manager out of the grid worker’s hands', () =>
  expect(routeOf('property')).toMatchObject({ level: 'community', isGridItem: false }));

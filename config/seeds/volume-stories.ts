import { resolveRoute, routedPlaceOf, routeOf } from '#domain/routing';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import { agencyIdOf } from './agencies';
import { actsTo, beganWorkdaysAgo, type Ending } from './endings';
import type { Moments } from './moments';
import { type Random, randomFor } from './random';
import type { Resident } from './residents';
import type { Story } from './story';
import type { Tree } from './tree';
import { communityTroubles, gridTroubles, type Trouble, urgentTroubles } from './troubles';

/** How many stories of the volume end how. */
const endings: readonly (readonly [Ending, number])[] = [
  ['fresh', 26],
  ['accepted', 16],
  ['assigned', 14],
  ['in-progress', 52],
  ['overdue', 12],
  ['sent-back', 8],
  ['result-submitted', 30],
  ['resolved', 40],
  ['rated', 104],
  ['unrated', 18],
  ['reopened', 10],
  ['risen', 5],
  ['unsatisfied', 4],
  ['withdrawn', 9],
];

type World = {
  tree: Tree;
  moments: Moments;
  people: ReadonlyMap<string, PersonRecord>;
  residents: readonly Resident[];
};

/** Everyday stories from the whole district, in every state the foundation knows. */
export function volumeStories(world: World): Story[] {
  const stories: Story[] = [];
  for (const [ending, count] of endings)
    for (let at = 0; at < count; at += 1) stories.push(oneStory(`${ending}-${at}`, ending, world));
  return stories;
}

function oneStory(id: string, ending: Ending, world: World): Story {
  const random = randomFor(`story ${id}`);
  const resident = random.pick(world.residents);
  const route = routeFor(ending, random);
  const place = routedPlaceOf(resident.unit.path.flatMap((one) => world.tree.byId.get(one) ?? []));
  const isGridItem = ({ category }: Trouble) =>
    resolveRoute(category, place, { version: 0, rows: [] }).isGridItem;
  const trouble = troubleFor(route, { ending, random, isGridItem });
  const { unit, person: reporter } = resident;
  const above = (level: AreaRecord['level']) =>
    unit.path.flatMap((one) => world.tree.byId.get(one) ?? []).find((one) => one.level === level);
  const grid = above('grid') ?? unit;
  const community = above('community') ?? unit;
  const areas = { grid, community };
  const upper = deskOf(areas, 'community', world);
  const subdistrict = above('subdistrict') ?? unit;
  const dispatcher = holderOf(subdistrict, 'subdistrict-dispatcher', world);
  const agency = world.tree.byId.get(agencyIdOf('housing'));
  if (!dispatcher || !agency) throw new RangeError(`nobody above ${community._id}`);
  const at = beginning(ending, world.moments, random);
  const plot = {
    trouble,
    route,
    random,
    moments: world.moments,
    submittedAt: at,
    agency,
    players: { ...deskOf(areas, route, world), reporter, upper, dispatcher },
  };
  return {
    id: `volume-${id}`,
    reporter,
    area: trouble.where === 'unit' ? unit : grid,
    category: trouble.category,
    text: trouble.text,
    ...(trouble.point === undefined ? {} : { point: trouble.point }),
    ...(trouble.detail === undefined ? {} : { detail: trouble.detail }),
    photos: trouble.picture === undefined ? [] : [`${trouble.picture}-before`],
    at,
    acts: actsTo(ending, plot),
  };
}

type Route = 'grid' | 'community';

/** What is only accepted or assigned waits at a community; what rose twice began in a grid. */
function routeFor(ending: Ending, random: Random): Route {
  if (ending === 'accepted' || ending === 'assigned') return 'community';
  if (ending === 'risen' || ending === 'unsatisfied') return 'grid';
  return random.isIn(72) ? 'grid' : 'community';
}

type Choosing = {
  ending: Ending;
  random: Random;
  /** Whether the grid of that place may handle it alone. */
  isGridItem: (trouble: Trouble) => boolean;
};

/** Nothing urgent is left lying: such things are told only where they came to an end. */
function troubleFor(route: Route, { ending, random, isGridItem }: Choosing): Trouble {
  const isDone = ending === 'rated' || ending === 'unrated';
  if (route === 'grid' && isDone && random.isIn(8)) return random.pick(urgentTroubles);
  const troubles = route === 'grid' ? gridTroubles.filter(isGridItem) : communityTroubles;
  const calm = troubles.filter((one) => !isPressing(one));
  return random.pick(isDone ? troubles : calm);
}

/** What is due within a working day. */
const isPressing = ({ category }: Trouble) => routeOf(category).tier !== 'p2';

const holderOf = (area: AreaRecord, role: string, world: World): PersonRecord | undefined => {
  const duty = area.duties.find((one) => one.role === role && one.post !== 'backup');
  return duty && world.people.get(duty.personId);
};

/** Who handles and who checks on each route. */
function deskOf(
  { grid, community }: { grid: AreaRecord; community: AreaRecord },
  route: Route,
  world: World,
): { handler: PersonRecord; checker: PersonRecord } {
  const desk =
    route === 'grid'
      ? [holderOf(grid, 'grid-worker', world), holderOf(grid, 'grid-lead', world)]
      : [
          holderOf(community, 'community-staff', world),
          holderOf(community, 'chief-grid-lead', world),
        ];
  const [handler, checker] = desk;
  if (!handler || !checker) throw new RangeError(`nobody at the desk of ${grid._id}`);
  return { handler, checker };
}

function beginning(ending: Ending, moments: Moments, random: Random): number {
  if (ending === 'fresh') return moments.awake(random.between(12, 200));
  const [least, most] = beganWorkdaysAgo[ending];
  const hour = random.between(7, 16);
  const clock = `${String(hour).padStart(2, '0')}:${String(random.between(0, 59)).padStart(2, '0')}`;
  return moments.onWorkday(random.between(least, most), clock);
}

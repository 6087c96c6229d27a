import { rules } from '#config/policy';
import { dayOf } from '#domain/day';
import type { EventRecord } from '#runtime/records';
import type { InboxItemRecord } from '../../cloudfunctions/modules/inbox/records';
import { tellCalls } from './calls';
import { convene, type ToldCouncil, tellCouncil } from './council';
import { tellCoverage } from './coverages';
import { gather } from './crowd';
import { foundHomes } from './homes';
import { homeMessages, loopMessages } from './messages';
import { momentsFrom } from './moments';
import { tellNotices } from './notices';
import { checksOf, proofChecksOf } from './photo-checks';
import { tellPlates } from './plates';
import { type Played, play } from './player';
import { type ToldPoints, tellPoints } from './points';
import { settleCast, settleResidents, workerOf } from './residents';
import { foundRouting } from './routing';
import { type ToldShops, tellShops } from './shop';
import { decidedStories } from './told-decided';
import { castPeople } from './told-people';
import { toldPlaces } from './told-places';
import { toldStories } from './told-stories';
import { growTree, type Tree } from './tree';
import { fillPosts } from './volume-people';
import { volumeStories } from './volume-stories';

/** Documents by collection, ready to be loaded. */
export type District = Record<string, { _id: string }[]>;

/** The first start (epoch ms), and where a picture of `config/seeds/pictures` is stored. */
export type Founding = { start: number; fileIdOf: (picture: string) => string };

/**
 * The whole demo district: a county's scale, one community told in full. The same start and file ids
 * give the same documents.
 */
export function buildDistrict({ start, fileIdOf }: Founding): District {
  const tree = growTree();
  const moments = momentsFrom(start, rules);
  const crowd = gather(fileIdOf);
  const homes = foundHomes();
  const cast = castPeople(crowd, { tree, moments });
  fillPosts(crowd, { tree, moments });
  const people = new Map(crowd.people.map((person) => [person._id, person]));
  const town = { crowd, homes, tree, moments, people };
  settleCast(cast, town);
  const residents = settleResidents(town);
  const places = toldPlaces(tree);
  const farWorker = workerOf(places.farUnit, town);
  const scene = { cast, places, tree, moments };
  const council = convene(scene, { people, fileIdOf });
  const { confirmedAt, matters } = council;
  const local = { cast, places, moments, farWorker };
  const stories = [
    ...toldStories(local),
    ...decidedStories({ ...local, confirmedAt, matters }),
    ...volumeStories({ tree, moments, people, residents }),
  ];
  const before = new Map<string, Played>();
  for (const story of stories) before.set(story.id, play(story, { tree, fileIdOf, start, before }));
  const played = [...before.values()];
  countReports(played, new Map(crowd.people.map((person) => [person._id, person])));
  const told = tellNotices(scene);
  const doors = doorsByUnit([...homes.households.values()]);
  const coverage = tellCoverage(told, doors, scene);
  const points = tellPoints(scene, residents);
  const shops = tellShops(scene, points, fileIdOf);
  const calls = tellCalls(scene);
  const halls = tellCouncil(scene, council, before);
  const loopEvents = played.flatMap((one) => one.events);
  return {
    areas: tree.areas,
    plate_codes: tree.areas.map(({ _id, code }) => ({ _id: code, areaId: _id })),
    routings: foundRouting({ tree, moments }),
    people: crowd.people,
    homes: homes.homes,
    households: [...homes.households.values()],
    reports: played.map((one) => one.report),
    work_orders: played.map((one) => one.order),
    reveals: played.flatMap((one) => one.reveals),
    photo_checks: [...checksOf(played), ...proofChecksOf(halls.meetings)],
    notices: told.notices,
    notice_reads: told.reads,
    coverages: coverage.coverages,
    coverage_counts: coverage.counts,
    coverage_samples: coverage.samples,
    offline_people: coverage.offline,
    plate_prints: tellPlates(scene),
    ...ledgerOf(points, shops),
    ...collectionsOf(halls),
    volunteer_calls: calls.calls,
    volunteer_sign_ups: calls.signUps,
    events: [...homes.events, ...loopEvents, ...told.events],
    inbox_items: inboxOf({ home: homes.events, loop: loopEvents }, { tree, start }),
  };
}

/** Halls, and what happened there. */
const collectionsOf = (told: ToldCouncil) => ({
  halls: told.halls,
  meetings: told.meetings,
  proposals: told.proposals,
  proposal_backings: told.backings,
  meeting_attendances: told.attendances,
  decisions: told.decisions,
  votes: told.votes,
  property_reviews: told.reviews,
});

/** Passbooks, what stands behind them, and what they buy. */
const ledgerOf = (points: ToldPoints, told: ToldShops) => ({
  point_accounts: [...points.books.accounts.values()],
  point_account_numbers: numbersOf(points),
  journal_entries: points.books.entries,
  point_candidates: [...points.books.candidates.values()],
  point_caps: [...points.books.caps.values()],
  point_budgets: points.budgets,
  shops: told.shops,
  rewards: told.rewards,
  redemptions: told.redemptions,
  redemption_codes: told.codes,
  stock_movements: told.movements,
});

/** Where the number printed on a passbook leads. */
const numbersOf = ({ books }: ToldPoints) =>
  [...books.accounts.values()].map(({ _id, number }) => ({ _id: number, accountId: _id }));

/** The doors somebody gave, by stairwell. */
const doorsByUnit = (
  households: readonly { areaId: string; door: string }[],
): Map<string, string[]> => {
  const doors = new Map<string, string[]>();
  for (const { areaId, door } of households)
    doors.set(areaId, [...(doors.get(areaId) ?? []), door]);
  return doors;
};

const inboxOf = (
  events: { home: readonly EventRecord[]; loop: readonly EventRecord[] },
  reading: { tree: Tree; start: number },
): InboxItemRecord[] => [
  ...events.home.flatMap((event) => homeMessages(event, reading)),
  ...events.loop.flatMap((event) => loopMessages(event, reading)),
];

/** The reports of each person's last day with any, as the daily limit counts them. */
function countReports(
  played: readonly Played[],
  people: ReadonlyMap<string, { reported?: { on: string; eventIds: string[] } }>,
): void {
  const submitted = played
    .filter(({ story }) => !story.matter)
    .flatMap((one) => one.events.slice(0, 1))
    .sort((a, b) => a.at - b.at);
  for (const event of submitted) {
    const person = people.get(event.callerId);
    if (!person) throw new RangeError(`nobody reported ${event._id}`);
    const on = dayOf(event.at);
    const eventIds = person.reported?.on === on ? person.reported.eventIds : [];
    person.reported = { on, eventIds: [...eventIds, event._id] };
  }
}

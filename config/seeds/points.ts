import type { PointsAct } from '#contracts/points';
import { type Day, dayMs, dayOf } from '#domain/day';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import { type BudgetRecord, budgetIdOf } from '../../cloudfunctions/modules/points/records';
import { Books, type Decision, type Holder } from './books';
import { type Random, randomFor } from './random';
import type { Resident } from './residents';
import type { Scene } from './told-notices';

/** What somebody did so many days ago, and what came of it. */
type Told = {
  days: number;
  act: PointsAct;
  units?: number;
  title?: string;
  /** Still to be decided, or refused with these words. */
  is?: 'waiting' | { refused: string };
};

/** The elder's half year: 31 points, of which 5 became soap, so 26 are left (`seeds.md` D24). */
const elders: readonly Told[] = [
  { days: 118, act: 'volunteer-hours', units: 2, title: '清洁楼道' },
  { days: 96, act: 'meeting-attended', title: '红色议事厅' },
  { days: 95, act: 'suggestion-adopted', title: '单元门口加一盏灯' },
  { days: 82, act: 'wish-fulfilled', title: '陪邻居去医院取药' },
  { days: 61, act: 'volunteer-hours', units: 2, title: '给孩子们讲故事' },
  { days: 44, act: 'donation', title: '十双棉袜' },
  { days: 33, act: 'report-closed', title: '楼道灯不亮' },
  { days: 33, act: 'meeting-attended', title: '红色议事厅' },
  { days: 20, act: 'volunteer-hours', units: 3, title: '包饺子送邻居' },
  { days: 3, act: 'volunteer-hours', units: 1, title: '整理图书角', is: 'waiting' },
  {
    days: 5,
    act: 'suggestion-adopted',
    title: '花坛边加一排长椅',
    is: { refused: '议事会还没有定下来，定了以后再记' },
  },
];

const owners: readonly Told[] = [
  { days: 70, act: 'report-closed', title: '飞线充电' },
  { days: 40, act: 'volunteer-hours', units: 4, title: '周末清洁行动' },
  { days: 12, act: 'meeting-attended', title: '红色议事厅' },
  { days: 2, act: 'volunteer-hours', units: 2, title: '整理电动车棚', is: 'waiting' },
];

const leads: readonly Told[] = [
  { days: 50, act: 'leader-duty', units: 5, title: '发通知 3 次，上门告知 9 户' },
  { days: 20, act: 'leader-duty', units: 4, title: '发通知 2 次，上门告知 6 户' },
];

/** Another one in the shopkeeper's own stairwell: she may not decide about it. */
const moderators: readonly Told[] = [
  { days: 64, act: 'volunteer-hours', units: 3, title: '防汛值守' },
  { days: 1, act: 'volunteer-hours', units: 2, title: '整理电动车棚', is: 'waiting' },
];

const neighboursDo: readonly Told[] = [
  { days: 26, act: 'volunteer-hours', units: 2, title: '周末清洁行动' },
  { days: 26, act: 'meeting-attended', title: '红色议事厅' },
];

const papers: readonly Told[] = [
  { days: 130, act: 'donation', title: '一箱苹果' },
  { days: 104, act: 'volunteer-hours', units: 4, title: '包饺子送邻居' },
  { days: 75, act: 'dispute-mediated' },
  { days: 52, act: 'volunteer-hours', units: 4, title: '看护楼下花坛' },
  { days: 24, act: 'dispute-reported' },
];

const chores = ['周末清洁行动', '整理电动车棚', '给孩子们讲故事', '防汛值守', '看护楼下花坛'];

export type ToldPoints = {
  books: Books;
  budgets: BudgetRecord[];
  ids: Record<'elder' | 'owner' | 'paper', string>;
};

type Deciders = { keeper: PersonRecord; staff: PersonRecord; chief: PersonRecord };

/** Who decides about an act, by post and name. */
function decisionOn(act: PointsAct, { keeper, staff, chief }: Deciders, at: number): Decision {
  if (act === 'leader-duty') return { person: staff, text: `社区工作人员 ${staff.name}`, at };
  if (act.startsWith('dispute')) return { person: chief, text: `总网格长 ${chief.name}`, at };
  return { person: keeper, text: `积分超市专管员 ${keeper.name}`, at };
}

type Telling = { books: Books; deciders: Deciders; scene: Scene };

/** Tells what one did, the oldest first: decided the working day after, or still waiting. */
function tell(
  accountId: string,
  deeds: readonly Told[],
  { books, deciders, scene }: Telling,
): void {
  for (const { days, is, ...deed } of [...deeds].sort((a, b) => b.days - a.days)) {
    const doneAt = Math.min(scene.moments.at(days, '16:00'), scene.moments.start - dayMs / 2);
    const by = { person: deciders.staff, text: `社区工作人员 ${deciders.staff.name}` };
    const isSeen = deed.act === 'report-closed' || deed.act === 'leader-duty';
    const candidate = books.propose(accountId, { ...deed, doneAt, ...(!isSeen && { by }) });
    const decision = decisionOn(deed.act, deciders, scene.moments.at(days - 1, '09:30'));
    if (is === undefined) books.grant(candidate, decision);
    else if (is !== 'waiting') books.reject(candidate, { ...decision, answer: is.refused });
  }
}

/** Other residents of the community did one thing or two: the numbers of a month that is no story. */
function crowdOf(residents: readonly Resident[], random: Random): (readonly [Resident, Told[]])[] {
  return residents.map((resident) => {
    const times = random.between(1, 3);
    const deeds = Array.from({ length: times }, (_, at): Told => {
      const act = random.pick(['volunteer-hours', 'volunteer-hours', 'meeting-attended'] as const);
      const units = act === 'volunteer-hours' ? random.between(1, 3) : 1;
      const title = act === 'volunteer-hours' ? random.pick(chores) : '红色议事厅';
      return { days: 8 + at * 19 + random.between(0, 9), act, units, title };
    });
    return [resident, deeds] as const;
  });
}

/** What the months' budgets say: what was planned, and what was given so far. */
function budgetsOf({ entries }: Books, communityId: string, today: Day): BudgetRecord[] {
  const months = new Map<string, number>([[today.slice(0, 7), 0]]);
  for (const { kind, postings, at } of entries) {
    const given = kind === 'earned' ? -(postings[0]?.delta ?? 0) : 0;
    const month = dayOf(at).slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + given);
  }
  return [...months].map(([month, issued]) => ({
    _id: budgetIdOf(communityId, month),
    communityId,
    month,
    planned: 400,
    issued,
    version: 1,
  }));
}

/** Passbooks of the told community: on the phone, on paper, with what is still to be decided. */
export function tellPoints(scene: Scene, residents: readonly Resident[]): ToldPoints {
  const { cast, places, moments } = scene;
  const books = new Books();
  const deciders = { keeper: cast.shopkeeper, staff: cast.staff, chief: cast.chief };
  const telling = { books, deciders, scene };
  const openedAt = moments.at(150, '10:00');
  const open = (holder: Holder, deeds: readonly Told[]): string => {
    const id = books.open(holder, openedAt);
    tell(id, deeds, telling);
    return id;
  };
  const near = { unit: places.unit };
  const elder = open({ ...near, door: '302', person: cast.elder }, elders);
  const owner = open({ unit: places.farUnit, door: '1202', person: cast.owner }, owners);
  open({ ...near, door: '401', person: cast.unitLead }, leads);
  open({ unit: places.moderatorUnit, door: '902', person: cast.moderator }, moderators);
  const byHand = { takenBy: cast.shopkeeper, on: dayOf(openedAt) };
  const paper = open({ ...near, door: '101', name: '郑桂英', ...byHand }, papers);
  open({ ...near, door: '602', name: '方德海', ...byHand }, neighboursDo);
  open({ unit: places.moderatorUnit, door: '302', name: '田春梅', ...byHand }, neighboursDo);
  for (const person of Object.values(cast.neighbours)) {
    const home = person.homes[0];
    const unit = home && scene.tree.byId.get(home.areaId);
    if (unit) open({ unit, door: home.door ?? '', person }, neighboursDo);
  }
  const hers = residents.filter(({ unit }) => unit.path.includes(places.community._id));
  for (const [{ person, unit }, deeds] of crowdOf(hers, randomFor('points')))
    open({ unit, door: person.homes[0]?.door ?? '', person }, deeds);
  const budgets = budgetsOf(books, places.community._id, moments.day(0));
  return { books, budgets, ids: { elder, owner, paper } };
}

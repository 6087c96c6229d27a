import type { ReopenReason } from '#contracts/work-order';
import { minuteMs } from '#domain/day';
import { routeOf } from '#domain/routing';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { Moments } from './moments';
import type { Random } from './random';
import type { Act } from './story';
import { complaints, praise, type Trouble } from './troubles';

/** How far a story of the volume goes. */
export type Ending =
  | 'fresh'
  | 'accepted'
  | 'assigned'
  | 'in-progress'
  | 'overdue'
  | 'sent-back'
  | 'result-submitted'
  | 'resolved'
  | 'rated'
  | 'unrated'
  | 'reopened'
  | 'risen'
  | 'unsatisfied'
  | 'withdrawn';

/** Who plays along: the one who handles it, the one who checks, the one who reported. */
export type Players = {
  handler: PersonRecord;
  checker: PersonRecord;
  reporter: PersonRecord;
  /** The same two of the level above, which takes over what was twice not good enough. */
  upper: { handler: PersonRecord; checker: PersonRecord };
  /** Of the subdistrict: explains what could not be done to her satisfaction. */
  dispatcher: PersonRecord;
};

export type Plot = {
  trouble: Trouble;
  players: Players;
  /** The grid takes a thing in one tap; the community accepts, assigns and signs. */
  route: 'grid' | 'community';
  submittedAt: number;
  moments: Moments;
  random: Random;
  /** The department that helps where the community cannot. */
  agency: AreaRecord;
};

/** Tells the acts of a plot up to its ending; every act follows the one before in working hours. */
export function actsTo(ending: Ending, plot: Plot): Act[] {
  const { players, random } = plot;
  const acts: Act[] = [];
  if (ending === 'fresh') return acts;
  const clock = pace(plot);
  if (ending === 'withdrawn') {
    acts.push({ step: 'withdraw', at: plot.submittedAt + 12 * minuteMs, by: players.reporter });
    return acts;
  }
  begin(ending, { acts, plot, clock });
  if (ending === 'accepted' || ending === 'assigned' || ending === 'overdue') return acts;
  if (random.isIn(45)) acts.push({ ...note(plot), at: clock.work(40) });
  if (ending === 'in-progress') return acts;
  finish(acts, players.handler, { plot, clock });
  if (ending === 'result-submitted') return acts;
  if (ending === 'sent-back') {
    const reason = '现场还有一处没有处理到，请再去一趟。';
    acts.push({ step: 'refuse-result', at: clock.work(120), by: players.checker, reason });
    return acts;
  }
  acts.push({
    step: 'confirm-result',
    at: clock.work(150),
    by: players.checker,
    wasOnSite: random.isIn(30),
  });
  acts.push(...afterConfirmed(ending, { plot, clock }));
  return acts;
}

type Pace = {
  /** So many working minutes later. */
  work(minutes: number): number;
  /** In the evening of the same day. */
  evening(): number;
};

function pace({ submittedAt, moments, random, trouble }: Plot): Pace {
  let at = submittedAt;
  const { tier } = routeOf(trouble.category);
  const isUrgent = tier === 'p0' || tier === 'p1';
  return {
    work(minutes) {
      const stretched = minutes + random.between(0, Math.ceil(minutes / 2));
      at = isUrgent ? at + Math.ceil(stretched / 12) * minuteMs : moments.afterWork(at, stretched);
      return at;
    },
    evening() {
      at += random.between(90, 200) * minuteMs;
      return at;
    },
  };
}

type Telling = { acts: Act[]; plot: Plot; clock: Pace };

function begin(ending: Ending, { acts, plot, clock }: Telling): void {
  const { handler } = plot.players;
  if (plot.route === 'grid' && ending !== 'accepted' && ending !== 'assigned')
    acts.push({ step: 'take', at: clock.work(60), by: handler });
  else {
    acts.push({ step: 'accept', at: clock.work(60), by: handler });
    if (ending === 'accepted') return;
    if (ending === 'assigned') {
      acts.push({ step: 'assign-agency', at: clock.work(10), by: handler, ...given(plot) });
      return;
    }
    acts.push({ step: 'assign', at: clock.work(10), by: handler });
  }
  acts.push({ step: 'contact', at: clock.work(5), by: handler, way: 'phone' });
}

const given = ({ agency }: Plot) => ({
  unit: { kind: 'agency' as const, areaId: agency._id, name: agency.name },
  reason: '需要部门的设备和人员。',
});

const note = ({ players, random }: Plot) => ({
  step: 'note' as const,
  by: players.handler,
  text: random.pick([
    '已到现场看过，正在联系维修师傅。',
    '师傅约好明天上午来，请您留意电话。',
    '材料已经到了，今天开始处理。',
  ]),
});

function finish(acts: Act[], by: PersonRecord, { plot, clock }: Omit<Telling, 'acts'>): void {
  const { trouble } = plot;
  acts.push({
    step: 'submit-result',
    at: clock.work(330),
    by,
    text: trouble.result,
    outcome: trouble.outcome,
    photos: trouble.picture === undefined ? [] : [`${trouble.picture}-after`],
  });
}

/** What the resident makes of it. */
function afterConfirmed(ending: Ending, telling: Omit<Telling, 'acts'>): Act[] {
  const { plot, clock } = telling;
  const by = plot.players.reporter;
  const rate = (): Act => {
    const isHappy = plot.random.isIn(80);
    const text = plot.random.isIn(40) && isHappy ? { text: plot.random.pick(praise) } : {};
    const rating = isHappy ? 'satisfied' : 'acceptable';
    return { step: 'rate', at: clock.evening(), by, rating, ...text };
  };
  if (ending === 'rated') return [rate()];
  if (ending === 'resolved' || ending === 'unrated') return [];
  const acts = [complain(telling)];
  if (ending === 'reopened') return acts;
  acts.push(...redo(plot.players, telling), complain(telling));
  if (ending === 'risen') return acts;
  const { upper } = plot.players;
  acts.push({ step: 'assign', at: clock.work(60), by: upper.handler });
  acts.push({ step: 'contact', at: clock.work(5), by: upper.handler, way: 'visit' });
  acts.push(...redo(upper, telling));
  acts.push({ ...complaintOf(telling), step: 'finish-unsatisfied' });
  acts.push({
    step: 'explain',
    at: clock.work(400),
    by: plot.players.dispatcher,
    text: '现场条件所限，目前只能做到这一步；已列入下一批改造，开工前会到楼下公示。',
  });
  return acts;
}

const reasons: readonly ReopenReason[] = ['still-there', 'came-back', 'poor-work', 'too-slow'];

const complaintOf = ({ plot, clock }: Omit<Telling, 'acts'>) => ({
  at: clock.evening(),
  by: plot.players.reporter,
  reasons: [plot.random.pick(reasons)],
  text: plot.random.pick(complaints),
});

const complain = (telling: Omit<Telling, 'acts'>): Act => ({
  ...complaintOf(telling),
  step: 'reopen',
});

function redo(
  { handler, checker }: Pick<Players, 'handler' | 'checker'>,
  { plot, clock }: Omit<Telling, 'acts'>,
): Act[] {
  const acts: Act[] = [{ step: 'contact', at: clock.work(30), by: handler, way: 'phone' }];
  finish(acts, handler, { plot, clock });
  acts.push({ step: 'confirm-result', at: clock.work(120), by: checker, wasOnSite: true });
  return acts;
}

/** So many working days ago an ending must have begun, to be reached before the first start. */
export const beganWorkdaysAgo: Record<Ending, readonly [number, number]> = {
  fresh: [0, 0],
  withdrawn: [1, 20],
  accepted: [2, 3],
  assigned: [2, 3],
  'in-progress': [2, 4],
  overdue: [8, 11],
  'sent-back': [4, 6],
  'result-submitted': [3, 5],
  resolved: [4, 5],
  rated: [7, 42],
  unrated: [14, 42],
  reopened: [4, 5],
  risen: [9, 12],
  unsatisfied: [15, 25],
};

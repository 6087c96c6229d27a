import { type ExclusionReason, exclusionReasons, type Rating } from '#contracts/loop';
import { type ObserverPost, observerPosts } from '#contracts/observer';
import type { Order } from './order';

/** What the three rates read of a work order. */
export type Rated = Pick<Order, 'ending' | 'contact' | 'result' | 'rating'>;

/** A share of `n`; `value` is 0 to 1 and missing where nothing was counted, `isSmall` where too few were. */
export type Rate = { value?: number; hits: number; n: number; isSmall: boolean };

/** 响应率, 解决率, 满意率 (`rules.md §4.1.7`), in the shape of `work-order.rates`. */
export type Rates = {
  closed: number;
  response: Rate;
  solution: Rate;
  satisfaction: Rate;
  coverage: number;
  weighedSatisfaction?: number;
  exclusions: { reason: ExclusionReason; count: number }[];
};

/** Under this many nothing is said of a rate (`rules.md §4.5`). */
const fewest = 5;
/** How many ratings of the mean each unit begins with (`rules.md §4.5`). */
const weight = 5;
const worth: Record<Rating, number> = { satisfied: 1, acceptable: 0.7, unsatisfied: 0 };

function rateOf<R>(rows: readonly R[], isHit: (row: R) => boolean): Rate {
  const hits = rows.filter(isHit).length;
  const n = rows.length;
  return { hits, n, isSmall: n < fewest, ...(n > 0 && { value: hits / n }) };
}

/** Handled, and put before the resident; what was declined, merged or settled on patrol counts elsewhere. */
const handledEndings: readonly Order['ending'][] = ['rated', 'unrated', 'unsatisfied'];
const wasHandled = ({ ending }: Rated) => handledEndings.includes(ending);

const inTime = ({ contact }: Rated) =>
  contact?.doneAt !== undefined && contact.doneAt <= contact.dueAt;

/** There was nothing to solve in what was answered or belongs elsewhere. */
const wasToSolve = ({ result }: Rated) =>
  result !== undefined && result.outcome !== 'answered' && result.outcome !== 'other-channel';

const counts = ({ rating }: Rated) => rating !== undefined && rating.excludedFor === undefined;
const isContent = ({ rating }: Rated) => rating !== undefined && rating.rating !== 'unsatisfied';

const worthOf = (rows: readonly Rated[]) =>
  rows.reduce((sum, { rating }) => sum + (rating ? worth[rating.rating] : 0), 0);

/** The mean of ratings in the scale of `rules.md §4.5`, 0 to 1; undefined where nobody rated. */
export function meanSatisfaction(rows: readonly Rated[]): number | undefined {
  const rated = rows.filter((row) => wasHandled(row) && counts(row));
  return rated.length === 0 ? undefined : worthOf(rated) / rated.length;
}

/**
 * The rates of what came to an end. `mean` (0 to 1) is of the community in the last 90 days; few ratings
 * are pulled towards it. Silence is no rating, 不满意 is never left out but by two who judged it.
 */
export function ratesOf(rows: readonly Rated[], mean?: number): Rates {
  const handled = rows.filter(wasHandled);
  const rated = handled.filter(({ rating }) => rating !== undefined);
  const counted = rated.filter(counts);
  const weighed = mean === undefined ? undefined : worthOf(counted) + weight * mean;
  return {
    closed: handled.length,
    response: rateOf(
      handled.filter(({ contact }) => contact !== undefined),
      inTime,
    ),
    solution: rateOf(handled.filter(wasToSolve), ({ result }) => result?.outcome === 'solved'),
    satisfaction: rateOf(counted, isContent),
    coverage: handled.length === 0 ? 0 : rated.length / handled.length,
    ...(weighed !== undefined && { weighedSatisfaction: weighed / (counted.length + weight) }),
    exclusions: exclusionReasons.flatMap((reason) => {
      const count = rated.filter(({ rating }) => rating?.excludedFor === reason).length;
      return count > 0 ? [{ reason, count }] : [];
    }),
  };
}

type Observed = { observerPost?: ObserverPost } & Partial<Pick<Order, 'status' | 'result'>>;

/** What each post of observers reported, and how much of it was so (`rules.md §4.8`, 监督员). */
export function observerCounts(
  rows: readonly Observed[],
): { post: ObserverPost; count: number; valid: number }[] {
  const isValid = ({ status, result }: Observed) =>
    status !== 'declined' && status !== 'withdrawn' && result?.outcome !== 'not-as-reported';
  return observerPosts.flatMap((post) => {
    const own = rows.filter(({ observerPost }) => observerPost === post);
    return own.length > 0 ? [{ post, count: own.length, valid: own.filter(isValid).length }] : [];
  });
}

const leastScore = 1;
const middling = 3;

function scoreAt({ promise, dueAt }: Pick<Order, 'promise' | 'dueAt'>, at: number): number {
  const { halfAt, mostAt, escalateAt } = promise.marks;
  const lines = [escalateAt, dueAt, mostAt, halfAt];
  return leastScore + lines.filter((line) => at <= line).length;
}

/**
 * What the clock would say of a unit's efficiency, 1 to 5, to begin with (下评上): 5 within half of the
 * time, 4 within 80 %, 3 in time, 2 a little late. Signing late costs one; whatever came back is late
 * (`rules.md §4.5`, guards against gaming).
 */
export function suggestedEfficiency(
  order: Pick<Order, 'promise' | 'dueAt' | 'result' | 'assignment' | 'reopenCount'>,
): number {
  const score = order.result ? scoreAt(order, order.result.at) : middling;
  const lateSign = order.assignment?.isSignMissed ? 1 : 0;
  const most = order.reopenCount > 0 ? 2 : 5;
  return Math.max(leastScore, Math.min(most, score - lateSign));
}

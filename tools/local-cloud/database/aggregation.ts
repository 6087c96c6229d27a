import { Aggregator } from 'mingo/aggregator';
import type { Cost } from './candidates';
import type { Collection, IndexField } from './catalog';
import { notImitated, requestFailed } from './errors';
import { matcher, mingoOptions } from './matching';
import type { Reader } from './reader';
import { sorted, sortFields, taken } from './sorting';
import { type Fields, isFields } from './values';

const STAGES = new Set(
  '$match $group $sort $limit $skip $project $addFields $unwind $lookup $count $sample $bucket $sortByCount $replaceRoot'.split(
    ' ',
  ),
);

export type Aggregated = {
  list: readonly Fields[];
  cost: Cost;
  index: string | undefined;
  isSortedInMemory: boolean;
};

/** Runs a pipeline; a `$match` and `$sort` at its beginning are served by an index. */
export class Aggregation {
  readonly #reader: Reader;
  readonly #everything: (collection: string) => readonly Fields[];

  constructor(reader: Reader, everything: (collection: string) => readonly Fields[]) {
    this.#reader = reader;
    this.#everything = everything;
  }

  run(collection: Collection, stages: readonly Fields[]): Aggregated {
    for (const stage of stages) checkStage(stage);
    const { query, sort, rest } = beginning(stages);
    return this.#reader.stream({ collection, query, sort }, (documents, plan, cost) => {
      const input = plan.isSorted ? documents : sorted([...documents], sort);
      const list = this.#pipe(taken(input, mostNeeded(rest)), rest, cost);
      return { list, cost, index: plan.indexName, isSortedInMemory: !plan.isSorted };
    });
  }

  #pipe(input: Iterable<Fields>, stages: readonly Fields[], cost: Cost): readonly Fields[] {
    const collectionResolver = (name: string) => {
      const joined = [...this.#everything(name)];
      cost.documentsExamined += joined.length;
      return joined;
    };
    const pipeline = stages.flatMap(strictStage);
    return new Aggregator(pipeline, { ...mingoOptions, collectionResolver }).run<Fields>(input);
  }
}

type Beginning = { query: Fields; sort: readonly IndexField[]; rest: readonly Fields[] };

function beginning(stages: readonly Fields[]): Beginning {
  const [first, ...others] = stages;
  const query = first && isFields(first.$match) ? first.$match : undefined;
  const [next, ...last] = query ? others : stages;
  const order = next && isFields(next.$sort) ? sortFields(next.$sort) : [];
  if (query) matcher(query);
  if (order.length > 0) return { query: query ?? {}, sort: order, rest: last };
  return { query: query ?? {}, sort: [], rest: query ? others : stages };
}

/** How many documents a `$limit` at the beginning, after a `$skip` or not, lets through. */
function mostNeeded([first, second]: readonly Fields[]): number {
  const skipped = first && '$skip' in first ? Number(first.$skip) : 0;
  const limit = skipped > 0 ? second?.$limit : first?.$limit;
  return limit === undefined ? Number.MAX_SAFE_INTEGER : skipped + Number(limit);
}

function checkStage(stage: Fields) {
  const [name = ''] = Object.keys(stage);
  if (!STAGES.has(name)) throw notImitated(`the aggregation stage ${name}`);
  if (name === '$match') matcher(isFields(stage.$match) ? stage.$match : {});
  const lookup = stage.$lookup;
  if (isFields(lookup) && Array.isArray(lookup.pipeline))
    for (const inner of lookup.pipeline) checkStage(isFields(inner) ? inner : {});
}

/** mingo 7.2 puts a value equal to a boundary one bucket too low (`protocol.md` §2). */
function strictStage(stage: Fields): Fields[] {
  if (!isFields(stage.$bucket)) return [stage];
  const { groupBy, boundaries, default: otherwise, output } = stage.$bucket;
  if (!Array.isArray(boundaries) || boundaries.length < 2)
    throw requestFailed('The $bucket boundaries field must have at least 2 values');
  const branches = boundaries.slice(0, -1).map((low, at) => ({
    case: { $and: [{ $gte: [groupBy, low] }, { $lt: [groupBy, boundaries[at + 1]] }] },
    // biome-ignore lint/suspicious/noThenProperty: it is what MongoDB's $switch calls it
    then: low,
  }));
  const place = { branches, ...(otherwise === undefined ? {} : { default: otherwise }) };
  const sums = isFields(output) ? output : { count: { $sum: 1 } };
  return [{ $group: { _id: { $switch: place }, ...sums } }, { $sort: { _id: 1 } }];
}

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { collections } from '#config/collections';
import { startTestCloud, stopTestClouds } from '../../tests/kit/cloud';
import { personId } from '../../tests/kit/world';
import { hashOf, root } from '../build/fresh';
import { type Database, openDatabase } from '../local-cloud/database';
import { asking } from './asking';
import type { Progress } from './figures';
import { type Copyings, copiesIn, type Document, lettersFor } from './growth-copies';
import { councilCopyings } from './growth-council';
import { noticeCollections, noticesGrown } from './growth-notices';
import { pointsCopyings } from './growth-points';
import { tellDays } from './story';
import { tellSheet } from './story-points';

/** One report of the story, ready to be written again under other ids; those of the report, its order and its first event share their letters. */
type Pattern = { letters: string; number: string; pieces: readonly Piece[] };
type Piece = { collection: string; text: string };

const sources = [
  'tools/bench',
  'tools/local-cloud/database',
  'cloudfunctions',
  'src/domain',
  'config/collections.ts',
  'config/policy.ts',
  'tests/kit/world.ts',
];

/** What grows with the work orders: each is written for one order in so many. Everything else stays as the story left it. */
const growing: Readonly<Record<string, number>> = {
  work_orders: 1,
  reports: 9,
  events: 9,
  inbox_items: 9,
};

/** The first document of each growing collection that belongs to an order; of messages the resident's own, unread. */
function patternOf(order: Document, all: (collection: string) => Document[]): Pattern {
  const letters = order._id.slice('wo_'.length);
  const pieces = Object.keys(growing).flatMap((collection) => {
    const own = all(collection)
      .filter(({ personId: to }) => to === undefined || to === personId('wang'))
      .map((document) =>
        JSON.stringify({ ...document, ...('isRead' in document && { isRead: false }) }),
      );
    const text = own.find((one) => one.includes(letters));
    return text === undefined ? [] : [{ collection, text }];
  });
  return { letters, number: String(order.number), pieces };
}

/** In the order the story told them, so that two worlds of different size are alike. */
const patternsIn = (all: (collection: string) => Document[]): Pattern[] =>
  all('work_orders')
    .sort((one, other) => Number(one.submittedAt) - Number(other.submittedAt))
    .map((order) => patternOf(order, all));

/** Instants by which something is ordered or found. */
const instants = ['submittedAt', 'dueAt', 'wakeAt', 'at'] as const;
/** One order is as much older than the next. */
const stepMs = 20_000;
/** One report in so many is the resident's whose lists are read. */
export const ownEvery = 99;

function again({ letters, number }: Pattern, { text }: Piece, index: number): Document {
  const other = index % ownEvery === 0 ? personId('wang') : `pe_${lettersFor(index % 5000)}`;
  const document = JSON.parse(
    text
      .replaceAll(letters, lettersFor(index))
      .replaceAll(number, `261122-GRW-${index}`)
      .replaceAll(personId('wang'), other),
  ) as Document;
  for (const field of instants) {
    const at = document[field];
    if (typeof at === 'number') document[field] = at - index * stepMs;
  }
  return document;
}

/** Ids that the letters do not make unique get the order's number. */
const withOwnId = (document: Document, index: number): Document =>
  document._id.includes(lettersFor(index))
    ? document
    : { ...document, _id: `${document._id.slice(0, 12)}${lettersFor(index)}` };

function* copies(collection: string, patterns: readonly Pattern[], count: number) {
  const every = growing[collection] ?? Number.POSITIVE_INFINITY;
  for (let index = every; index <= count; index += every) {
    const pattern = patterns[index % patterns.length];
    const piece = pattern?.pieces.find((one) => one.collection === collection);
    if (pattern && piece) yield withOwnId(again(pattern, piece, index), index);
  }
}

async function fill(database: Database, count: number, progress: Progress): Promise<void> {
  const stage = await startTestCloud();
  try {
    const told = { ...stage, ask: asking(stage.cloud, () => undefined) };
    await tellDays(told);
    const noticesTold = new Map(noticeCollections.map((name) => [name, stage.all(name)]));
    await tellSheet(told);
    const patterns = patternsIn(stage.all);
    for (const [name, indexes] of Object.entries(collections)) {
      progress(`装入 ${count} 件：${name}`);
      await database.defineCollection(name, indexes);
      const world = { all: stage.all, count };
      const grown = [
        copies(name, patterns, count),
        noticesGrown(name, noticesTold.get(name) ?? [], count),
      ];
      await database.bulkLoad(
        name,
        inTurn(stage.all(name), ...grown, copiesIn(name, copyings[name], world)),
      );
    }
  } finally {
    await stopTestClouds();
  }
}

const copyings: Copyings = { ...pointsCopyings, ...councilCopyings };

function* inTurn(...parts: readonly Iterable<Document>[]): Iterable<Document> {
  for (const part of parts) yield* part;
}

/** A data folder of a local cloud with so many work orders: made once for each state of the sources. */
export async function grownData(count: number, progress: Progress): Promise<string> {
  const cache = join(root, '.cache', 'bench');
  const folder = join(cache, `${hashOf(sources).slice(0, 16)}-${count}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  for (const stale of readdirSync(cache).filter((name) => name.includes(`-${count}`)))
    rmSync(join(cache, stale), { recursive: true, force: true });
  const fresh = `${folder}.new`;
  const database = openDatabase({ dir: join(fresh, 'database'), isDurable: false });
  try {
    await fill(database, count, progress);
  } finally {
    await database.close();
  }
  renameSync(fresh, folder);
  return folder;
}

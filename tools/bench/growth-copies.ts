import { dayMs } from '#domain/day';

export type Document = Record<string, unknown> & { _id: string };
/** Everything the story left in a collection. */
export type Told = (collection: string) => readonly Document[];

/** The letters that the nth copy has in its id. */
export const lettersFor = (index: number) => index.toString(16).padStart(24, '0');
export const idFor = (prefix: string, index: number) => `${prefix}_${lettersFor(index)}`;

/** Copies are long over, before anything the story told. */
const overMs = 100 * dayMs;
/** One copy is so much older than the one before. */
const stepMs = 60_000;
/** Of what waits, or is still to come, there is so much in a small world as in a large one. */
export const stillOpen = 60;
/** What belongs to the same hall or person comes once in so many copies. */
const sameEvery = 11;

/** Whether the nth copy belongs to the one whose lists are read. */
export const isTheirs = (index: number) => index % sameEvery === 0;
/** The how manieth of theirs it is. */
export const theirs = (index: number) => Math.ceil(index / sameEvery);
/** The nth copy that is theirs. */
export const theirNth = (nth: number) => nth * sameEvery;

/** How the copies of one collection are made. */
export type Copying = {
  /** Each is written once for so many work orders. */
  every: number;
  /** No more than these, however large the world. */
  most?: number;
  /** Made of a document of this collection where it is not their own. */
  of?: string;
  /** The document of the story that is copied. */
  from(told: Document): boolean;
  /** What the nth copy has otherwise; its instants are older already. */
  as(index: number, told: Document): Document;
};

const isInstant = (field: string) => field === 'at' || field.endsWith('At');

/** When the nth copy of something of that instant was. */
export const earlier = (at: number, index: number): number => at - overMs - index * stepMs;

function older(told: Document, index: number): Document {
  const fields = Object.entries(told).map(([field, value]) => {
    return [field, isInstant(field) && typeof value === 'number' ? earlier(value, index) : value];
  });
  return Object.fromEntries(fields) as Document;
}

/** The same instant for something that is still to come or waits. */
export const later = (told: Document, field: string, index: number): number =>
  Number(told[field]) + overMs + index * stepMs;

export type Copyings = Readonly<Record<string, Copying>>;

type World = { all: Told; count: number };

/** Copies of what the story left in a collection, for so many work orders; throws where it left nothing to copy. */
export function* copiesIn(
  collection: string,
  how: Copying | undefined,
  { all, count }: World,
): Generator<Document> {
  if (!how) return;
  const source = how.of ?? collection;
  const told = all(source).find((one) => how.from(one));
  if (!told) throw new Error(`the story left nothing in ${source} to copy to ${collection}`);
  const number = Math.min(how.most ?? count, Math.floor(count / how.every));
  for (let index = 1; index <= number; index += 1)
    yield { ...(how.of === undefined && older(told, index)), ...how.as(index, told) };
}

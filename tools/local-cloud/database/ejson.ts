import { EJSON } from 'bson';
import { invalid, notImitated } from './errors';
import type { Fields } from './values';

/**
 * Reads the canonical EJSON the SDKs send. `$tcb_server_date` becomes a date at `now` plus its
 * offset in milliseconds. What JavaScript cannot hold exactly is `not imitated`.
 */
export function parseEjson(text: unknown, now: number): unknown {
  if (typeof text !== 'string') throw invalid('expected a string of EJSON');
  if (text === '') return undefined;
  try {
    return plain(EJSON.parse(text, { relaxed: false }), now);
  } catch (error) {
    if (error instanceof SyntaxError) throw invalid(`not EJSON: ${error.message}`);
    throw error;
  }
}

/** Writes a document as relaxed EJSON, which both SDKs read. */
export const toEjson = (document: unknown) =>
  EJSON.stringify(document as Fields, { relaxed: true });

type Bson = { _bsontype: string; valueOf(): unknown };

function plain(value: unknown, now: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date || value instanceof RegExp) return value;
  if (Array.isArray(value)) return value.map((one) => plain(one, now));
  if (Object.hasOwn(value, '_bsontype') || '_bsontype' in value) return fromBson(value as Bson);
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first?.[0] === '$tcb_server_date') return serverDate(first[1], now);
  return Object.fromEntries(entries.map(([name, one]) => [name, plain(one, now)]));
}

function fromBson(value: Bson): unknown {
  switch (value._bsontype) {
    case 'Int32':
    case 'Double':
      return Number(value.valueOf());
    case 'Long':
      return exactly(String(value));
    case 'BSONRegExp': {
      const { pattern, options } = value as Bson & { pattern: string; options: string };
      return regularExpression(pattern, options);
    }
    default:
      throw notImitated(`the BSON type ${value._bsontype}`);
  }
}

function exactly(digits: string): number {
  const number = Number(digits);
  if (BigInt(number) !== BigInt(digits)) throw notImitated(`the integer ${digits}, beyond 2^53`);
  return number;
}

/** A regular expression as MongoDB's options mean it; `x` has no equal in JavaScript. */
export function regularExpression(pattern: string, options: string): RegExp {
  if (/[^ims]/.test(options)) throw notImitated(`the regular expression option '${options}'`);
  try {
    return new RegExp(pattern, options);
  } catch {
    throw invalid(`Regular expression is invalid: ${pattern}`);
  }
}

function serverDate(value: unknown, now: number): Date {
  const offset = plain((value as Fields | null)?.offset ?? 0, now);
  if (typeof offset !== 'number') throw invalid('the offset of a server date is a number');
  return new Date(now + offset);
}

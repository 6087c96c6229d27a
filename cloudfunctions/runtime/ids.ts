import { createHash, randomBytes, randomInt } from 'node:crypto';

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');

/** The id of a person: the same for the same OPENID, and not to be turned back into it. */
export const personIdOf = (openid: string): string => `pe_${sha1(openid).slice(0, 24)}`;

/** The one event of a command, however often the same request arrives. */
export const eventIdOf = (callerId: string, requestId: string): string =>
  sha1(`${callerId}:${requestId}`);

/** A hash of an input, the same whatever the order of its fields. */
export const hashOf = (value: unknown): string => sha1(canonical(value));

/** A new id nobody can guess: 128 random bits after the prefix. */
export const newId = (prefix: string): string => `${prefix}_${randomBytes(16).toString('hex')}`;

/** An id that follows from others, so that a repeat writes the same document. */
export const derivedId = (prefix: string, ...parts: readonly string[]): string =>
  `${prefix}_${sha1(parts.join(':')).slice(0, 24)}`;

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}

/** Letters of an alphabet that follow from a text: at most 20, the same for the same text. */
export const lettersFrom = (alphabet: string, length: number, text: string): string =>
  [...createHash('sha1').update(text).digest().subarray(0, length)]
    .map((byte) => alphabet[byte % alphabet.length])
    .join('');

/** Letters drawn at random from an alphabet. */
export const drawn = (alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');

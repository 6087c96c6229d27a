import { type Fields, type Id, RANK, rankOf } from './values';

/**
 * Writes values as bytes whose order is BSON's order. No encoding is the beginning of another, so
 * several can stand one after another in one key.
 */
export class KeyWriter {
  #bytes = Buffer.allocUnsafe(1024);
  #length = 0;

  get length() {
    return this.#length;
  }

  uint32(number: number): this {
    this.#room(4);
    this.#length = this.#bytes.writeUInt32BE(number, this.#length);
    return this;
  }

  uint16(number: number): this {
    this.#room(2);
    this.#length = this.#bytes.writeUInt16BE(number, this.#length);
    return this;
  }

  bytes(more: Uint8Array): this {
    this.#room(more.length);
    this.#bytes.set(more, this.#length);
    this.#length += more.length;
    return this;
  }

  value(value: unknown): this {
    const rank = rankOf(value);
    this.#byte(rank);
    if (typeof value === 'number') this.#number(value);
    else if (typeof value === 'string') this.#text(value);
    else if (typeof value === 'boolean') this.#byte(value ? 1 : 0);
    else if (value instanceof Date) this.#number(value.getTime());
    else if (Array.isArray(value)) this.#list(value);
    else if (rank === RANK.object) this.#fields(value as Fields);
    return this;
  }

  /** Stands for an empty array, which sorts before null. */
  nothing(): this {
    this.#byte(RANK.nothing);
    return this;
  }

  /** Cuts what was written since `start` to `limit` bytes and answers whether it reached them. */
  cut(start: number, limit: number): boolean {
    const isCut = this.#length - start >= limit;
    if (isCut) this.#length = start + limit;
    return isCut;
  }

  /** Turns the order of what was written since `start` around. */
  invert(start: number) {
    for (let at = start; at < this.#length; at += 1)
      this.#bytes[at] = 0xff ^ (this.#bytes[at] ?? 0);
  }

  /** The bytes so far, as a copy; the writer begins again. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return taken;
  }

  /** The bytes so far as Latin-1 text, which is compared, sorted and kept cheaply. */
  takeText(): string {
    const taken = this.#bytes.toString('latin1', 0, this.#length);
    this.#length = 0;
    return taken;
  }

  #room(more: number) {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe((this.#length + more) * 2);
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }

  #byte(byte: number) {
    this.#room(1);
    this.#bytes[this.#length] = byte;
    this.#length += 1;
  }

  #number(number: number) {
    this.#room(8);
    const start = this.#length;
    this.#length += 8;
    if (Number.isNaN(number)) {
      this.#bytes.fill(0, start, this.#length);
      return;
    }
    this.#bytes.writeDoubleBE(number === 0 ? 0 : number, start);
    if (number < 0) this.invert(start);
    else this.#bytes[start] = 0x80 ^ (this.#bytes[start] ?? 0);
  }

  #text(text: string) {
    this.#room(text.length * 3 + 2);
    const start = this.#length;
    this.#length += this.#bytes.write(text, start);
    if (text.includes('\0')) this.#escapeZeros(start);
    this.#byte(0);
    this.#byte(0);
  }

  #escapeZeros(start: number) {
    const raw = Buffer.from(this.#bytes.subarray(start, this.#length));
    this.#length = start;
    for (const byte of raw) {
      this.#byte(byte);
      if (byte === 0) this.#byte(0xff);
    }
  }

  #list(list: readonly unknown[]) {
    for (const one of list) this.value(one);
    this.#byte(0);
  }

  #fields(fields: Fields) {
    for (const [name, value] of Object.entries(fields)) {
      this.#byte(rankOf(value));
      this.#text(name);
      this.value(value);
    }
    this.#byte(0);
  }
}

const writer = new KeyWriter();

export const encodeValue = (value: unknown): Buffer => writer.value(value).take();

/** Where a document lies: its collection's number, then its id. */
export const documentKey = (collection: number, id: Id | Buffer): Buffer => {
  writer.uint32(collection);
  return (Buffer.isBuffer(id) ? writer.bytes(id) : writer.value(id)).take();
};

/** The first byte string after every one that begins with these bytes. */
export function successor(bytes: Buffer): Buffer {
  for (let at = bytes.length - 1; at >= 0; at -= 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0xff) continue;
    const next = Buffer.from(bytes.subarray(0, at + 1));
    next[at] = byte + 1;
    return next;
  }
  throw new RangeError('nothing comes after these bytes');
}

/** The same bytes in the opposite order. */
export function inverted(bytes: Buffer): Buffer {
  const turned = Buffer.from(bytes);
  for (let at = 0; at < turned.length; at += 1) turned[at] = 0xff ^ (turned[at] ?? 0);
  return turned;
}

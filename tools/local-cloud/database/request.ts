import type { IndexField } from './catalog';
import { parseEjson } from './ejson';
import { invalid } from './errors';
import { sortFields } from './sorting';
import { type Fields, isFields } from './values';

/** The body of one admin request, read with care: nothing in it is trusted to have its type. */
export class Request {
  readonly #body: Fields;
  readonly #now: number;

  constructor(body: Fields, now: number) {
    this.#body = body;
    this.#now = now;
  }

  get collectionName(): string {
    const name = this.#body.collectionName;
    if (typeof name !== 'string' || !/^[A-Za-z_][\w.-]{0,119}$/.test(name))
      throw invalid('collectionName is missing or not a name');
    return name;
  }

  get transactionId(): string | undefined {
    const id = this.#body.transactionId;
    if (id === undefined || id === '') return undefined;
    if (typeof id !== 'string') throw invalid('transactionId is not a string');
    return id;
  }

  get query(): Fields {
    return this.#fields('query') ?? {};
  }

  get data(): Fields {
    const data = this.#fields('data');
    if (!data) throw invalid('data is missing');
    return data;
  }

  get documents(): readonly Fields[] {
    const list = this.#body.data;
    if (!Array.isArray(list) || list.length === 0) throw invalid('data is not a list of documents');
    return list.map((text) => this.#asFields('data', parseEjson(text, this.#now)));
  }

  get projection(): Fields | undefined {
    return this.#fields('projection');
  }

  get sort(): readonly IndexField[] {
    return sortFields(this.#fields('order') ?? {});
  }

  /** Rows to leave out at the beginning. */
  get offset(): number {
    return this.#count('offset', 0);
  }

  /** 100 rows unless asked for, never more than 1,000 (`protocol.md` §7). */
  get limit(): number {
    return Math.min(this.#count('limit', 100) || 100, 1000);
  }

  is(flag: 'multi' | 'merge' | 'upsert'): boolean {
    return this.#body[flag] === true;
  }

  get stages(): readonly Fields[] {
    const stages = this.#body.stages;
    if (!Array.isArray(stages)) throw invalid('stages is not a list');
    return stages.map((stage: unknown) => {
      if (!isFields(stage) || typeof stage.stageKey !== 'string')
        throw invalid('a stage has a key and a value');
      return { [stage.stageKey]: parseEjson(stage.stageValue, this.#now) };
    });
  }

  #fields(name: string): Fields | undefined {
    const text = this.#body[name];
    if (text === undefined || text === '') return undefined;
    return this.#asFields(name, parseEjson(text, this.#now));
  }

  #asFields(name: string, value: unknown): Fields {
    if (!isFields(value)) throw invalid(`${name} is not an object`);
    return value;
  }

  #count(name: string, otherwise: number): number {
    const value = this.#body[name] ?? otherwise;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
      throw invalid(`${name} is not a whole number`);
    return value;
  }
}

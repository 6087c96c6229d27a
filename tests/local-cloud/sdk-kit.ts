import tcb from '@cloudbase/node-sdk';
import wx from 'wx-server-sdk';
import type { Fields } from './database-kit';

/** The typings of both SDKs know less than the SDKs do; these are the parts the tests use. */
export type Collection = {
  add(document: { data: unknown }): Promise<{ _id: string; ids?: string[] }>;
  doc(id: unknown): Doc;
  where(query: unknown): Found;
  aggregate(): Pipeline;
} & Found;
export type Doc = {
  get(): Promise<{ data: Fields | null }>;
  set(document: { data: Fields }): Promise<{ stats: { created: number; updated: number } }>;
  update(change: { data: Fields }): Promise<{ stats: { updated: number } }>;
  remove(): Promise<{ stats: { removed: number } }>;
};
type Found = {
  orderBy(field: string, direction: 'asc' | 'desc'): Found;
  skip(count: number): Found;
  limit(count: number): Found;
  field(fields: Fields): Found;
  get(): Promise<{ data: Fields[] }>;
  count(): Promise<{ total: number }>;
  update(change: { data: Fields; multi?: boolean }): Promise<{ stats: { updated: number } }>;
  remove(): Promise<{ stats: { removed: number } }>;
};
type Stage =
  | 'match'
  | 'group'
  | 'sort'
  | 'limit'
  | 'project'
  | 'lookup'
  | 'unwind'
  | 'count'
  | 'sample';
export type Pipeline = Record<Stage, (stage: unknown) => Pipeline> & {
  end(): Promise<{ list: Fields[] }>;
};
export type Tx = {
  collection(name: string): Collection;
  commit(): Promise<void>;
  rollback(reason?: unknown): Promise<void>;
};
export type Db = {
  command: Record<Operator, (...operands: unknown[]) => Chained> & {
    aggregate: Record<Expression, (operand: unknown) => unknown>;
  };
  collection(name: string): Collection;
  createCollection(name: string): Promise<unknown>;
  startTransaction(): Promise<Tx>;
  runTransaction<T>(work: (transaction: Tx) => Promise<T>, times?: number): Promise<T>;
  serverDate(options?: { offset: number }): unknown;
  RegExp(options: { regexp: string; options: string }): unknown;
  Geo: {
    Point(longitude: number, latitude: number): unknown;
    LineString(points: readonly unknown[]): unknown;
    Polygon(lines: readonly unknown[]): unknown;
  };
};
type Chained = { and(other: unknown): unknown };
type Expression = 'gt' | 'gte' | 'sum' | 'max' | 'dateToString';
type Operator =
  | ('eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'nin' | 'and' | 'or' | 'nor' | 'not')
  | ('exists' | 'elemMatch' | 'all' | 'size' | 'mod' | 'expr')
  | ('set' | 'remove' | 'inc' | 'mul' | 'min' | 'max' | 'rename')
  | ('geoNear' | 'geoWithin')
  | ('push' | 'pop' | 'shift' | 'unshift' | 'pull' | 'addToSet');

/** The real wx-server-sdk's database, pointed at wherever the environment says. */
export function sdkDatabase(options: { throwOnNotFound?: boolean } = {}): Db {
  wx.init({ env: wx.DYNAMIC_CURRENT_ENV as unknown as string });
  return wx.database(options as Parameters<typeof wx.database>[0]) as unknown as Db;
}

type NodeDoc = {
  get(): Promise<{ data: Fields | null }>;
  update(change: Fields): Promise<unknown>;
};
type NodeCollection = {
  doc(id: unknown): NodeDoc;
  where(query: Fields): {
    updateAndReturn(change: Fields): Promise<{ updated: number; doc: Fields }>;
  };
};
type NodeDb = {
  collection(name: string): NodeCollection;
  runTransaction(
    work: (transaction: { collection(name: string): NodeCollection }) => Promise<void>,
  ): Promise<void>;
};

/** The real node-sdk's database, where the environment says; its updates take the fields bare. */
export const nodeSdkDatabase = (): NodeDb =>
  tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }).database() as unknown as NodeDb;

import * as cloud from 'wx-server-sdk';

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string } as cloud.ICloudInitOptions);

/** The one SDK of the cloud functions; nothing outside `runtime` imports it. */
export { cloud };

/** The SDK's own types leave open whether a call answers; these say what it does answer. */
type Reference = {
  get(): Promise<{ data: unknown }>;
  set(options: { data: object }): Promise<unknown>;
  update(options: { data: object }): Promise<{ stats: { updated: number } }>;
  remove(): Promise<{ stats: { removed: number } }>;
};
type Search = {
  orderBy(field: string, direction: 'asc' | 'desc'): Search;
  limit(count: number): Search;
  field(fields: Record<string, boolean>): Search;
  get(): Promise<{ data: unknown[] }>;
  update(options: { data: object }): Promise<unknown>;
};
type Documents = {
  doc(id: string): Reference;
  where(condition: object): Search;
  add(options: { data: object }): Promise<unknown>;
};
export type RawTransaction = { collection(name: string): { doc(id: string): Reference } };
type Sdk = {
  collection(name: string): Documents;
  runTransaction<T>(work: (raw: RawTransaction) => Promise<T>, retries: number): Promise<T>;
  command: cloud.DB.DatabaseCommand;
  Geo: { Point(longitude: number, latitude: number): cloud.DB.GeoPoint };
};

/** A missing document is `null`, not an error. */
export const db = cloud.database({ throwOnNotFound: false } as never) as unknown as Sdk;

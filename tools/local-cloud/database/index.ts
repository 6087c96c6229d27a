import type { Database, DatabaseOptions } from './database';

export type { Database, DatabaseOptions, IndexSpec, QueryReport } from './database';
export { DbError } from './errors';
export declare function openDatabase(options: DatabaseOptions): Database;

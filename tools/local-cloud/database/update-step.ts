import type { StoredDocument } from './values';

/** One operator at one path of one document. */
export type Step = { document: StoredDocument; path: string; value: unknown };

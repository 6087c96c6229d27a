import { Context } from 'mingo';
import { type Iterator, Lazy } from 'mingo/lazy';
import type { Options } from 'mingo/types';
import type { Fields } from './values';

type Operators = NonNullable<Parameters<typeof Context.init>[0]>;

/** Compiles the condition of one operator on one path into a test of a document. */
export type QueryOperator = (
  path: string,
  value: unknown,
  options: Options,
) => (document: unknown) => boolean;

/**
 * A mingo context with query operators of our own. mingo 7.2 types an operator as the intersection
 * of all operators' types, which no function has; hence the casts, here only.
 */
export const queryContext = (query: Record<`$${string}`, QueryOperator>): Context =>
  Context.init({ query: query as unknown as NonNullable<Operators['query']> });

/** A mingo context whose `$sort` stage is `sort`. */
export function sortingContext(sort: (documents: Fields[], order: unknown) => Fields[]): Context {
  const $sort = (input: Iterator, order: unknown) =>
    input.transform<Fields>((documents) => Lazy(sort(documents, order)));
  return Context.init({ pipeline: { $sort } as unknown as NonNullable<Operators['pipeline']> });
}

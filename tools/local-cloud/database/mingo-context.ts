import { Context } from 'mingo/core';
import { type Iterator, Lazy } from 'mingo/lazy';
import * as accumulator from 'mingo/operators/accumulator';
import * as expression from 'mingo/operators/expression';
import * as pipeline from 'mingo/operators/pipeline';
import * as projection from 'mingo/operators/projection';
import * as query from 'mingo/operators/query';
import * as window from 'mingo/operators/window';
import type { Options } from 'mingo/types';
import type { Fields } from './values';

type Operators = Parameters<typeof Context.init>[0];

/** Compiles the condition of one operator on one path into a test of a document. */
export type QueryOperator = (
  path: string,
  value: unknown,
  options: Options,
) => (document: unknown) => boolean;

type SortStage = (documents: Fields[], order: unknown) => Fields[];

/**
 * mingo's operators with some of our own in their place. mingo 7.2 types an operator as the
 * intersection of all operators' types, which no function has; hence the cast, here only.
 */
export function mingoContext(
  own: Readonly<Record<`$${string}`, QueryOperator>>,
  sort: SortStage,
): Context {
  const $sort = (input: Iterator, order: unknown) =>
    input.transform<Fields>((documents) => Lazy(sort(documents, order)));
  const operators = {
    ...{ accumulator, expression, projection, window },
    query: { ...query, ...own },
    pipeline: { ...pipeline, $sort },
  };
  return Context.init(operators as unknown as Operators);
}

import type * as z from 'zod';
import type { Role } from './roles';

/** One thing a person can ask the cloud to do. Pages call it; one handler implements it. */
export type Action = {
  name: `${string}.${string}`;
  /** A query changes nothing and may be asked together with others; a command runs once per requestId. */
  kind: 'query' | 'command';
  roles: readonly Role[] | 'anyone';
  input: () => z.ZodType;
  output: () => z.ZodType;
};

type In<A extends Action> = ReturnType<A['input']>;
type Out<A extends Action> = ReturnType<A['output']>;

/** What a caller sends, what a handler receives, what it returns, what the caller gets. */
export type Sent<A extends Action> = z.input<In<A>>;
export type Received<A extends Action> = z.output<In<A>>;
export type Returned<A extends Action> = z.input<Out<A>>;
export type Got<A extends Action> = z.output<Out<A>>;

/** The output schema is checked in the cloud, so what it does not name never leaves. */
export const action = <const A extends Action>(spec: A): A => spec;

/** Builds a schema at its first use and keeps it: 150 eager schemas cost every cold start 100 ms. */
export function lazily<S>(build: () => S): () => S {
  let built: S | undefined;
  return () => {
    built ??= build();
    return built;
  };
}

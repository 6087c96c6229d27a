import type { Action, Received, Returned } from '#contracts/action';
import { AppError } from '#contracts/errors';
import { type Command, runCommand } from './command';
import type { Context } from './context';
import { inChinese, problemsOf } from './problems';

/** A contract with its handler, ready to be served. `requestId` is there for a command. */
export type Served = {
  spec: Action;
  run(raw: unknown, ctx: Context, requestId?: string): Promise<unknown>;
};

type Query<A extends Action> = (input: Received<A>, ctx: Context) => Promise<Returned<A>>;
type OfKind<K extends Action['kind']> = Action & { kind: K };

/** Ties a query to its handler. What the handler gets is allowed and valid; what it answers is masked. */
export function defineQuery<A extends OfKind<'query'>>(
  spec: A,
  handler: NoInfer<Query<A>>,
): Served {
  return {
    spec,
    async run(raw, ctx) {
      const input = admitted(spec, raw, ctx);
      return masked(spec, await handler(input, ctx));
    },
  };
}

/** Ties a command to its three parts: prepare → transact → after (`design.md`, Event). */
export function defineCommand<A extends OfKind<'command'>, P = undefined>(
  spec: A,
  command: Command<A, P>,
): Served {
  return {
    spec,
    async run(raw, ctx, requestId) {
      const input = admitted(spec, raw, ctx);
      if (requestId === undefined || !/^[\w-]{8,64}$/.test(requestId))
        throw new AppError('invalid-input', { reason: '请退回上一页再试一次' });
      const mask = (answer: unknown) => masked(spec, answer);
      return runCommand({ spec, command, mask }, input, { ctx, requestId });
    },
  };
}

function admitted<A extends Action>(spec: A, raw: unknown, ctx: Context): Received<A> {
  if (!mayCall(spec, ctx)) throw new AppError('forbidden');
  const input = spec.input().safeParse(raw, inChinese);
  if (!input.success) throw new AppError('invalid-input', { fields: problemsOf(input.error) });
  return input.data as Received<A>;
}

const masked = <A extends Action>(spec: A, answer: unknown) =>
  spec.output().parse(answer) as Returned<A>;

const mayCall = ({ roles }: Action, { caller }: Context) =>
  roles === 'anyone' || roles.some((role) => caller.roles.has(role));

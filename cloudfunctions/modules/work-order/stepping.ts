import type { Action, Received, Returned } from '#contracts/action';
import { AppError } from '#contracts/errors';
import type { Photos } from '#contracts/file';
import type { Step } from '#contracts/loop';
import type { Brings, Move } from '#domain/loop';
import { defineCommand, type Served } from '#runtime/action';
import type { Attempt, Command } from '#runtime/command';
import type { Context } from '#runtime/context';
import { get, type Transaction } from '#runtime/database';
import { claimPhotos } from '#runtime/files';
import type { LoopFacts } from './fact-records';
import { visible, type WorkOrderRecord, workOrders } from './records';
import { momentOf, stepped, takeStep } from './step-records';

/** A command on one order whose answer is its fresh state (`#contracts/work-order-steps`). */
export type StepAction = Action & { kind: 'command'; name: `work-order.${string}` };

/** What every such command brings. */
type Seen = { id: string; version: number; photos?: Photos | undefined };

/** A step with what it brings; the version is the one the person saw. */
export type Deed = { [S in Step]: { step: S } & Brings[S] }[Step];

/** Everything that is known while a step is worked out. */
export type Asked<A extends Action, P> = {
  input: Received<A>;
  order: WorkOrderRecord;
  ctx: Context;
  eventId: string;
  prepared: P;
  /** File ids of the photos that came with it. */
  photos: string[];
};

/** How input becomes a step. It may run again, and asks nobody. */
export type Way<A extends StepAction, P> = {
  /** Areas, routing: read before the transaction. Refuses nothing. */
  prepare?: (input: Received<A>, ctx: Context) => Promise<P>;
  deed: (asked: Asked<A, NoInfer<P>>) => Deed;
  /** What the timeline says beyond `#domain/said`. */
  facts?: (asked: Asked<A, NoInfer<P>>) => Partial<LoopFacts>;
};

/** For a repeat: the stored answer is for those who may still see the order. */
export const recheck = async ({ id }: { id: string }, { caller }: Context): Promise<void> => {
  visible(await get(workOrders, id), caller.keys);
};

/** The order of a command in its transaction: `not-found` outside the caller's scope, `conflict` on a page of before. */
export async function seenOrder(
  tx: Transaction,
  { id, version }: Seen,
  { caller }: Context,
): Promise<WorkOrderRecord> {
  const order = visible(await tx.get(workOrders, id), caller.keys);
  if (order.version !== version) throw new AppError('conflict', { version: order.version });
  return order;
}

async function askedOf<A extends StepAction, P>(attempt: Attempt<A, P>): Promise<Asked<A, P>> {
  const { tx, ctx, eventId, input, prepared } = attempt;
  const seen = input as Seen;
  const order = await seenOrder(tx, seen, ctx);
  const photos = await claimPhotos(tx, { photos: seen.photos, ctx, eventId });
  return { input, order, ctx, eventId, prepared, photos };
}

/** Takes one step for a person at a desk: sees it, may take it, takes it. */
export function defineStep<A extends StepAction, P = undefined>(
  spec: A,
  { prepare, deed, facts }: Way<A, P>,
): Served {
  const command: Command<A, P> = {
    ...(prepare && { prepare }),
    recheck: (input, ctx) => recheck(input as Seen, ctx),
    async transact(attempt) {
      const asked = await askedOf(attempt as Attempt<A, P>);
      const { order, ctx } = asked;
      const { version, photos } = attempt.input as Seen;
      const { next, told } = await takeStep(attempt.tx, order, {
        move: { ...deed(asked), version } as Move,
        moment: momentOf(ctx),
        facts: { ...(photos && { batchId: photos.batchId }), ...facts?.(asked) },
      });
      return { ...told, answer: stepped(next) as Returned<A> };
    },
  };
  return defineCommand(spec, command);
}

/** A step whose fields are what it brings. */
export const plainStep = <A extends StepAction>(spec: A, step: Step): Served =>
  defineStep(spec, {
    deed: ({ input }) => {
      const { id: _, version: __, ...brings } = input as Seen;
      return { step, ...brings } as Deed;
    },
  });

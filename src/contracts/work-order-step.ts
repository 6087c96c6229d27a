import * as z from 'zod';
import { action, lazily } from './action';
import { workOrderStatuses } from './loop';
import { deskRoles, type Role } from './roles';
import { workOrderId } from './work-order';

/** What every step answers: the fresh state, so that the page needs no second question. */
export const Stepped = lazily(() =>
  z.object({ id: z.string(), status: z.enum(workOrderStatuses), version: z.number().int() }),
);
export type Stepped = z.infer<ReturnType<typeof Stepped>>;

/** A step names the version it saw: a stale page gets `conflict` and the fresh state. */
export const seen = () => ({ id: workOrderId(), version: z.number().int().min(1) });

/** One step of somebody at a desk on one order. */
export const step = <N extends string, F extends z.ZodRawShape>(
  name: N,
  fields: () => F,
  roles: readonly Role[] = deskRoles,
) =>
  action({
    name: `work-order.${name}`,
    kind: 'command',
    roles,
    input: lazily(() => z.object({ ...seen(), ...fields() })),
    output: Stepped,
  });
export const none = () => ({});

/** 催办 by the level that dispatched it or one above. */
export const remindHandler = step('remind', none, [...deskRoles, 'subdistrict-lead']);

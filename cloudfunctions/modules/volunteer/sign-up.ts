import { cancelSignUp, signUp } from '#contracts/volunteer';
import { counted, type Presence, signedOff, signedUp } from '#domain/volunteer';
import { defineCommand } from '#runtime/action';
import type { Context } from '#runtime/context';
import type { Transaction } from '#runtime/database';
import { type CallRecord, calls, type SignUpRecord, signUpIdOf, signUps } from './records';
import { callIn } from './standing';

/** Her place at a call; nothing where she never signed up. */
export const hersIn = (tx: Transaction, callId: string, { caller }: Context) =>
  tx.get(signUps, signUpIdOf(callId, caller.personId));

/** Writes what became of a place, and with it how many are taken. */
export async function settle(
  tx: Transaction,
  {
    call,
    before,
    after,
  }: { call: CallRecord; before?: SignUpRecord | undefined; after: SignUpRecord },
): Promise<SignUpRecord> {
  const record = { ...after, version: (before?.version ?? 0) + 1 };
  await tx.set(signUps, record);
  const taken = counted(after) - counted(before);
  if (taken !== 0) await tx.set(calls, { ...call, signedCount: call.signedCount + taken });
  return record;
}

const fresh = (callId: string, { caller, now }: Context) => ({
  _id: signUpIdOf(callId, caller.personId),
  callId,
  personId: caller.personId,
  name: caller.person?.name ?? '',
  at: now,
  version: 0,
});

/** The record of somebody whose presence changed; what no longer holds is left out. */
export const withPresence = (
  { _id, callId, personId, accountId, name, at, version }: Omit<SignUpRecord, keyof Presence>,
  presence: Presence,
): SignUpRecord => ({
  ...{ _id, callId, name, at, version },
  ...(personId !== undefined && { personId }),
  ...(accountId !== undefined && { accountId }),
  ...presence,
});

export const join = defineCommand(signUp, {
  async transact({ tx, input: { id, children, isGuardian }, ctx }) {
    const call = await callIn(tx, id);
    const before = await hersIn(tx, id, ctx);
    const presence = signedUp(call, before, { children, isGuardian, now: ctx.now });
    await settle(tx, { call, before, after: withPresence(fresh(id, ctx), presence) });
    return {
      answer: { status: presence.status },
      name: 'volunteer.signed-up',
      subjectIds: [id],
      data: { callId: id, status: presence.status },
    };
  },
});

export const leave = defineCommand(cancelSignUp, {
  async transact({ tx, input: { id }, ctx }) {
    const call = await callIn(tx, id);
    const before = await hersIn(tx, id, ctx);
    const presence = signedOff(before);
    await settle(tx, { call, before, after: withPresence(before ?? fresh(id, ctx), presence) });
    return {
      answer: {},
      name: 'volunteer.sign-up-cancelled',
      subjectIds: [id],
      data: { callId: id, hasFreedPlace: counted(before) > 0 },
    };
  },
});

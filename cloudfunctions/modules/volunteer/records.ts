import type { Call, Presence } from '#domain/volunteer';
import type { Cursor } from '#runtime/cursor';
import { collection, find, op } from '#runtime/database';
import { derivedId } from '#runtime/ids';

/** `volunteer_calls`: a 招募令. */
export type CallRecord = Call & {
  _id: string;
  areaId: string;
  /** From the district down to its area. */
  path: string[];
  areaText: string;
  communityId?: string;
  title: string;
  text: string;
  place: string;
  insuranceNote?: string;
  publisherId: string;
  publisherText: string;
  phone?: string;
  cancelledReason?: string;
  /** What the leader's phone makes the changing codes from. */
  secret: string;
  at: number;
  version: number;
};

/** `volunteer_sign_ups`: one person at one call; `_id` is made of both. */
export type SignUpRecord = Presence & {
  _id: string;
  callId: string;
  /** Of somebody with WeChat. */
  personId?: string;
  /** Of somebody with a paper passbook. */
  accountId?: string;
  name: string;
  at: number;
  version: number;
};

export const calls = collection<CallRecord>('volunteer_calls');
export const signUps = collection<SignUpRecord>('volunteer_sign_ups');

/** The one place of somebody at a call; `who` is a person or a paper account. */
export const signUpIdOf = (callId: string, who: string): string => derivedId('vs', callId, who);

/** Calls of these areas that are still to come or under way, the next first, and one more than asked for. */
export const callsFor = (
  areaIds: readonly string[],
  { now, after, limit }: { now: number; after: Cursor | undefined; limit: number },
): Promise<CallRecord[]> =>
  find(calls, {
    where: {
      areaId: op.in([...areaIds]),
      status: 'open',
      ...(after && { startsAt: op.gte(after.at) }),
    },
    order: [
      ['startsAt', 'asc'],
      ['_id', 'asc'],
    ],
    limit: limit + 20,
  }).then((found) =>
    found
      .filter(({ _id, startsAt, endsAt }) => {
        const isAfter = !after || startsAt > after.at || _id > after.id;
        return isAfter && endsAt > now;
      })
      .slice(0, limit + 1),
  );

/** Everybody at a call, in the order they came; at most 400. */
export const signUpsOf = (callId: string): Promise<SignUpRecord[]> =>
  find(signUps, {
    where: { callId },
    order: [
      ['at', 'asc'],
      ['_id', 'asc'],
    ],
    limit: 400,
  });

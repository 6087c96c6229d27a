import { placesOf } from '#domain/volunteer';
import { recordEvent } from '#runtime/command';
import { get, transact } from '#runtime/database';
import type { Hearing, Listener } from '#runtime/outbox';
import type { EventRecord } from '#runtime/records';
import { calls, type SignUpRecord, signUps, signUpsOf } from './records';

/** Gives a freed place to whoever waits longest and fits in, and says so; answers whether somebody moved up. */
const moveUp = (waiting: SignUpRecord, event: EventRecord, { now, deadline }: Hearing) =>
  transact(async (tx) => {
    const call = await tx.get(calls, waiting.callId);
    const signUp = await tx.get(signUps, waiting._id);
    if (!call || signUp?.status !== 'waiting' || call.status !== 'open' || call.endsAt <= now)
      return false;
    const places = placesOf(signUp);
    if (call.signedCount + places > call.places) return false;
    await tx.set(signUps, { ...signUp, status: 'signed', version: signUp.version + 1 });
    await tx.set(calls, { ...call, signedCount: call.signedCount + places });
    const { _id, title, startsAt } = call;
    await recordEvent(tx, {
      told: {
        name: 'volunteer.moved-up',
        subjectIds: [_id],
        data: { callId: _id, title, startsAt, personId: signUp.personId },
      },
      key: `volunteer-moved-up-${signUp._id}-${signUp.version}`,
      run: { now, traceId: event.traceId },
    });
    return true;
  }, deadline);

/** Whoever waits takes the place of somebody who signed off. */
const fillPlace: Listener = {
  name: 'volunteer.fill-place',
  hears: ['volunteer.sign-up-cancelled'],
  async hear(event, hearing) {
    const { callId, hasFreedPlace } = event.data as { callId: string; hasFreedPlace: boolean };
    if (!hasFreedPlace || !(await get(calls, callId))) return 'done';
    const waiting = (await signUpsOf(callId)).filter(({ status }) => status === 'waiting');
    for (const one of waiting) if (await moveUp(one, event, hearing)) break;
    return 'done';
  },
};

export const volunteerListeners = [fillPlace];

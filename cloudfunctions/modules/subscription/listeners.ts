import { transact } from '#runtime/database';
import type { Listener } from '#runtime/outbox';
import { people } from '../identity/records';
import { pushLoop } from './push-loop';
import { pushNotice } from './push-notice';
import { followHomes } from './records';

/** Somebody moved in or out: notices of where she lives now are hers. */
const followHome: Listener = {
  name: 'subscription.follow-home',
  hears: ['home.declared', 'home.door-given', 'home.ended'],
  async hear({ callerId }, { deadline }) {
    await transact(async (tx) => {
      const person = await tx.get(people, callerId);
      if (person) await followHomes(tx, person);
    }, deadline);
    return 'done';
  },
};

export const subscriptionListeners = [pushLoop, pushNotice, followHome];

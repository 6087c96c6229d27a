import { transact } from '#runtime/database';
import type { Listener } from '#runtime/outbox';
import { people } from '../identity/records';
import { pushLoop } from './push-loop';
import { pushMeeting } from './push-meeting';
import { pushNotice } from './push-notice';
import { followHomes, forgetSomeOf, noticePushes } from './records';

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

/** What one page is given at least. */
const pageMs = 3_000;

/** Who was sent a message about a notice is forgotten with who read it; the figures stay. */
const forgetNotice: Listener = {
  name: 'subscription.forget-notice',
  hears: ['notice.forgotten'],
  isForJobs: true,
  async hear({ data }, { deadline }) {
    const { noticeId } = data as { noticeId: string };
    await transact(async (tx) => {
      const way = await tx.get(noticePushes, noticeId);
      if (way?.isDirty) await tx.set(noticePushes, { ...way, isDirty: false });
    }, deadline);
    while (deadline.leftMs() > pageMs) if (!(await forgetSomeOf(noticeId))) return 'done';
    return 'later';
  },
};

export const subscriptionListeners = [pushLoop, pushNotice, pushMeeting, followHome, forgetNotice];

import type { Listener } from '#runtime/outbox';
import { carryHalls } from './carry-halls';
import { carryBack, carryForward, carryOver } from './carrying';
import { closeWhenDone } from './clock';
import { followSaved } from './follow-hall';
import { moderatorListeners } from './moderators';
import { tellNext } from './next-meeting';
import { orderListeners } from './order-listeners';
import { topicListeners } from './topics-listeners';
import { endVotes } from './vote-clock';

export const councilListeners: readonly Listener[] = [
  ...[carryHalls, followSaved, tellNext, ...moderatorListeners],
  ...[carryOver, carryForward, carryBack, closeWhenDone, endVotes],
  ...topicListeners,
  ...orderListeners,
];

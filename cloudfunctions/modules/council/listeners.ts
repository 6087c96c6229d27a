import type { Listener } from '#runtime/outbox';
import { endVotes } from './vote-clock';

export const councilListeners: readonly Listener[] = [endVotes];

import type { Listener } from '#runtime/outbox';
import { dutyListeners } from './duty';
import { hearingListeners } from './hearing';

export const pointsListeners: readonly Listener[] = [...dutyListeners, ...hearingListeners];

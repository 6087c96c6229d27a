import type { Listener } from '#runtime/outbox';

export const pointsListeners: readonly Listener[] = [];

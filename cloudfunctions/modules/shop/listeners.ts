import type { Listener } from '#runtime/outbox';

export const shopListeners: Listener[] = [];

import type { Listener } from '#runtime/outbox';

export const areaListeners: Listener[] = [];

import type { Listener } from '#runtime/outbox';

export const councilListeners: readonly Listener[] = [];

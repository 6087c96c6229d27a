import type { Served } from '#runtime/action';

export const councilActions: readonly Served[] = [];

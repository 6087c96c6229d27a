import type { Served } from '#runtime/action';

export const pointsActions: readonly Served[] = [];

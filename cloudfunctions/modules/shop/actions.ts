import type { Served } from '#runtime/action';

export const shopActions: Served[] = [];

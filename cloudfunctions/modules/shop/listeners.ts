import type { Listener } from '#runtime/outbox';
import { carryShops } from './carry-shops';

export const shopListeners: readonly Listener[] = [carryShops];

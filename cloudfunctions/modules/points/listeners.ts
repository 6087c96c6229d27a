import type { Listener } from '#runtime/outbox';
import { carryAccounts } from './carry-accounts';
import { dutyListeners } from './duty';
import { hearingListeners } from './hearing';
import { councilHearing } from './hearing-council';

export const pointsListeners: readonly Listener[] = [
  carryAccounts,
  ...dutyListeners,
  ...hearingListeners,
  ...councilHearing,
];

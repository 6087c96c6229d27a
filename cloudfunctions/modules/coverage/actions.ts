import { lookAction } from './look';
import { offlineActions } from './offline';
import { sampleActions } from './samples';
import { tellAction } from './tell';
import { toTellAction } from './to-tell';

export const coverageActions = [
  lookAction,
  tellAction,
  ...offlineActions,
  toTellAction,
  ...sampleActions,
];

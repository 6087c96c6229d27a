import { bench } from './bench';
import { brokenStep } from './broken-step';
import { chargingCable } from './charging-cable';
import type { Picture } from './drawing';
import { fireLane } from './fire-lane';
import { goods } from './goods';
import { leakingPipe } from './leaking-pipe';
import { parcels } from './parcels';
import { portraits } from './portraits';
import { publicity } from './publicity';
import { manhole, puddle } from './road';
import { rubbish } from './rubbish';
import { stairwellLamp, wallAdverts } from './stairwell';

/** Every picture of the demo district, in the order they are drawn. */
export const pictures: readonly Picture[] = [
  ...stairwellLamp,
  ...wallAdverts,
  ...fireLane,
  ...rubbish,
  ...puddle,
  ...manhole,
  ...brokenStep,
  ...chargingCable,
  ...leakingPipe,
  ...parcels,
  ...bench,
  ...portraits,
  ...goods,
  ...publicity,
];

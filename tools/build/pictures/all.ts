import type { Picture } from './drawing';
import { bench, brokenStep, chargingCable, leakingPipe, parcels } from './estate';
import { goods } from './goods';
import { portraits } from './portraits';
import { stairwellLamp, wallAdverts } from './stairwell';
import { fireLane, manhole, puddle, rubbish } from './street';

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
];

import type { Picture } from './drawing';
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
];

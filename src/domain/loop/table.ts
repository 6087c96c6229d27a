import { contacting } from './contacting';
import { declining } from './declining';
import { dispatching } from './dispatching';
import { handling } from './handling';
import { judging } from './judging';
import { merging } from './merging';
import type { Row } from './moves';
import { pausing } from './pausing';
import { petitioning } from './petitioning';
import { receiving } from './receiving';
import { reopenings } from './reopening';
import { reviewing } from './reviewing';
import { rising } from './rising';
import { signing } from './signing';
import { verifying } from './verifying';

/** The closed loop, whole (`rules.md §4.1.2`): the page draws these steps and the cloud allows nothing else. */
export const table: readonly Row[] = [
  ...receiving,
  ...declining,
  ...merging,
  ...dispatching,
  ...signing,
  ...rising,
  ...contacting,
  ...handling,
  ...pausing,
  ...verifying,
  ...judging,
  ...reopenings,
  ...reviewing,
  ...petitioning,
];

import { dispatching } from './dispatching';
import { handling } from './handling';
import { judging } from './judging';
import { merging } from './merging';
import type { Row } from './moves';
import { petitioning } from './petitioning';
import { receiving } from './receiving';
import { reviewing } from './reviewing';

/** The closed loop, whole (`rules.md §4.1.2`): the page draws these steps and the cloud allows nothing else. */
export const table: readonly Row[] = [
  ...receiving,
  ...merging,
  ...dispatching,
  ...handling,
  ...judging,
  ...reviewing,
  ...petitioning,
];

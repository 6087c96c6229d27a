import { dispatchingActions } from './dispatching';
import { handlingActions } from './handling';
import { judgingActions } from './judging';
import { mergingActions } from './merging';
import { notingActions } from './noting';
import { workOrderQueries } from './queries';
import { receivingActions } from './receiving';
import { revealAction } from './reveal';

export const workOrderActions = [
  ...workOrderQueries,
  ...receivingActions,
  ...mergingActions,
  ...dispatchingActions,
  ...handlingActions,
  ...judgingActions,
  ...notingActions,
  revealAction,
];

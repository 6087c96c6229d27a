import type { Served } from '#runtime/action';
import { amendingActions } from './amending';
import { ballotActions } from './ballots';
import { look as board } from './board';
import { close } from './close-hall';
import { confirmingActions } from './confirming';
import { look as hall } from './hall';
import { look as hallForm } from './hall-form';
import { list as hallList } from './halls';
import { minutesActions } from './minutes';
import { paperActions } from './paper-ballots';
import { progressActions } from './progress';
import { reviewActions } from './review';
import { save } from './save-hall';
import { traceActions } from './trace';
import { voteActions } from './votes';

export const councilActions: readonly Served[] = [
  ...[hallList, hall, hallForm, save, close, board],
  ...minutesActions,
  ...amendingActions,
  ...confirmingActions,
  ...progressActions,
  ...traceActions,
  ...voteActions,
  ...ballotActions,
  ...paperActions,
  ...reviewActions,
];

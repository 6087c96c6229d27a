import type { Served } from '#runtime/action';
import { amendingActions } from './amending';
import { attendingActions } from './attending';
import { ballotActions } from './ballots';
import { look as board } from './board';
import { close } from './close-hall';
import { confirmingActions } from './confirming';
import { doorActions } from './door';
import { look as hall } from './hall';
import { look as hallForm } from './hall-form';
import { list as hallList } from './halls';
import { holdActions } from './hold';
import { image } from './image';
import { look as meeting } from './meeting';
import { list as meetingList } from './meetings';
import { minutesActions } from './minutes';
import { objectingActions } from './objecting';
import { open } from './open';
import { paperActions } from './paper-ballots';
import { prepareActions } from './prepare';
import { progressActions } from './progress';
import { publishActions } from './publish';
import { reviewActions } from './review';
import { save } from './save-hall';
import { stopActions } from './stop';
import { topicActions } from './topic-actions';
import { traceActions } from './trace';
import { voteActions } from './votes';
import { desk } from './work';

export const councilActions: readonly Served[] = [
  ...[hallList, hall, hallForm, save, close, board],
  ...[open, meeting, meetingList, desk, image],
  ...prepareActions,
  ...publishActions,
  ...holdActions,
  ...stopActions,
  ...minutesActions,
  ...amendingActions,
  ...confirmingActions,
  ...progressActions,
  ...traceActions,
  ...voteActions,
  ...ballotActions,
  ...paperActions,
  ...reviewActions,
  ...topicActions,
  ...attendingActions,
  ...doorActions,
  ...objectingActions,
];

import type { Served } from '#runtime/action';
import { accountActions } from './account';
import { budgetActions } from './budget';
import { candidatesActions } from './candidates';
import { decidingActions } from './deciding';
import { findActions } from './find';
import { linkActions } from './link';
import { mediationsActions } from './mediations';
import { objectionActions } from './objecting';
import { ownActsActions } from './own-acts';
import { paperActions } from './paper';
import { proofActions } from './proof';
import { proposeActions } from './propose';
import { reverseActions } from './reverse';
import { rulesActions } from './rules';
import { sheetActions } from './sheet';

export const pointsActions: readonly Served[] = [
  ...accountActions,
  ...budgetActions,
  ...candidatesActions,
  ...decidingActions,
  ...findActions,
  ...linkActions,
  ...mediationsActions,
  ...objectionActions,
  ...ownActsActions,
  ...paperActions,
  ...proposeActions,
  ...proofActions,
  ...reverseActions,
  ...rulesActions,
  ...sheetActions,
];

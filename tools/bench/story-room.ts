import { reviewProperty } from '#contracts/council-review';
import {
  castBallot,
  closeVote,
  counterSign,
  countHands,
  enterPaperBallots,
  openVote,
} from '#contracts/council-vote';
import type {
  AttendanceRecord,
  MeetingRecord,
  VoteRecord,
} from '../../cloudfunctions/modules/council/records';
import { personId } from '../../tests/kit/world';
import type { Stage } from './stage';

const salt = '0123456789abcdef';

/** A record as it stands, by what it says. */
export function found<R extends { _id: string }>(
  { all }: Stage,
  from: string,
  is: (one: R) => boolean,
) {
  const record = all<R>(from).find(is);
  if (!record) throw new Error(`the story found nothing in ${from}`);
  return record;
}

export const meetingOf = (stage: Stage, id: string) =>
  found<MeetingRecord>(stage, 'meetings', ({ _id }) => _id === id);
/** Hands, ballots and paper; and what neighbours think of the property firm. */
export async function decide(stage: Stage, meetingId: string): Promise<void> {
  const { ask } = stage;
  const itemId = meetingOf(stage, meetingId).agenda[0]?.id ?? '';
  const question = '同意加一盏灯';
  const asked = { meetingId, itemId, question, unit: 'person' as const };
  const tally = { for: 1, against: 0, abstain: 0 };
  const hands = await ask('luo', openVote, { ...asked, way: 'hands' });
  await ask('luo', countHands, { id: hands.id, version: 1, tally });
  const { id } = await ask('luo', openVote, { ...asked, way: 'ballot' });
  await ask('wang', castBallot, { id, choice: 'for', salt });
  const versionOf = () => found<VoteRecord>(stage, 'votes', ({ _id }) => _id === id).version;
  const wang = found<AttendanceRecord>(
    stage,
    'meeting_attendances',
    (one) => one.personId === personId('wang') && one.meetingId === meetingId,
  );
  await ask('luo', enterPaperBallots, { id, version: versionOf(), tally, witness: wang._id });
  await ask('wang', counterSign, { id, version: versionOf(), isRight: true });
  await ask('luo', closeVote, { id, version: versionOf() });
  const scores = { cleaning: 4, repairs: 3, order: 5 };
  await ask('wang', reviewProperty, { id: meetingId, ...scores, salt });
}

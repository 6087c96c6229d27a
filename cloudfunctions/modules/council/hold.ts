import { partyWords } from '#contracts/council';
import { endMeeting, startMeeting } from '#contracts/council-meeting';
import { absencesAfter, withMonth } from '#domain/cadence';
import { kindRules } from '#domain/meeting/model';
import { topicsOf } from '#domain/meeting/preparing';
import { roleKey } from '#domain/membership';
import { defineCommand } from '#runtime/action';
import { recordEvent } from '#runtime/command';
import type { Context } from '#runtime/context';
import type { Transaction } from '#runtime/database';
import type { HallRecord, MeetingRecord } from './records';
import { momentOf, recheckSay, stepMeeting } from './stepping';

const start = defineCommand(startMeeting, {
  recheck: recheckSay,
  async transact({ tx, input: { id, version, present }, ctx }) {
    const move = { step: 'start' as const, version, present };
    const { told, answer } = await stepMeeting(tx, id, {
      move,
      moment: (hall) => momentOf(hall, ctx),
    });
    return { ...told, answer };
  },
});

type Held = { meeting: MeetingRecord; hall: HallRecord };

/** What a monthly meeting that was held means for its hall: the month counts, and who stayed away is counted. */
function heldIn({ meeting, hall }: Held): Partial<HallRecord> {
  if (kindRules[meeting.kind].slot !== 'month') return {};
  const cadence = topicsOf(meeting).length > 0 ? 'held' : 'without-topics';
  return {
    months: withMonth(hall.months, meeting.month, cadence),
    absences: absencesAfter(hall.absences, meeting.parties).absences,
  };
}

/** The subdistrict above the community of a hall. */
const subdistrictOf = ({ path, communityId }: HallRecord): string | undefined =>
  path[path.indexOf(communityId) - 1];

/** Tells the subdistrict, once, of each party that stayed away for the third time in a row (`rules.md §4.2.1`). */
async function tellAbsent(
  tx: Transaction,
  { meeting, hall, before }: Held & { before: HallRecord['absences'] },
  { now, traceId }: Context,
): Promise<void> {
  const { lasting } = absencesAfter(before, meeting.parties);
  const subdistrictId = subdistrictOf(hall);
  if (kindRules[meeting.kind].slot !== 'month' || lasting.length === 0) return;
  await recordEvent(tx, {
    told: {
      name: 'council.party-absent',
      subjectIds: [hall._id],
      data: {
        hallId: hall._id,
        hallName: hall.name,
        meetingId: meeting._id,
        parties: lasting,
        partiesText: lasting.map((party) => partyWords[party]).join('、'),
        ...(subdistrictId && { tell: [roleKey('subdistrict-dispatcher', subdistrictId)] }),
      },
    },
    key: `council-party-absent-${meeting._id}-${meeting.version}`,
    run: { now, traceId },
  });
}

const end = defineCommand(endMeeting, {
  recheck: recheckSay,
  async transact({ tx, input: { id, version, present }, ctx }) {
    let before: HallRecord['absences'] = {};
    const move = { step: 'end' as const, version, present };
    const { next, hall, told, answer } = await stepMeeting(tx, id, {
      move,
      moment: (record) => momentOf(record, ctx),
      also: (both) => {
        before = both.hall.absences;
        return { hall: heldIn(both) };
      },
    });
    await tellAbsent(tx, { meeting: next, hall, before }, ctx);
    return { ...told, answer };
  },
});

export const holdActions = [start, end];

import { minuteMs } from '#domain/day';
import { following } from '#domain/decision-order';
import type { DecisionRecord } from '../../cloudfunctions/modules/council/records';
import { withNext } from '../../cloudfunctions/modules/council/stepping';
import { tellComing } from './council-coming';
import { monthBefore, monthOf, type ToldHall } from './council-stage';
import { type ConvenedCouncil, eveningsOf } from './council-told';
import { pastMeeting, withMonth } from './council-volume';
import type { Played } from './player';
import { randomFor } from './random';
import type { Scene } from './told-notices';

/** The decision as its played work order has it, step by step. */
function followed(decision: DecisionRecord, played: Played | undefined): DecisionRecord {
  if (!played) return decision;
  const { report, order, states } = played;
  const after = states.reduce((one, state) => following(one, state), decision);
  const { chaseOn: _, ...rest } = after;
  return {
    ...rest,
    ...(after.reviewOn !== undefined && { chaseOn: after.reviewOn }),
    workOrderId: order._id,
    workOrderNumber: order.number,
    reportId: report._id,
  };
}

/** The told hall: what it decided a month ago, and its meeting in three days. */
export function tellMain(
  scene: Scene,
  council: ConvenedCouncil,
  played: ReadonlyMap<string, Played>,
): ToldHall {
  const { founded, evening } = council;
  const { moments } = scene;
  const [main] = founded;
  if (!main) throw new RangeError('no halls');
  const { last } = eveningsOf(moments.start);
  const decisions = evening.decisions.map((one, index) =>
    followed(one, played.get(['told-handrail', 'told-awning'][index] ?? '')),
  );
  const done = decisions.filter(({ status }) => status === 'done').length;
  const until = evening.stage.meeting.resolution?.until ?? 0;
  if (until <= moments.start)
    evening.stage.step(until + minuteMs, 'clock', { step: 'finish-publicity', isAllFinal: false });
  const present = evening.attendances.length;
  const counts = { registered: 9, present, decisions: decisions.length, decisionsDone: done };
  const past = evening.stage.settled(counts);
  const random = randomFor('told past');
  const before = pastMeeting(main, {
    day: monthBefore(last),
    start: moments.start,
    random,
    isEmpty: false,
  });
  const carried = decisions.find(({ status }) => status === 'carried');
  const coming = tellComing(scene, { main, proofs: council.proofs }, carried);
  const openDecisions = decisions.filter(({ isFinal }) => !isFinal).length;
  const months = [monthBefore(last), last].map(monthOf);
  const met = months.reduce((one, month) => withMonth(one, month, 'held'), main.hall);
  const hall = {
    ...met,
    openDecisions,
    cadenceTo: monthOf(last),
    openedOn: `${monthOf(monthBefore(last))}-01`,
  };
  return {
    hall: withNext(hall, coming.meeting),
    meetings: [before.meeting, past, coming.meeting],
    decisions: [
      ...before.decisions,
      ...decisions.map((one) =>
        one === carried ? { ...one, carriedToId: coming.meeting._id } : one,
      ),
    ],
    proposals: [...evening.proposals, ...coming.proposals],
    backings: [...evening.backings, ...coming.backings],
    attendances: [...evening.attendances, ...coming.attendances],
  };
}

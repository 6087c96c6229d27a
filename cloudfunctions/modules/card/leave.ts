import { policy } from '#config/policy';
import { endLeave, type Leave, listLeaves, setLeave } from '#contracts/card';
import { AppError } from '#contracts/errors';
import { addDays, dayOf } from '#domain/day';
import { defineCommand, defineQuery } from '#runtime/action';
import type { Caller } from '#runtime/context';
import type { Transaction } from '#runtime/database';
import { type AreaDuty, areas, areasNow } from '../area/records';

const areaIdsOf = (caller: Caller) => [...new Set(caller.memberships.map((one) => one.areaId))];

const isSame = (one: Leave, other: Leave) =>
  one.fromOn === other.fromOn && one.untilOn === other.untilOn;

/** Changes the caller's leaves wherever she has a duty. */
async function changeLeaves(
  tx: Transaction,
  caller: Caller,
  change: (leaves: AreaDuty['leaves']) => AreaDuty['leaves'],
): Promise<void> {
  for (const areaId of areaIdsOf(caller)) {
    const area = await tx.get(areas, areaId);
    if (!area?.duties.some((duty) => duty.personId === caller.personId)) continue;
    const duties = area.duties.map((duty) =>
      duty.personId === caller.personId ? { ...duty, leaves: change(duty.leaves) } : duty,
    );
    await tx.set(areas, { ...area, duties, version: area.version + 1 });
  }
}

const set = defineCommand(setLeave, {
  async transact({ tx, input: { fromOn, untilOn }, ctx: { caller, now } }) {
    const problem = leaveProblem(fromOn, untilOn, dayOf(now));
    if (problem) throw new AppError('invalid-input', { fields: [problem] });
    await changeLeaves(tx, caller, (leaves) => [...leaves, { fromOn, untilOn }]);
    return { answer: {}, name: 'card.leave-set', data: { fromOn, untilOn } };
  },
});

function leaveProblem(fromOn: string, untilOn: string, today: string) {
  if (fromOn < today) return { field: 'fromOn', words: '请假不能从过去的日子开始' };
  if (untilOn < fromOn) return { field: 'untilOn', words: '结束的日子要在开始之后' };
  const days = policy.leaveDays.value;
  if (untilOn >= addDays(fromOn, days))
    return { field: 'untilOn', words: `一次最多请 ${days} 天假` };
  return undefined;
}

const end = defineCommand(endLeave, {
  async transact({ tx, input, ctx: { caller, now } }) {
    const yesterday = addDays(dayOf(now), -1);
    const ended = input.fromOn <= yesterday ? [{ fromOn: input.fromOn, untilOn: yesterday }] : [];
    await changeLeaves(tx, caller, (leaves) =>
      leaves.flatMap((leave) => (isSame(leave, input) ? ended : [leave])),
    );
    return { answer: {}, name: 'card.leave-ended', data: input };
  },
});

const list = defineQuery(listLeaves, async (_, { caller, now }) => {
  const today = dayOf(now);
  const found = await areasNow(areaIdsOf(caller));
  const leaves = found
    .flatMap((area) => area.duties)
    .filter((duty) => duty.personId === caller.personId)
    .flatMap((duty) => duty.leaves)
    .filter((leave) => leave.untilOn >= today)
    .sort((a, b) => a.fromOn.localeCompare(b.fromOn));
  return {
    leaves: leaves.filter((leave, at) => leaves.findIndex((one) => isSame(one, leave)) === at),
  };
});

export const leaveActions = [set, end, list];

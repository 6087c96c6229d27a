import { AppError } from '#contracts/errors';
import { listHomesToVerify, verifyHome } from '#contracts/identity';
import { defineCommand, defineQuery } from '#runtime/action';
import type { Caller } from '#runtime/context';
import { joinHousehold } from './household';
import { savePerson } from './person';
import { type HomeRecord, homes, homesWaitingFor, people } from './records';

const pageSize = 20;

/** The areas in which the caller confirms who lives there. */
const ownAreas = ({ memberships }: Caller): string[] => [
  ...new Set(
    memberships
      .filter((one) => (listHomesToVerify.roles as readonly string[]).includes(one.role))
      .map((one) => one.areaId),
  ),
];

const list = defineQuery(listHomesToVerify, async (_, { caller }) => {
  const found = await homesWaitingFor(ownAreas(caller), pageSize + 1);
  return {
    homes: found
      .slice(0, pageSize)
      .filter((home) => home.personId !== caller.personId)
      .map(({ _id, shortAddress, door = '', residentText, declaredAt }) => ({
        id: _id,
        shortAddress,
        door,
        residentText,
        declaredAt,
      })),
    hasMore: found.length > pageSize,
  };
});

/** A home that waits for the caller; one of another stairwell does not exist for her. */
function waiting(home: HomeRecord | undefined, caller: Caller): HomeRecord {
  const mine = ownAreas(caller);
  if (!home?.waitsFor.some((areaId) => mine.includes(areaId))) throw new AppError('not-found');
  if (home.personId === caller.personId)
    throw new AppError('step-not-allowed', { reason: '自己的住处请由别的网格员或单元长核实' });
  return home;
}

const verify = defineCommand(verifyHome, {
  async transact({ tx, input, ctx }) {
    const { caller, now } = ctx;
    const home = waiting(await tx.get(homes, input.homeId), caller);
    const status = input.decision === 'confirm' ? 'verified' : 'refused';
    const refusal = input.decision === 'refuse' ? input.reason : undefined;
    await tx.set(homes, {
      ...home,
      status,
      waitsFor: [],
      decidedAt: now,
      decidedBy: caller.personId,
      ...(refusal && { refusal }),
      version: home.version + 1,
    });
    const person = await tx.get(people, home.personId);
    if (person)
      await savePerson(tx, {
        ...person,
        homes: person.homes.map((one) =>
          one.id === home._id ? { ...one, status, ...(refusal && { refusal }) } : one,
        ),
      });
    await joinHousehold(tx, home.personId, { ...home, id: home._id, status });
    return {
      answer: {},
      name: `home.${status}`,
      subjectIds: [home._id],
      data: {
        tell: [home.personId],
        shortAddress: home.shortAddress,
        ...(refusal && { refusal }),
      },
    };
  },
});

export const verifyActions = [list, verify];

import { AppError } from '#contracts/errors';
import { getMe, setPhone, updateMe } from '#contracts/identity';
import { isStaffRole } from '#contracts/roles';
import { maskPhone } from '#domain/mask';
import { defineCommand, defineQuery } from '#runtime/action';
import { defined } from '#runtime/defined';
import { phoneOf } from '#runtime/openapi';
import { homeView, ownPerson, refreshDuties, savePerson } from './person';

const me = defineQuery(getMe, async (_, { caller }) => {
  const { person, personId, memberships } = caller;
  return {
    personId,
    isEasyMode: person?.isEasyMode ?? false,
    isStaff: memberships.some((one) => isStaffRole(one.role)),
    memberships: [...memberships],
    homes: (person?.homes ?? []).map(homeView),
    ...defined({
      name: person?.name,
      honorific: person?.honorific,
      maskedPhone: person?.phone === undefined ? undefined : maskPhone(person.phone),
    }),
  };
});

const update = defineCommand(updateMe, {
  async transact({ tx, input, ctx }) {
    const person = await ownPerson(tx, ctx);
    const isRenamed = input.name !== undefined && input.name !== person.name;
    if (isRenamed && ctx.caller.memberships.some((one) => isStaffRole(one.role)))
      throw new AppError('step-not-allowed', { reason: '工作人员的姓名请由社区修改' });
    const next = { ...person, ...defined(input) };
    await savePerson(tx, next);
    if (isRenamed) await refreshDuties(tx, next, ctx.now);
    return { answer: {}, name: 'identity.updated', data: { isRenamed } };
  },
});

const phone = defineCommand(setPhone, {
  prepare: async (input) => ('code' in input ? await phoneOf(input.code) : input.phone),
  async transact({ tx, ctx, prepared: given }) {
    if (given === undefined)
      throw new AppError('invalid-input', {
        fields: [{ field: 'code', words: '没有取到手机号，请再点一次或者自己填写' }],
      });
    const { phone: _, ...person } = await ownPerson(tx, ctx);
    const next = { ...person, ...(given !== '' && { phone: given }) };
    await savePerson(tx, next);
    await refreshDuties(tx, next, ctx.now);
    return {
      answer: given === '' ? {} : { maskedPhone: maskPhone(given) },
      name: 'identity.phone-set',
    };
  },
});

export const meActions = [me, update, phone];

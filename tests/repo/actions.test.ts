import type { Action } from '#contracts/action';
import { actions } from '#contracts/index';
import { served } from '../../cloudfunctions/api';

/** Contracts without exactly one handler, and handlers of nothing that was agreed. */
function mismatches(agreed: readonly Action[], handled: readonly Action[]): string[] {
  const names = new Set([...agreed, ...handled].map(({ name }) => name));
  return [...names].flatMap((name) => {
    const contract = agreed.filter((one) => one.name === name).length;
    const handler = handled.filter((one) => one.name === name).length;
    return contract === 1 && handler === 1
      ? []
      : [`${name}: ${contract} contracts, ${handler} handlers`];
  });
}

test('every action has exactly one handler, and every handler a contract', () => {
  expect(actions.length).toBeGreaterThan(20);
  expect(
    mismatches(
      actions,
      served.map(({ spec }) => spec),
    ),
  ).toEqual([]);
});

test('a missing, a doubled and a stray handler would be seen', () => {
  const [one, two, three] = actions;
  if (!one || !two || !three) throw new Error('three contracts are needed');
  expect(mismatches([one, two], [two, two, three])).toEqual([
    `${one.name}: 1 contracts, 0 handlers`,
    `${two.name}: 1 contracts, 2 handlers`,
    `${three.name}: 0 contracts, 1 handlers`,
  ]);
});

const name =
  /^(area|card|council|coverage|file|identity|inbox|notice|points|report|routing|shop|subscription|volunteer|work-order)\.[a-z]+(-[a-z]+)*$/;

test('an action is named after its module and what it does', () => {
  expect(actions.filter((action) => !name.test(action.name))).toEqual([]);
});

test('every command names who may call it, and only clients of the wire are asked', () => {
  for (const { name, roles } of actions)
    expect({ name, isNamed: roles === 'anyone' || roles.length > 0 }).toEqual({
      name,
      isNamed: true,
    });
});

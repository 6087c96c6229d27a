import { parseArgs } from 'node:util';
import { roles, roleWords } from '#contracts/roles';
import { isPostOfLevel } from '#domain/appointment';
import { dateText, dayOf } from '#domain/day';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import { invitationOf, newCode } from '../../cloudfunctions/modules/identity/invitation';
import { areaFinder } from './area-named';
import { connectionOf, type Environment, openEnvironment, targetOptions } from './environment';

/** Stands where a colleague's id would: the invitation came from whoever runs the environment. */
const operator = 'operator';

export type FirstInvite = {
  role: string | undefined;
  area: string | undefined;
  name: string | undefined;
};

/**
 * Writes an invitation as `identity.appoint` does, but from outside: nobody has to confirm it. Answers the
 * code, which is kept nowhere, and the last instant it can be typed.
 */
export async function inviteFirst(
  environment: Environment,
  { role: wanted, area: fullName, name }: FirstInvite,
  now: number,
): Promise<{ code: string; expiresAt: number; area: AreaRecord }> {
  const role = roles.find((one) => one === wanted);
  if (!role) throw new Error(`没有「${wanted ?? ''}」这个岗位，应是 ${roles.slice(1).join('、')}`);
  if (!name?.trim()) throw new Error('请写 --name 姓名');
  if (!fullName) throw new Error('请写 --area 完整名称，例如 云河区/柳桥街道');
  const { area } = await areaFinder(environment)(fullName);
  if (!isPostOfLevel({ role, area })) throw new Error(`${area.name}没有${roleWords[role]}这个岗位`);
  const code = newCode();
  const invite = invitationOf({
    wanted: { role, name: name.trim() },
    area,
    code,
    invitedBy: operator,
    waitsFor: [],
    now,
  });
  await environment.addMissing('invites', [invite]);
  return { code, expiresAt: invite.expiresAt, area };
}

/** `invite --role ROLE --area 完整名称 --name 姓名 (--env ENV-ID | --local)` */
export async function inviteCommand(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...targetOptions,
      role: { type: 'string' },
      area: { type: 'string' },
      name: { type: 'string' },
    },
  });
  const now = Date.now();
  const { role, area, name } = values;
  const environment = openEnvironment(connectionOf(values));
  const { code, expiresAt } = await inviteFirst(environment, { role, area, name }, now);
  const until = dateText(dayOf(expiresAt), dayOf(now));
  process.stdout.write(`邀请码 ${code}，${until}前有效：打开小程序，我的 → 工作身份，输入它\n`);
}

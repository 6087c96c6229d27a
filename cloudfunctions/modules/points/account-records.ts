import { policy } from '#config/policy';
import { AppError } from '#contracts/errors';
import type { AccountRefusal } from '#contracts/points';
import { isStaffRole, type Role, roleWords } from '#contracts/roles';
import { dayOf } from '#domain/day';
import { maskedName } from '#domain/mask';
import { isCurrent } from '#domain/membership';
import type { Caller } from '#runtime/context';
import { find, get, getAll, op, type Transaction } from '#runtime/database';
import { derivedId, drawn } from '#runtime/ids';
import type { AreaRecord } from '../area/records';
import { type PersonRecord, people, peopleCalled } from '../identity/records';
import { type AccountRecord, accountIdOf, accountNumbers, accounts } from './records';

/** The account of somebody with WeChat, also a closed one. */
export const accountOfPerson = (personId: string): Promise<AccountRecord | undefined> =>
  get(accounts, accountIdOf(personId));

/** The account a printed number leads to, also one that is linked or closed. */
export async function accountByNumber(number: string): Promise<AccountRecord | undefined> {
  const found = await get(accountNumbers, number);
  return found && get(accounts, found.accountId);
}

/** The one paper passbook of a name behind a door: opened twice at once it is still one. */
export const paperIdOf = (home: { areaId: string; door?: string | undefined; name: string }) =>
  derivedId('ac', 'paper', home.areaId, home.door ?? '', home.name);

/** Open accounts of everybody called so whose home is in one of these areas; the name must be given whole. */
export async function accountsCalled(
  name: string,
  areaIds: readonly string[],
  limit: number,
): Promise<AccountRecord[]> {
  const [papers, holders] = await Promise.all([
    find(accounts, { where: { areaPath: op.in([...areaIds]), name }, limit }),
    peopleCalled(name, areaIds, limit),
  ]);
  const phones = await getAll(
    accounts,
    holders.map(({ _id }) => accountIdOf(_id)),
  );
  return [...papers, ...phones].filter(({ status }) => status === 'open');
}

/** Accounts whose home is in or below an area, in pages. */
export const accountsBelow = (
  areaId: string,
  after: string | undefined,
  limit: number,
): Promise<AccountRecord[]> =>
  find(accounts, {
    where: { areaPath: areaId, ...(after !== undefined && { _id: op.gt(after) }) },
    order: [['_id', 'asc']],
    limit,
  });

/** Eight digits that no passbook has yet, kept for this one in the same transaction. */
export async function drawNumber(tx: Transaction, accountId: string): Promise<string> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const _id = `${drawn('123456789', 1)}${drawn('0123456789', 7)}`;
    if (await tx.get(accountNumbers, _id)) continue;
    await tx.set(accountNumbers, { _id, accountId });
    return _id;
  }
  throw new AppError('busy');
}

/** An account on its first day. */
export const newAccount = (now: number) => ({
  status: 'open' as const,
  balance: 0,
  held: 0,
  debt: 0,
  sequence: 0,
  taken: { month: dayOf(now).slice(0, 7), pieces: {} },
  openedAt: now,
  version: 1,
});

/** Where the points of an account are today: of a linked paper passbook in the account it was moved into. */
export async function standingAccount(
  tx: Transaction,
  accountId: string,
): Promise<AccountRecord | undefined> {
  const account = await tx.get(accounts, accountId);
  return account?.linkedToId === undefined ? account : tx.get(accounts, account.linkedToId);
}

/** 「王*兰」 of each account, by its id: a paper passbook says it, of the others `people` does in one request. */
export async function maskedOf(
  found: readonly Pick<AccountRecord, '_id' | 'personId' | 'name'>[],
): Promise<ReadonlyMap<string, string>> {
  const holders = await getAll(
    people,
    found.flatMap(({ personId }) => personId ?? []),
  );
  const byId = new Map(holders.map((one) => [one._id, one]));
  return new Map(
    found.map(({ _id, personId, name }) => {
      const holder = personId === undefined ? undefined : byId.get(personId);
      return [_id, maskedName(holder?.name ?? name, holder?.honorific)];
    }),
  );
}

/** Whether somebody holds a paid post now: she may spend what she has, and earns nothing (`rules.md §4.7`, R4–R15). */
export const isPaid = ({ memberships }: Pick<PersonRecord, 'memberships'>, now: number): boolean =>
  memberships.some((one) => isCurrent(one, now) && isStaffRole(one.role));

/** The home that counts: the first verified one, else the first she declared; never one that was refused. */
export const homeOf = ({ homes }: Pick<PersonRecord, 'homes'>) =>
  homes.find(({ status }) => status === 'verified') ??
  homes.find(({ status }) => status === 'declared');

/** Whether somebody lives in a community, as far as nobody found otherwise. */
export const livesIn = (person: Pick<PersonRecord, 'homes'> | undefined, communityId: string) =>
  (person?.homes ?? []).some(
    ({ status, areaPath }) => status !== 'refused' && areaPath.includes(communityId),
  );

/** Why somebody cannot open an account; undefined where she can. */
export function refusalFor({ roles, person }: Caller): AccountRefusal | undefined {
  if (!policy.hasResidentPoints.value) return 'off';
  if ([...roles].some(isStaffRole)) return 'staff';
  return person && homeOf(person) ? undefined : 'no-home';
}

/** Areas in which the caller holds one of these posts now. */
export const areasOf = ({ memberships }: Caller, roles: readonly Role[]): string[] =>
  memberships.filter(({ role }) => roles.includes(role)).map(({ areaId }) => areaId);

/** Whether an account lies in an area in which the caller holds one of these posts. */
export const isWithin = (
  { areaPath }: { areaPath: readonly string[] },
  caller: Caller,
  roles: readonly Role[],
): boolean => areasOf(caller, roles).some((areaId) => areaPath.includes(areaId));

/** Post and name by which somebody acts on an account: 「积分超市专管员 孙玉芬」. */
export function postText(
  { areaPath }: { areaPath: readonly string[] },
  caller: Caller,
  roles: readonly Role[],
): string {
  const post = caller.memberships.find(
    ({ role, areaId }) => roles.includes(role) && areaPath.includes(areaId),
  );
  return [post && roleWords[post.role], caller.person?.name].filter(Boolean).join(' ');
}

/** Where somebody lives, as an account keeps it: never the stairwell, which only its path knows. */
export function placeOf({
  path,
  pathNames,
  pathLevels,
}: Pick<AreaRecord, 'path' | 'pathNames' | 'pathLevels'>) {
  const at = (level: AreaRecord['level']) => pathLevels.indexOf(level);
  return {
    communityId: path[at('community')] ?? '',
    areaPath: path,
    place: pathNames[at('building')] ?? pathNames.at(-1) ?? '',
  };
}

/** The door an account was opened behind. */
export const homeIn = ({ areaPath, door }: Pick<AccountRecord, 'areaPath' | 'door'>) => ({
  areaId: areaPath.at(-1) ?? '',
  door,
});

/** The last four digits: enough to tell two passbooks apart, too few to find one. */
export const numberEnd = ({ number }: Pick<AccountRecord, 'number'>): string => number.slice(-4);

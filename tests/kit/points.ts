import { ledgerAccount } from '#domain/ledger';
import { shortAddress } from '#domain/place';
import { derivedId } from '#runtime/ids';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import {
  type AccountNumberRecord,
  type AccountRecord,
  accountIdOf,
  entryIdOf,
  type JournalEntryRecord,
} from '../../cloudfunctions/modules/points/records';
import type {
  MovementRecord,
  RewardRecord,
  ShopRecord,
} from '../../cloudfunctions/modules/shop/records';
import type { TestCloud } from './cloud';
import { area, personId, type Who } from './world';

const communityOf = (path: readonly string[], cloud: TestCloud): string =>
  path.find((id) => cloud.one<AreaRecord>('areas', id)?.level === 'community') ?? '';

const buildingOf = (home: AreaRecord): string =>
  home.pathNames[home.pathLevels.indexOf('building')] ?? shortAddress(home);

/** Writes an account with its number, and one entry that says where its balance came from. */
async function opened(cloud: TestCloud, account: AccountRecord): Promise<AccountRecord> {
  const { _id, number, balance, communityId } = account;
  const start: JournalEntryRecord = {
    _id: entryIdOf('earned', derivedId('pc', _id)),
    kind: 'earned',
    postings: [
      { account: ledgerAccount.issue(communityId, 'service'), delta: -balance },
      { account: ledgerAccount.member(_id), delta: balance },
    ],
    aboutId: derivedId('pc', _id),
    communityId,
    accountId: _id,
    sequence: 1,
    balance,
    direction: 'in',
    path: 'service',
    ruleText: '参加志愿活动，每小时 2 分，一天最多 8 分',
    ruleVersion: 1,
    reason: '参加志愿活动：清理楼道',
    proposerId: 'system',
    approverId: 'pe_keeper',
    approverText: '积分超市专管员 罗老师',
    at: account.openedAt,
  };
  const written = { ...account, sequence: balance > 0 ? 1 : 0 };
  const printed: AccountNumberRecord = { _id: number, accountId: _id };
  await cloud.load('point_accounts', [written]);
  await cloud.load('point_account_numbers', [printed]);
  if (balance > 0) await cloud.load('journal_entries', [start]);
  return written;
}

const numberOf = (text: string): string =>
  String((Number.parseInt(derivedId('n', text).slice(2, 12), 16) % 90_000_000) + 10_000_000);

const fresh = (now: number) => ({
  status: 'open' as const,
  balance: 0,
  held: 0,
  debt: 0,
  sequence: 0,
  taken: { month: '2026-01', pieces: {} },
  openedAt: now,
  version: 1,
});

/** The account of somebody with a home, as it stands after one earning of its whole balance. */
export async function accountOf(
  cloud: TestCloud,
  who: Who,
  over: Partial<AccountRecord> = {},
): Promise<AccountRecord> {
  const person = cloud.one<PersonRecord>('people', personId(who));
  const home = person?.homes[0] && cloud.one<AreaRecord>('areas', person.homes[0].areaId);
  if (!person || !home) throw new RangeError(`${who} has no home`);
  const door = person.homes[0]?.door;
  return opened(cloud, {
    _id: accountIdOf(person._id),
    kind: 'phone',
    number: numberOf(who),
    personId: person._id,
    communityId: communityOf(home.path, cloud),
    areaPath: home.path,
    place: buildingOf(home),
    ...(door !== undefined && { door }),
    ...fresh(cloud.cloud.clock.now()),
    ...over,
  });
}

type Paper = Partial<AccountRecord> & { name: string; areaName: string };

/** A paper passbook of a unit of the world, by its name there: `u52`. */
export async function paperAccount(
  cloud: TestCloud,
  { name, areaName, ...over }: Paper,
): Promise<AccountRecord> {
  const home = cloud.one<AreaRecord>('areas', area(areaName));
  if (!home) throw new RangeError(`there is no ${areaName}`);
  return opened(cloud, {
    _id: derivedId('ac', 'paper', name),
    kind: 'paper',
    number: numberOf(name),
    name,
    communityId: communityOf(home.path, cloud),
    areaPath: home.path,
    place: buildingOf(home),
    consent: { kind: 'spoken', on: '2026-01-05', takenBy: 'pe_keeper' },
    ...fresh(cloud.cloud.clock.now()),
    ...over,
  });
}

/** What the movements of a thing would say that has only come in. */
const stockedIn = ({ _id, shopId, name, lots, totals }: RewardRecord): MovementRecord[] =>
  lots.slice(0, totals.in > 0 ? 1 : 0).map(({ id, source, at }) => ({
    _id: derivedId('mv', 'in', id),
    shopId,
    rewardId: _id,
    name,
    lotId: id,
    kind: 'in',
    pieces: totals.in,
    source,
    words: '社区统筹',
    byText: '积分超市专管员 罗老师',
    aboutId: id,
    at,
  }));

type Shelf = Record<string, Partial<RewardRecord> & { pieces: number }>;

/** The open shop of 槐安社区 with things on its shelf: `{ soap: { price: 5, pieces: 3 } }` is `rw_soap…`. */
export async function shopWith(
  cloud: TestCloud,
  shelf: Shelf,
  over: Partial<ShopRecord> = {},
): Promise<{ shop: ShopRecord; rewards: Record<string, RewardRecord> }> {
  const community = cloud.one<AreaRecord>('areas', area('huai'));
  const shop: ShopRecord = {
    _id: 'sh_huaian00',
    communityId: area('huai'),
    communityName: community?.name ?? '',
    areaPath: community?.path ?? [],
    name: '槐安积分超市',
    place: '社区服务大厅东侧',
    phone: '0000-0000008',
    opening: {
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      hours: [{ from: '09:00', until: '17:00' }],
      closedOn: [],
    },
    isActive: true,
    version: 1,
    ...over,
  };
  const at = cloud.cloud.clock.now();
  const rewards = Object.fromEntries(
    Object.entries(shelf).map(([id, { pieces, ...fields }], order): [string, RewardRecord] => [
      id,
      {
        _id: `rw_${id.padEnd(8, '0')}`,
        shopId: shop._id,
        kind: 'goods',
        name: id,
        price: 5,
        isOnShelf: true,
        order,
        lots: [
          {
            id: `lt_${id.padEnd(8, '0')}`,
            source: 'community',
            available: pieces,
            reserved: 0,
            at,
          },
        ],
        totals: { in: pieces, handedOut: 0, writtenOff: 0, counted: 0 },
        version: 1,
        ...fields,
      },
    ]),
  );
  await cloud.load('shops', [shop]);
  await cloud.load('rewards', Object.values(rewards));
  await cloud.load('stock_movements', Object.values(rewards).flatMap(stockedIn));
  return { shop, rewards };
}

/** A neighbour whose home behind a door was confirmed: what a paper passbook of that door can be moved to. */
export async function verifiedAt(cloud: TestCloud, who: Who, door: string): Promise<void> {
  const person = cloud.one<PersonRecord>('people', personId(who));
  const homes = person?.homes.map((home) => ({ ...home, door, status: 'verified' as const }));
  await cloud.change('people', personId(who), { homes });
}

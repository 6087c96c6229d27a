import type { LotSource, RewardKind } from '#contracts/shop';
import { addDays, dayOf } from '#domain/day';
import { emptyStock, handedOut, reserved, type Stock, stockedIn } from '#domain/stock';
import { derivedId } from '#runtime/ids';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import type {
  MovementRecord,
  RewardRecord,
  ShopRecord,
} from '../../cloudfunctions/modules/shop/records';
import type { Moments } from './moments';

/** One thing of the shelf as the demo tells it (`seeds.md` D21: 小到牙刷肥皂，大到砂锅拖把). */
export type Ware = {
  key: string;
  kind: RewardKind;
  name: string;
  note?: string;
  picture: string;
  price: number;
  maxPerMonth?: number;
  lots: readonly { pieces: number; source: LotSource; donor?: string; expiresInDays?: number }[];
};

export const wares: readonly Ware[] = [
  {
    key: 'soap',
    kind: 'goods',
    name: '肥皂',
    note: '两块装',
    picture: 'goods-soap',
    price: 5,
    maxPerMonth: 4,
    lots: [{ pieces: 40, source: 'subdistrict' }],
  },
  {
    key: 'towel',
    kind: 'goods',
    name: '毛巾',
    picture: 'goods-towel',
    price: 8,
    maxPerMonth: 2,
    lots: [{ pieces: 24, source: 'community' }],
  },
  {
    key: 'detergent',
    kind: 'goods',
    name: '洗洁精',
    note: '1 升',
    picture: 'goods-detergent',
    price: 10,
    maxPerMonth: 2,
    lots: [
      { pieces: 6, source: 'paired-unit', donor: '云河水务', expiresInDays: 21 },
      { pieces: 12, source: 'subdistrict', expiresInDays: 420 },
    ],
  },
  {
    key: 'mop',
    kind: 'goods',
    name: '拖把',
    picture: 'goods-mop',
    price: 30,
    maxPerMonth: 1,
    lots: [{ pieces: 1, source: 'community' }],
  },
  {
    key: 'casserole',
    kind: 'goods',
    name: '砂锅',
    note: '3 升',
    picture: 'goods-casserole',
    price: 60,
    maxPerMonth: 1,
    lots: [{ pieces: 3, source: 'paired-unit', donor: '云河水务' }],
  },
  {
    key: 'haircut',
    kind: 'voucher',
    name: '理发一次',
    note: '到店出示券码',
    picture: 'goods-haircut',
    price: 15,
    maxPerMonth: 1,
    lots: [{ pieces: 20, source: 'partner', donor: '清爽理发店' }],
  },
];

export const shopOf = (community: AreaRecord): ShopRecord => ({
  _id: derivedId('sh', community._id),
  communityId: community._id,
  communityName: community.name,
  areaPath: community.path,
  name: `${community.name}积分超市`,
  place: '社区党群服务中心一楼',
  ...(community.dutyPhone !== undefined && { phone: community.dutyPhone }),
  opening: {
    weekdays: [1, 2, 3, 4, 5, 6],
    hours: [
      { from: '08:30', until: '11:30' },
      { from: '14:00', until: '17:30' },
    ],
    closedOn: [],
  },
  isActive: true,
  version: 1,
});

export const rewardIdOf = (shop: ShopRecord, { key }: Pick<Ware, 'key'>): string =>
  derivedId('rw', shop._id, key);

/** One counter's things with what came in, as the stock rules book them. */
export type Shelf = {
  rewards: Map<string, RewardRecord>;
  movements: MovementRecord[];
};

type Stocking = {
  shop: ShopRecord;
  moments: Moments;
  fileIdOf: (picture: string) => string;
  by: { id: string; text: string };
  partner?: NonNullable<RewardRecord['partner']>;
};

function stockOf(ware: Ware, { shop, moments, by }: Stocking, movements: MovementRecord[]): Stock {
  const at = moments.at(45, '09:40');
  let stock = emptyStock;
  ware.lots.forEach(({ pieces, source, donor, expiresInDays }, index) => {
    const id = derivedId('lt', shop._id, ware.key, String(index));
    const given = {
      ...(donor !== undefined && { donor }),
      ...(expiresInDays !== undefined && { expiresOn: addDays(moments.day(0), expiresInDays) }),
    };
    stock = stockedIn(
      stock,
      { id, source, available: pieces, reserved: 0, at, ...given },
      dayOf(at),
    );
    movements.push({
      _id: derivedId('mv', id, 'in'),
      shopId: shop._id,
      rewardId: rewardIdOf(shop, ware),
      name: ware.name,
      lotId: id,
      kind: 'in',
      pieces,
      source,
      words: donor === undefined ? '入库' : `入库，${donor}`,
      byText: by.text,
      aboutId: id,
      at,
    });
  });
  return stock;
}

/** Fills a counter: everything of the list, a voucher only where a partner serves it. */
export function stockShelf(stocking: Stocking): Shelf {
  const { shop, fileIdOf, partner } = stocking;
  const movements: MovementRecord[] = [];
  const rewards = new Map<string, RewardRecord>();
  wares.forEach((ware, order) => {
    if (ware.kind === 'voucher' && !partner) return;
    const { key, lots: _, picture, ...said } = ware;
    rewards.set(key, {
      _id: rewardIdOf(shop, ware),
      shopId: shop._id,
      ...said,
      photo: fileIdOf(picture),
      isOnShelf: true,
      ...(ware.kind === 'voucher' && partner && { partner }),
      ...stockOf(ware, stocking, movements),
      order,
      version: 1,
    });
  });
  return { rewards, movements };
}

/** Takes pieces off the shelf: reserved, or gone at once. */
export function takeFrom(
  shelf: Shelf,
  { key, pieces, at, isGone }: { key: string; pieces: number; at: number; isGone: boolean },
) {
  const reward = shelf.rewards.get(key);
  if (!reward) throw new RangeError(`no such thing: ${key}`);
  const day = dayOf(at);
  const { stock, from } = reserved(reward, { pieces, name: reward.name, day });
  const after = isGone ? handedOut(stock, from, day) : stock;
  shelf.rewards.set(key, { ...reward, ...after, version: reward.version + 1 });
  return { reward, from };
}

import {
  cancelRedemption,
  getRedemption,
  getShelf,
  listRedemptions,
  reserve,
} from '#contracts/shop';
import {
  handOver,
  listHandedOver,
  listToWitness,
  lookUpCode,
  refuseRedemption,
  reverseRedemption,
  sell,
  witness,
} from '#contracts/shop-counter';
import {
  getCounter,
  listMovements,
  listPartners,
  listStock,
  saveReward,
  saveShop,
  stockIn,
  takeStock,
  writeOff,
} from '#contracts/shop-stock';
import { dayOf } from '#domain/day';
import { area } from '../../tests/kit/world';
import type { Stage } from './stage';

type Goods = { shopId: string; soapId: string };

const shop = {
  communityId: area('huai'),
  name: '槐安社区积分超市',
  place: '党群服务中心一楼',
  opening: {
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    hours: [{ from: '00:00', until: '23:59' }],
    closedOn: [],
  },
  isActive: true,
};

/** A keeper opens her shop, fills the shelf, writes off, and counts with a second person. */
async function fillShelf({ ask }: Stage): Promise<Goods> {
  const { id: shopId } = await ask('qian', saveShop, shop);
  const { id: soapId } = await ask('qian', saveReward, {
    shopId,
    kind: 'goods',
    name: '肥皂',
    price: 5,
    isOnShelf: true,
  });
  await ask('qian', stockIn, { rewardId: soapId, pieces: 60, source: 'community' });
  const { rewards } = await ask('qian', listStock, {});
  const lotId = rewards[0]?.lots[0]?.id ?? '';
  await ask('qian', writeOff, { rewardId: soapId, lotId, pieces: 1, reason: '受潮了' });
  const counts = [{ rewardId: soapId, expected: 59, counted: 58 }];
  const { id } = await ask('qian', takeStock, { shopId, counts });
  await ask('he', listToWitness, {});
  await ask('he', witness, { id, version: 1, isRight: true });
  await ask('qian', listPartners, {});
  await ask('qian', listMovements, {});
  await ask('qian', getCounter, {});
  return { shopId, soapId };
}

/** Somebody reserves and fetches; another gives back; one on paper needs a witness; one is taken back. */
export async function tellShop(stage: Stage, paperId: string): Promise<void> {
  const { ask, cloud } = stage;
  const { shopId, soapId } = await fillShelf(stage);
  const one = { shopId, items: [{ rewardId: soapId, quantity: 1 }], points: 5 };
  await ask('wang', getShelf, {});
  const first = await ask('wang', reserve, one);
  await ask('wang', getRedemption, { id: first.redemption.id });
  await ask('qian', lookUpCode, { code: first.redemption.code ?? '' });
  const done = await ask('qian', handOver, { id: first.redemption.id });
  const { version } = done.redemption;
  const back = { id: first.redemption.id, version, reason: '拿错了' };
  await ask('qian', reverseRedemption, back);
  const second = await ask('wang', reserve, one);
  const { id, version: seen } = second.redemption;
  await ask('wang', cancelRedemption, { id, version: seen });
  const third = await ask('wang', reserve, one);
  const held = { id: third.redemption.id, version: third.redemption.version };
  await ask('qian', refuseRedemption, { ...held, why: 'damaged' });
  const many = { accountId: paperId, items: [{ rewardId: soapId, quantity: 6 }], points: 30 };
  const waiting = await ask('qian', sell, many);
  const { id: paperSale, version: asked } = waiting.redemption;
  await ask('he', listToWitness, {});
  await ask('he', witness, { id: paperSale, version: asked, isRight: true });
  const registeredOn = dayOf(cloud.clock.now());
  const small = { items: [{ rewardId: soapId, quantity: 1 }], points: 5 };
  await ask('qian', sell, { accountId: paperId, ...small, registeredOn });
  await ask('qian', sell, { accountId: paperId, ...small });
  await ask('qian', listHandedOver, {});
  await ask('wang', listRedemptions, {});
}

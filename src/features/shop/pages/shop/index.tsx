import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useRef, useState } from 'react';
import type { Got } from '#contracts/action';
import { wordsFor } from '#contracts/errors';
import { getShelf, type Reward, reserve } from '#contracts/shop';
import { momentText } from '#domain/day';
import { itemsText } from '#domain/redemption';
import {
  Button,
  Card,
  Chips,
  Empty,
  ErrorState,
  Kept,
  ListRow,
  Page,
  Problem,
  Skeleton,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { goBack, open } from '../../../../platform/navigation';
import { newRequestId } from '../../../../platform/request-id';
import { useLoaded } from '../../../../platform/use-loaded';
import { useSending } from '../../../../platform/use-sending';
import {
  type Basket,
  chosenItems,
  clashes,
  emptyBasket,
  fitting,
  piecesOf,
  totalOf,
  wantedOf,
  whyNotMore,
  withPieces,
} from '../../basket';
import { GoodCard } from '../../good-card';
import { ShopHead } from '../../shop-head';
import '../../shop.css';

type Shelf = Got<typeof getShelf>;
type ShelfProps = { shelf: Shelf; onReload: () => void; onOther: (id: string) => void };

/** What was chosen, and the sending of it: the same wish until the cloud has taken or refused it. */
function useReserving({ rewards, shop, balance = 0 }: Shelf, onRefused: () => void) {
  const [wanted, setBasket] = useState<Basket>(emptyBasket);
  const basket = fitting(wanted, rewards);
  const total = totalOf(basket, rewards);
  const sending = useSending();
  const wish = useRef(newRequestId());
  const change = (next: Basket) => {
    sending.clear();
    wish.current = newRequestId();
    setBasket(next);
  };
  const send = async () => {
    if (!shop) return;
    const input = { shopId: shop.id, items: wantedOf(basket), points: total };
    const isDone = await sending.send(async () => {
      const { redemption } = await call(reserve, input, { requestId: wish.current });
      open('redemption', { id: redemption.id });
    });
    if (isDone) change(emptyBasket);
    else onRefused();
  };
  return { basket, total, balance, change, send, sending };
}

function NoPassbook() {
  return (
    <Card tone="blue">
      <ListRow
        title="兑换要有积分存折"
        note="居民自己的存折，愿意才开。点这里看看怎么开。"
        onTap={() => open('points')}
      />
    </Card>
  );
}

function Others({
  shops,
  shop,
  onOther,
}: Pick<Shelf, 'shops' | 'shop'> & Pick<ShelfProps, 'onOther'>) {
  if (shops.length < 2) return null;
  return (
    <View className="shop-choice">
      <Chips
        label="哪一家"
        choices={shops.map(({ id, name }) => ({ value: id, words: name }))}
        chosen={shop?.id}
        onChoose={onOther}
      />
    </View>
  );
}

type Reserving = ReturnType<typeof useReserving>;

/** What was chosen, what it costs and leaves, and the one thing to press. */
function Sum({ rewards, reserving }: Pick<Shelf, 'rewards'> & { reserving: Reserving }) {
  const { basket, total, balance, sending, send } = reserving;
  const isVoucher = rewards.some((one) => one.kind === 'voucher' && piecesOf(basket, one) > 0);
  return (
    <View className="shop-sum">
      <View className="text-note">
        {itemsText(chosenItems(basket, rewards))}，共 <View className="shop-total">{total}</View>{' '}
        分，还剩 {balance - total} 分
      </View>
      <Problem words={sending.problem} />
      <Button
        kind="primary"
        words={isVoucher ? '换这张服务券' : '预约，到店领取'}
        isBusy={sending.isBusy}
        busyWords="正在预约…"
        onTap={() => void send()}
      />
    </View>
  );
}

type GoodsProps = Pick<Shelf, 'rewards'> & { reserving: Reserving; mayTake: boolean };

function Goods({ rewards, reserving, mayTake }: GoodsProps) {
  const { basket, change, balance, total } = reserving;
  const whyNot = (reward: Reward) =>
    clashes(reward, basket, rewards)
      ? '服务券要单独兑'
      : whyNotMore(reward, basket, { balance, total });
  return (
    <View className="goods">
      {rewards.map((reward) => (
        <GoodCard
          key={reward.id}
          reward={reward}
          pieces={piecesOf(basket, reward)}
          whyNot={whyNot(reward)}
          onChange={mayTake ? (pieces) => change(withPieces(basket, reward, pieces)) : undefined}
        />
      ))}
    </View>
  );
}

function NoShop() {
  return (
    <Empty
      icon="house"
      title="您住的社区还没有积分超市"
      note="还没有选住处的，先选一下您住哪个单元。"
      next={{ words: '选住处', onTap: () => open('homes') }}
    />
  );
}

function ShelfPage({ shelf, onReload, onOther, kept }: ShelfProps & { kept: string | undefined }) {
  const { shop, shops, rewards, balance } = shelf;
  const reserving = useReserving(shelf, onReload);
  const hasChosen = Object.keys(reserving.basket).length > 0;
  return (
    <Page
      title="积分超市"
      footer={hasChosen ? <Sum rewards={rewards} reserving={reserving} /> : undefined}
    >
      {kept ? <Kept since={kept} onRetry={onReload} /> : null}
      <Others shops={shops} shop={shop} onOther={onOther} />
      {shop ? (
        <ShopHead
          shop={shop}
          balance={balance}
          onMine={balance === undefined ? undefined : () => open('redemptions')}
        />
      ) : (
        <NoShop />
      )}
      {shop && balance === undefined ? <NoPassbook /> : null}
      <Goods
        rewards={rewards}
        reserving={reserving}
        mayTake={balance !== undefined && shop?.isActive === true}
      />
      {shop && rewards.length === 0 ? (
        <Empty title="货架上还没有东西" note="专管员上货以后，这里会有照片和价格。" />
      ) : null}
    </Page>
  );
}

/** 积分超市: what stands on the shelf, all with its price, and what she reserves of it. */
export default function ShopPage() {
  const { id } = useRouter().params;
  const [shopId, setShopId] = useState(id);
  const page = useLoaded(() => call(getShelf, shopId ? { shopId } : {}), `shelf/${shopId ?? ''}`);
  const { data, error, keptSince } = page;
  if (data)
    return (
      <ShelfPage
        key={data.shop?.id}
        shelf={data}
        kept={keptSince === undefined ? undefined : momentText(keptSince, now())}
        onReload={() => void page.reload()}
        onOther={setShopId}
      />
    );
  return (
    <Page title="积分超市">
      {error?.code === 'not-found' ? (
        <Empty title="没有找到这家积分超市" next={{ words: '返回', onTap: goBack }} />
      ) : null}
      {error && error.code !== 'not-found' ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void page.reload()} />
      ) : null}
      {error ? null : <Skeleton cards={3} />}
    </Page>
  );
}

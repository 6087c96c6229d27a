import { View } from '@tarojs/components';
import { useState } from 'react';
import { wordsFor } from '#contracts/errors';
import type { StockedReward } from '#contracts/shop-stock';
import { dayOf } from '#domain/day';
import {
  Button,
  Card,
  Chips,
  Empty,
  ErrorState,
  Note,
  Page,
  Skeleton,
  Toast,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { open } from '../../../../platform/navigation';
import { useLoaded } from '../../../../platform/use-loaded';
import { loadStock, type Stocked } from '../../stock/load-stock';
import { RewardCard } from '../../stock/reward-card';
import { RewardPage } from '../../stock/reward-page';
import { StockInSheet } from '../../stock/stock-in-sheet';
import type { StockedLot } from '../../stock/stock-words';
import { WriteOffSheet } from '../../stock/write-off-sheet';
import '../../shop.css';
import '../../stock/stock.css';

type Doing =
  | { kind: 'stock-in'; reward: StockedReward }
  | { kind: 'write-off'; reward: StockedReward; lot: StockedLot };
type Editing = { id: string | undefined };

function Ways({ shopId, onNew }: { shopId: string; onNew: () => void }) {
  return (
    <View className="stock-ways">
      <Button words="加一样" onTap={onNew} />
      <Button words="盘点" onTap={() => open('stocktake', { id: shopId })} />
      <Button words="进出明细" onTap={() => open('movements')} />
    </View>
  );
}

function Shops(props: { stocked: Stocked; onChoose: (id: string) => void }) {
  const { counter } = props.stocked;
  if (!counter) return <Note>库存由积分超市专管员来管，这里只看。</Note>;
  if (counter.shops.length < 2) return null;
  return (
    <View className="shop-choice">
      <Chips
        label="哪一家"
        choices={counter.shops.map(({ id, name }) => ({ value: id, words: name }))}
        chosen={counter.shop?.id}
        onChoose={props.onChoose}
      />
    </View>
  );
}

type ShelfProps = {
  stocked: Stocked;
  onEdit: (editing: Editing) => void;
  onDo: (doing: Doing) => void;
};

function Shelf({ stocked, onEdit, onDo }: ShelfProps) {
  const { counter, rewards } = stocked;
  const today = dayOf(now());
  const shop = counter?.shop;
  return (
    <>
      {shop ? <Ways shopId={shop.id} onNew={() => onEdit({ id: undefined })} /> : null}
      {shop && !shop.isActive ? (
        <Card tone="amber">
          <Note>这家店现在没有开放，居民看不到。</Note>
        </Card>
      ) : null}
      {rewards.length === 0 ? (
        <Empty
          icon="gift"
          title="货架上还没有东西"
          note="先加一样，再入库。"
          {...(shop && { next: { words: '加一样', onTap: () => onEdit({ id: undefined }) } })}
        />
      ) : null}
      <View className="stock-cards">
        {rewards.map((reward) => (
          <RewardCard
            key={reward.id}
            reward={reward}
            today={today}
            steps={
              shop && {
                onEdit: () => onEdit({ id: reward.id }),
                onStockIn: () => onDo({ kind: 'stock-in', reward }),
                onWriteOff: (lot) => onDo({ kind: 'write-off', reward, lot }),
              }
            }
            onMovements={() => open('movements', { id: reward.id, name: reward.name })}
          />
        ))}
      </View>
    </>
  );
}

/** The lot as it is now: what somebody took meanwhile is gone from it. */
const freshLot = ({ rewards }: Stocked, doing: { reward: StockedReward; lot: StockedLot }) =>
  rewards.find(({ id }) => id === doing.reward.id)?.lots.find(({ id }) => id === doing.lot.id) ??
  doing.lot;

/** 库存: what stands on the shelf, with its lots; new things, lots that come in, pieces that are spoiled. */
export default function StockPage() {
  const [shopId, setShopId] = useState<string>();
  const page = useLoaded(() => loadStock(shopId), `stock/${shopId ?? ''}`);
  const [editing, setEditing] = useState<Editing>();
  const [doing, setDoing] = useState<Doing>();
  const [said, setSaid] = useState<string>();
  const { data, error, reload } = page;
  const shop = data?.counter?.shop;
  const done = (words: string) => {
    setDoing(undefined);
    setEditing(undefined);
    setSaid(words);
    void reload();
  };
  if (editing && shop)
    return (
      <RewardPage
        shopId={shop.id}
        reward={data?.rewards.find(({ id }) => id === editing.id)}
        onClose={() => setEditing(undefined)}
        onSaved={() => done('保存了')}
        onStale={() => void reload()}
      />
    );
  const refused = () => void reload();
  return (
    <Page title="库存" isWide>
      {data ? (
        <>
          <Shops stocked={data} onChoose={setShopId} />
          <Shelf stocked={data} onEdit={setEditing} onDo={setDoing} />
        </>
      ) : null}
      {!data && error ? <ErrorState title={wordsFor(error)} onRetry={() => void reload()} /> : null}
      {data || error ? null : <Skeleton cards={3} />}
      {doing?.kind === 'stock-in' ? (
        <StockInSheet reward={doing.reward} onClose={() => setDoing(undefined)} onDone={done} />
      ) : null}
      {doing?.kind === 'write-off' && data ? (
        <WriteOffSheet
          reward={doing.reward}
          lot={freshLot(data, doing)}
          onClose={() => setDoing(undefined)}
          onDone={done}
          onRefused={refused}
        />
      ) : null}
      <Toast words={said} onDone={() => setSaid(undefined)} />
    </Page>
  );
}

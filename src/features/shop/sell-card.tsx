import { View } from '@tarojs/components';
import type { FoundAccount } from '#contracts/points-accounts';
import type { CounterRedemption } from '#contracts/shop-counter';
import type { StockedReward } from '#contracts/shop-stock';
import { itemsText } from '#domain/redemption';
import { Button, Card, classes, Note, Problem, Tap } from '../../components';
import { chosenItems, type Good, piecesOf, whyNotMore, withPieces } from './basket';
import { SecondPart } from './second-part';
import { GoodPhoto } from './stepper';
import { type SellingState, useSelling } from './use-selling';

/** What lies on the shelf and can be handed out here; vouchers are their partner's. */
export const sellable = (rewards: readonly StockedReward[]): StockedReward[] =>
  rewards.filter(({ kind, isOnShelf }) => kind === 'goods' && isOnShelf);

type GoodsProps = {
  goods: readonly (Good & Pick<StockedReward, 'photo'>)[];
  selling: SellingState;
  balance: number;
  onTouched: () => void;
};

/** Every thing is one tap; a second tap makes two, 「−」 takes one back. */
function Goods({ goods, selling, balance, onTouched }: GoodsProps) {
  const { basket, total, change } = selling;
  return (
    <View className="sell-goods">
      {goods.map((good) => {
        const pieces = piecesOf(basket, good);
        const whyNot = whyNotMore(good, basket, { balance, total });
        const set = (next: number) => {
          change(withPieces(basket, good, next));
          onTouched();
        };
        return (
          <View key={good.id} className={classes('sell-good', pieces > 0 && 'good-on')}>
            <Tap
              className="sell-tap"
              label={`${good.name}，${good.price} 分，再加一件`}
              isDisabled={whyNot !== undefined}
              onTap={() => set(pieces + 1)}
            >
              <GoodPhoto name={good.name} url={good.photo?.url} />
              <View className="grow">
                <View className="sell-name">{good.name}</View>
                <View className="sell-price">{good.price} 分</View>
                <Note>{pieces === 0 && whyNot ? whyNot : `有 ${good.available} 件`}</Note>
              </View>
              {pieces > 0 ? <View className="sell-pieces">{pieces}</View> : null}
            </Tap>
            {pieces > 0 ? (
              <Tap
                className="good-step sell-less"
                label={`少一件${good.name}`}
                onTap={() => set(pieces - 1)}
              >
                −
              </Tap>
            ) : null}
          </View>
        );
      })}
    </View>
  );
}

function Who({ account }: { account: FoundAccount }) {
  return (
    <View className="sell-who">
      <View className="grow">
        <View className="counter-big">{account.maskedName}</View>
        <Note>
          {account.place} · {account.kind === 'paper' ? '纸质存折' : '手机存折'}尾号{' '}
          {account.numberEnd}
        </Note>
      </View>
      <View className="counter-big">有 {account.balance ?? 0} 分</View>
    </View>
  );
}

type SellCardProps = {
  account: FoundAccount;
  rewards: readonly StockedReward[];
  isOffline: boolean;
  /** Of the printed register: the day it was handed over. */
  registeredOn?: string | undefined;
  /** The cursor goes back to its field. */
  onTouched: () => void;
  onSold: (redemption: CounterRedemption) => void;
};

function giveWords(selling: SellingState, { account, registeredOn }: SellCardProps): string {
  if (registeredOn !== undefined) return '记进来，请第二个人确认';
  return selling.isSecondNeeded && selling.second === 'witness'
    ? '记下，等第二个人确认'
    : `交给 ${account.maskedName} 了`;
}

/** 柜台直兑: somebody stands here without a reservation, with a passbook. Give it `key={account.id}`. */
export function SellCard(props: SellCardProps) {
  const { account, rewards, isOffline, registeredOn, onTouched, onSold } = props;
  const goods = sellable(rewards);
  const selling = useSelling({ account, goods, registeredOn, onSold });
  const { basket, total } = selling;
  const balance = account.balance ?? 0;
  const items = chosenItems(basket, goods);
  return (
    <Card className="counter-card">
      <Who account={account} />
      <Goods goods={goods} selling={selling} balance={balance} onTouched={onTouched} />
      {goods.length === 0 ? <Note>货架上还没有东西，先去入库。</Note> : null}
      {selling.isSecondNeeded ? <SecondPart selling={selling} /> : null}
      {items.length > 0 ? (
        <View className="sell-sum">
          <View className="counter-big">{itemsText(items)}</View>
          <View className="facts-purse">
            <View>共 {total} 分</View>
            <View className="counter-big">还剩 {balance - total} 分</View>
          </View>
          <Problem words={selling.problem} />
          <Button
            kind="primary"
            isBig
            words={giveWords(selling, props)}
            isBusy={selling.isBusy}
            busyWords="正在记…"
            isDisabled={isOffline}
            onTap={() => void selling.send()}
          />
        </View>
      ) : (
        <Note>点一下东西，就是一件。</Note>
      )}
    </Card>
  );
}

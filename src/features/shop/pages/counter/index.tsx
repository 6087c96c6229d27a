import { View } from '@tarojs/components';
import { useState } from 'react';
import { wordsFor } from '#contracts/errors';
import { dateText, dayOf, momentText } from '#domain/day';
import {
  Button,
  Card,
  Chips,
  Empty,
  ErrorState,
  Heading,
  Kept,
  ListRow,
  Note,
  Page,
  Section,
  Skeleton,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { goBack, open } from '../../../../platform/navigation';
import { useIsOffline } from '../../../../platform/network';
import { useLoaded } from '../../../../platform/use-loaded';
import { type Day, keptDay, loadDay } from '../../counter-day';
import { DoneCard } from '../../done-card';
import { EntryCard, KeysCard } from '../../entry-card';
import { FoundCard } from '../../found-card';
import { PeopleCard } from '../../people-card';
import { SellCard } from '../../sell-card';
import { type Counter, useCounter } from '../../use-counter';
import '../../shop.css';

/** The register of this shop, under the name by which its day is kept for hours without network. */
const openRegister = (counter: Day['counter']): void =>
  open('counterRegister', counter?.shop && counter.shops.length > 1 ? { id: counter.shop.id } : {});

/** Without a network nothing is certain, and nothing is handed out on trust of a screen. */
function OfflineCard({ onRegister }: { onRegister: () => void }) {
  return (
    <Card tone="amber">
      <Heading>没有网络，现在不能确认</Heading>
      <Note>请不要在这里交货。用打印好的登记表记下来，请居民签字，连上网再记进来。</Note>
      <View className="shop-part">
        <Button words="打开登记表" onTap={onRegister} />
      </View>
    </Card>
  );
}

type OnCounterProps = { counter: Counter; day: Day; isOffline: boolean; onChanged: () => void };

/** What the field led to. */
function OnCounter({ counter, day, isOffline, onChanged }: OnCounterProps) {
  const { shown, isGiving, give, next, nextWords, show, toField } = counter;
  if (!shown) return null;
  if (shown.kind === 'found')
    return (
      <FoundCard
        redemption={shown.redemption}
        isBusy={isGiving}
        isOffline={isOffline}
        onGive={() => void give(shown.redemption).then(onChanged)}
        onClosed={toField}
        onRefused={(words) => {
          show({ kind: 'given-back', words });
          onChanged();
        }}
      />
    );
  if (shown.kind === 'people')
    return (
      <PeopleCard
        accounts={shown.accounts}
        onChoose={(account) => show({ kind: 'selling', account })}
      />
    );
  if (shown.kind === 'selling')
    return (
      <SellCard
        key={shown.account.id}
        account={shown.account}
        rewards={day.rewards}
        isOffline={isOffline}
        onTouched={toField}
        onSold={(redemption) => {
          show({ kind: 'done', redemption, isRepeat: false });
          onChanged();
        }}
      />
    );
  if (shown.kind === 'done') return <DoneCard {...shown} nextWords={nextWords} onNext={next} />;
  return (
    <Card tone="blue" className="counter-card">
      <Heading>{shown.words}</Heading>
      <View className="shop-part">
        <Button words={nextWords} isBig onTap={next} />
      </View>
    </Card>
  );
}

/** What the day was so far, and the ways to everything else. */
function DaySide({ counter }: { counter: NonNullable<Day['counter']> }) {
  const { shop, today, heldCount, low, expiring } = counter;
  return (
    <View>
      <Section title="今天">
        <Card>
          <View className="day-figures">
            <View className="day-figure">
              <View className="shop-balance">{today.redemptions}</View>
              <Note>位领走</Note>
            </View>
            <View className="day-figure">
              <View className="shop-balance">{today.pieces}</View>
              <Note>件东西</Note>
            </View>
            <View className="day-figure">
              <View className="shop-balance">{heldCount}</View>
              <Note>位约好要来</Note>
            </View>
          </View>
          <ListRow
            title="交出记录"
            note="给错了，当天可以撤销"
            onTap={() => open('counterToday')}
          />
          <ListRow
            title="登记表"
            note="停电断网时用纸记，之后记进来"
            onTap={() => openRegister(counter)}
          />
          <ListRow title="库存" note="进货、报损，每月两个人盘点" onTap={() => open('stock')} />
          {shop ? (
            <ListRow
              title="货架"
              note="居民看到的样子"
              onTap={() => open('shop', { id: shop.id })}
            />
          ) : null}
        </Card>
      </Section>
      {low.length > 0 || expiring.length > 0 ? (
        <Section title="要留意">
          <Card>
            {low.map(({ name, available }) => (
              <ListRow
                key={name}
                title={name}
                aside={available === 0 ? '没有了' : `只剩 ${available} 件`}
              />
            ))}
            {expiring.map(({ name, pieces, expiresOn }) => (
              <ListRow
                key={`${name}-${expiresOn}`}
                title={name}
                aside={`${pieces} 件 ${dateText(expiresOn, dayOf(now()))}到期`}
              />
            ))}
          </Card>
        </Section>
      ) : null}
    </View>
  );
}

function Shops({ counter, onChoose }: Pick<Day, 'counter'> & { onChoose: (id: string) => void }) {
  if (!counter || counter.shops.length < 2) return null;
  return (
    <View className="shop-choice">
      <Chips
        label="哪一家"
        choices={counter.shops.map(({ id, name }) => ({ value: id, words: name }))}
        chosen={counter.shop?.id}
        onChoose={onChoose}
      />
    </View>
  );
}

function CounterDay({ day, onChanged }: { day: Day; onChanged: () => void }) {
  const counter = useCounter();
  const isOffline = useIsOffline();
  const [hasKeys, setHasKeys] = useState(false);
  return (
    <View className="counter-columns">
      <View>
        {isOffline ? <OfflineCard onRegister={() => openRegister(day.counter)} /> : null}
        <EntryCard
          counter={counter}
          hasKeys={hasKeys}
          onKeys={() => {
            setHasKeys(!hasKeys);
            counter.toField();
          }}
        />
        <OnCounter counter={counter} day={day} isOffline={isOffline} onChanged={onChanged} />
        {hasKeys && counter.shown?.kind !== 'selling' ? <KeysCard counter={counter} /> : null}
      </View>
      {day.counter ? <DaySide counter={day.counter} /> : null}
    </View>
  );
}

/** 积分超市柜台: scan, type or find; see whom and what; hand it over. */
export default function CounterPage() {
  const [shopId, setShopId] = useState<string>();
  const page = useLoaded(() => loadDay(shopId), keptDay(shopId));
  const { data: day, error, keptSince } = page;
  const isShopless = day?.counter !== undefined && day.counter.shop === undefined;
  return (
    <Page title="积分超市柜台" isWide>
      {keptSince ? (
        <Kept since={momentText(keptSince, now())} onRetry={() => void page.reload()} />
      ) : null}
      {day ? <Shops counter={day.counter} onChoose={setShopId} /> : null}
      {day && !isShopless ? (
        <CounterDay key={day.counter?.shop?.id} day={day} onChanged={() => void page.reload()} />
      ) : null}
      {isShopless ? (
        <Empty
          icon="house"
          title="您的社区还没有积分超市"
          note="请社区工作人员先把店开起来。"
          next={{ words: '返回', onTap: goBack }}
        />
      ) : null}
      {!day && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void page.reload()} />
      ) : null}
      {day || error ? null : <Skeleton cards={3} />}
    </Page>
  );
}

import { View } from '@tarojs/components';
import { useState } from 'react';
import { wordsFor } from '#contracts/errors';
import { observerPostWords } from '#contracts/observer';
import { getRates } from '#contracts/work-order';
import { dayOf } from '#domain/day';
import {
  Button,
  Buttons,
  Card,
  ErrorState,
  Heading,
  Note,
  Page,
  Pill,
  Skeleton,
  TitleRow,
  Words,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { useLoaded } from '../../../../platform/use-loaded';
import {
  exclusionsText,
  monthAfter,
  monthText,
  percentText,
  type RateLine,
  type Rates,
  rateLines,
} from '../../rates';
import './rates.css';

function RateCard({ rate }: { rate: RateLine }) {
  return (
    <Card className="rate">
      <TitleRow>
        <Heading>{rate.title}</Heading>
        {rate.isSmall ? <Pill words="样本不足" tone="amber" /> : null}
      </TitleRow>
      <Words size="num" isStrong>
        {rate.value}
      </Words>
      <View className="rate-counted">
        <Note>{rate.counted}</Note>
      </View>
    </Card>
  );
}

function Figures({ rates }: { rates: Rates }) {
  const excluded = exclusionsText(rates);
  const { weighedSatisfaction } = rates;
  return (
    <>
      <View className="rates">
        {rateLines(rates).map((rate) => (
          <RateCard key={rate.title} rate={rate} />
        ))}
      </View>
      <Card>
        <Note>这个月办结 {rates.closed} 件。没有评价的记为「未评价」，不算满意。</Note>
        {weighedSatisfaction === undefined ? null : (
          <Note>
            评价的人少时，满意率向平均数靠拢，折算后是 {percentText(weighedSatisfaction)}。
          </Note>
        )}
        {rates.observers.map(({ post, count, valid }) => (
          <Note key={post}>
            {observerPostWords[post]}反映 {count} 件，属实 {valid} 件。
          </Note>
        ))}
        {excluded ? <Note>{excluded}</Note> : null}
        {rates.isPartial ? <Note>这个月办结的太多，只算了一部分。</Note> : null}
      </Card>
    </>
  );
}

/** 指标: three rates of the own area and a month, never without what they were counted from. */
export default function Screen() {
  const current = dayOf(now()).slice(0, 7);
  const [month, setMonth] = useState(current);
  const loaded = useLoaded(() => call(getRates, { month }), `rates/${month}`);
  const { data, error } = loaded;
  return (
    <Page title="指标" isWide>
      <View className="rates-head">
        <Heading size="title">
          {data?.areaName ?? ''} {monthText(month)}
        </Heading>
        <Buttons>
          <Button words="上个月" onTap={() => setMonth(monthAfter(month, -1))} />
          <Button
            words="下个月"
            isDisabled={month >= current}
            onTap={() => setMonth(monthAfter(month, 1))}
          />
        </Buttons>
      </View>
      {data ? <Figures rates={data} /> : null}
      {!data && !error ? <Skeleton cards={3} /> : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void loaded.reload()} />
      ) : null}
    </Page>
  );
}

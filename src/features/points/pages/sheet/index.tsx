import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { wordsFor } from '#contracts/errors';
import { getSheet, type PointsSheet } from '#contracts/points-sheet';
import { dateText, dayOf, momentText } from '#domain/day';
import {
  Button,
  Buttons,
  Chips,
  Empty,
  ErrorState,
  Heading,
  Kept,
  Note,
  Page,
  Skeleton,
  Toast,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { open } from '../../../../platform/navigation';
import { useLoaded } from '../../../../platform/use-loaded';
import { monthText } from '../../sheet-words';
import { ObjectSheet } from './object-sheet';
import {
  GoodsCard,
  HeadCard,
  ListedCard,
  ObjectionsCard,
  PathsCard,
  TotalsCard,
} from './sheet-cards';
import '../../points.css';

function SheetParts({ sheet }: { sheet: PointsSheet }) {
  const today = dayOf(now());
  return (
    <>
      <View className="points-filter">
        <Heading size="head">
          {sheet.communityName} {monthText(sheet.month, today)}
        </Heading>
        <Note>{dateText(dayOf(sheet.publishedAt), today)}公布</Note>
      </View>
      <View className="points-columns">
        <View>
          <TotalsCard sheet={sheet} />
          <PathsCard sheet={sheet} />
          <ListedCard sheet={sheet} />
        </View>
        <View>
          <GoodsCard sheet={sheet} />
          {sheet.head ? <HeadCard head={sheet.head} /> : null}
          <ObjectionsCard sheet={sheet} />
        </View>
      </View>
    </>
  );
}

type MonthsProps = {
  months: readonly string[];
  chosen: string | undefined;
  onChoose: (month: string) => void;
};

function Months({ months, chosen, onChoose }: MonthsProps) {
  if (months.length < 2) return null;
  const today = dayOf(now());
  return (
    <View className="points-filter">
      <Chips
        label="哪个月"
        choices={months.map((value) => ({ value, words: monthText(value, today) }))}
        chosen={chosen}
        onChoose={onChoose}
      />
    </View>
  );
}

type OpenProps = { sheet: PointsSheet; mayObject: boolean; onDone: (words: string) => void };

/** The sheet, and what one can do with it. */
function OpenSheet({ sheet, mayObject, onDone }: OpenProps) {
  const [isObjecting, setIsObjecting] = useState(false);
  const { communityId, month } = sheet;
  const finish = (words: string) => {
    setIsObjecting(false);
    onDone(words);
  };
  return (
    <>
      <SheetParts sheet={sheet} />
      <Buttons>
        <Button
          words="打印公示表"
          isGrowing
          onTap={() => open('pointsSheetPrint', { communityId, month })}
        />
        {mayObject ? (
          <Button kind="soft" words="提意见" isGrowing onTap={() => setIsObjecting(true)} />
        ) : null}
      </Buttons>
      {isObjecting ? (
        <ObjectSheet sheet={sheet} onClose={() => setIsObjecting(false)} onDone={finish} />
      ) : null}
    </>
  );
}

const Missing = () => (
  <Empty
    icon="eye"
    title="还没有公示"
    note="每月初公布上个月的：发了多少分、换走了什么、货从哪来。"
    next={{ words: '先看看规则', onTap: () => open('pointsRules') }}
  />
);

/** 积分公示: a month of the community in numbers anybody can check. */
export default function Screen() {
  const { communityId, month: asked } = useRouter().params;
  const [chosen, setChosen] = useState<string | undefined>(asked);
  const loaded = useLoaded(
    () => call(getSheet, { ...(communityId && { communityId }), ...(chosen && { month: chosen }) }),
    `points-sheet/${communityId ?? 'own'}/${chosen ?? 'newest'}`,
  );
  const [said, setSaid] = useState<string>();
  const { data, error, keptSince } = loaded;
  const retry = () => void loaded.reload();
  return (
    <Page title="积分公示" isWide>
      {keptSince ? <Kept since={momentText(keptSince, now())} onRetry={retry} /> : null}
      {data ? (
        <Months months={data.months} chosen={chosen ?? data.sheet?.month} onChoose={setChosen} />
      ) : null}
      {data?.sheet ? (
        <OpenSheet
          key={data.sheet.month}
          sheet={data.sheet}
          mayObject={data.mayObject}
          onDone={(words) => {
            setSaid(words);
            retry();
          }}
        />
      ) : null}
      {data && !data.sheet ? <Missing /> : null}
      {data || error ? null : <Skeleton cards={3} />}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} note="账都在，没有丢。" onRetry={retry} />
      ) : null}
      <Toast words={said} onDone={() => setSaid(undefined)} />
    </Page>
  );
}

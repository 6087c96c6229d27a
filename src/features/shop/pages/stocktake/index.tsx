import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useRef, useState } from 'react';
import { wordsFor } from '#contracts/errors';
import { type StockedReward, takeStock } from '#contracts/shop-stock';
import {
  Button,
  Card,
  classes,
  Empty,
  ErrorState,
  Field,
  Heading,
  Note,
  Page,
  Problem,
  Skeleton,
} from '../../../../components';
import { call } from '../../../../platform/cloud';
import { goBack } from '../../../../platform/navigation';
import { newRequestId } from '../../../../platform/request-id';
import { useLoaded } from '../../../../platform/use-loaded';
import { useSending } from '../../../../platform/use-sending';
import {
  type Counts,
  countedOf,
  countInput,
  countProblems,
  countSummary,
  differenceText,
  expectedOf,
  mostCounted,
} from '../../stock/count-form';
import { loadStock } from '../../stock/load-stock';
import '../../shop.css';
import '../../stock/stock.css';

type CountRowProps = {
  reward: StockedReward;
  typed: string | undefined;
  problem: string | undefined;
  onInput: (typed: string) => void;
};

function CountRow({ reward, typed, problem, onInput }: CountRowProps) {
  const expected = expectedOf(reward);
  const difference = differenceText(typed, expected);
  return (
    <View className="count-row">
      <Field
        label={reward.name}
        hint="数到几件"
        note={`账上 ${expected} 件`}
        kind="number"
        value={typed ?? ''}
        maxLength={6}
        problem={problem}
        onInput={onInput}
      />
      {difference ? (
        <View className={classes('count-difference', difference !== '对得上' && 'count-differs')}>
          {difference}
        </View>
      ) : null}
    </View>
  );
}

/** 'counts.2.counted' is the third thing she counted. */
const placeOf = /^counts\.(\d+)\.counted$/;

/** What was counted so far, and its sending; what moved meanwhile is read again and counted again. */
function useCounting(
  { shopId, rewards }: { shopId: string; rewards: readonly StockedReward[] },
  reload: () => Promise<void>,
) {
  const [counts, setCounts] = useState<Counts>({});
  const [isDone, setIsDone] = useState(false);
  const [isChecked, setIsChecked] = useState(false);
  const counted = countedOf(rewards, counts);
  const sending = useSending(counted.map((_, at) => `counts.${at}.counted`));
  const wish = useRef(newRequestId());
  const refused = Object.fromEntries(
    Object.entries(sending.problems).map(([field, words]) => {
      const at = Number(placeOf.exec(field)?.[1] ?? -1);
      return [counted[at]?.id ?? '', words];
    }),
  );
  const send = async () => {
    setIsChecked(true);
    if (Object.keys(countProblems(counts)).length > 0) return;
    const input = countInput(rewards, { shopId, counts });
    const work = () => call(takeStock, input, { requestId: wish.current });
    if (await sending.send(work)) setIsDone(true);
    else await reload();
  };
  return {
    counts,
    counted,
    problems: { ...refused, ...(isChecked ? countProblems(counts) : {}) } as Record<string, string>,
    problem: sending.problem,
    isBusy: sending.isBusy,
    isDone,
    send,
    write: (id: string, typed: string) => {
      wish.current = newRequestId();
      sending.clear();
      setCounts({ ...counts, [id]: typed });
    },
  };
}

function Counting(props: {
  shopId: string;
  rewards: readonly StockedReward[];
  reload: () => Promise<void>;
}) {
  const { shopId, reload } = props;
  const rewards = props.rewards.filter(({ kind }) => kind === 'goods').slice(0, mostCounted);
  const state = useCounting({ shopId, rewards }, reload);
  const { counts, counted, problems } = state;
  if (state.isDone)
    return (
      <Page title="盘点">
        <Card tone="jade">
          <Heading>{countSummary(rewards, counts)}</Heading>
          <Note>
            等第二个人看过：请社区工作人员、总网格长或话事员打开「请您见证」，点「是这样」才记账。
          </Note>
        </Card>
        <Button words="回库存" onTap={goBack} />
      </Page>
    );
  return (
    <Page
      title="盘点"
      isWide
      footer={
        <Button
          kind="primary"
          words={counted.length > 0 ? `数了 ${counted.length} 样，交给第二个人看` : '还没有数'}
          isDisabled={counted.length === 0}
          isBusy={state.isBusy}
          onTap={() => void state.send()}
        />
      }
    >
      <Card tone="blue">
        <Note>
          连同约出的、过期的一起数，没有数的空着。差了几件，要第二个人一起看过才记账，公示上也会写。
        </Note>
      </Card>
      <Card>
        {rewards.map((reward) => (
          <CountRow
            key={reward.id}
            reward={reward}
            typed={counts[reward.id]}
            problem={problems[reward.id]}
            onInput={(typed) => state.write(reward.id, typed)}
          />
        ))}
        {rewards.length === 0 ? <Empty title="货架上还没有东西" /> : null}
      </Card>
      <Problem words={state.problem} />
    </Page>
  );
}

/** 盘点: what is really there, counted by one and seen by another. */
export default function StocktakePage() {
  const { id } = useRouter().params;
  const page = useLoaded(() => loadStock(id));
  const { data, error } = page;
  const shop = data?.counter?.shop;
  if (data && shop)
    return <Counting shopId={shop.id} rewards={data.rewards} reload={page.reload} />;
  return (
    <Page title="盘点">
      {data ? (
        <Empty title="由积分超市专管员来盘点" next={{ words: '返回', onTap: goBack }} />
      ) : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void page.reload()} />
      ) : null}
      {data || error ? null : <Skeleton cards={3} />}
    </Page>
  );
}

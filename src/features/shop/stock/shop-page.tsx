import { View } from '@tarojs/components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Got } from '#contracts/action';
import { errorWords } from '#contracts/errors';
import { type getCounter, saveShop } from '#contracts/shop-stock';
import { Button, Card, Field, Heading, Page, Problem, SwitchRow, Toast } from '../../../components';
import { call } from '../../../platform/cloud';
import { newRequestId } from '../../../platform/request-id';
import { scrollToClass } from '../../../platform/scroll';
import { useSending } from '../../../platform/use-sending';
import { OpeningCard } from './opening-card';
import { type ShopForm, type ShopProblems, shopFormOf, shopInput, shopProblems } from './shop-form';

type Shop = NonNullable<Got<typeof getCounter>['shop']>;
type ShopPageProps = {
  communityId: string;
  /** Missing for a new one. */
  shop: Shop | undefined;
  /** Which of several shops. */
  choice: ReactNode;
  onSaved: () => Promise<void>;
};

const named = ['name', 'place', 'phone', 'opening.weekdays', 'opening.hours'] as const;
const opened = [...named, 'opening.hours.0', 'opening.hours.1', 'opening.hours.2'] as const;

/** What the cloud said of hours belongs to the hours, whichever of them. */
const refusedAt = (problems: Readonly<Record<string, string>>): ShopProblems => {
  const hours = Object.entries(problems).find(([field]) => field.startsWith('opening.hours'))?.[1];
  const weekdays = problems['opening.weekdays'];
  return { ...problems, ...(hours && { hours }), ...(weekdays && { weekdays }) };
};

function useShop({ communityId, shop, onSaved }: Omit<ShopPageProps, 'choice'>) {
  const [form, setForm] = useState<ShopForm>(() => shopFormOf(shop));
  const [refusals, setRefusals] = useState(0);
  const [said, setSaid] = useState<string>();
  const sending = useSending(opened);
  const wish = useRef(newRequestId());
  useEffect(() => {
    if (refusals > 0) scrollToClass('problem');
  }, [refusals]);
  const save = async () => {
    const input = shopInput(form, { communityId, shop });
    if (!input) {
      setRefusals(refusals + 1);
      return;
    }
    const isSaved = await sending.send(() => call(saveShop, input, { requestId: wish.current }));
    wish.current = newRequestId();
    if (isSaved) setSaid('保存了，居民现在看到的就是新的');
    await onSaved();
  };
  const { problem } = sending;
  return {
    form,
    said,
    forget: () => setSaid(undefined),
    problems: {
      ...refusedAt(sending.problems),
      ...(refusals > 0 ? shopProblems(form) : {}),
    } as ShopProblems,
    problem:
      problem === errorWords.conflict
        ? '刚才有人改过这家店。您写的还在，看一眼再点一次保存'
        : problem,
    isBusy: sending.isBusy,
    save,
    change: (next: Partial<ShopForm>) => {
      wish.current = newRequestId();
      sending.clear();
      setForm({ ...form, ...next });
    },
  };
}

/** 超市信息: what residents read about the shop, and whether it is open at all. */
export function ShopPage(props: ShopPageProps) {
  const state = useShop(props);
  const { form, problems, change } = state;
  return (
    <Page
      title="超市信息"
      isWide
      footer={
        <Button
          kind="primary"
          words={props.shop ? '保存' : '开一家积分超市'}
          isBusy={state.isBusy}
          onTap={() => void state.save()}
        />
      }
    >
      {props.choice}
      <Problem words={state.problem} />
      <View className="stock-cards">
        <Card>
          <View className="stock-part">
            <Heading>店名和位置</Heading>
          </View>
          <Field
            label="店名"
            hint="例如 槐安社区积分超市"
            value={form.name}
            maxLength={20}
            problem={problems.name}
            onInput={(name) => change({ name })}
          />
          <Field
            label="在哪里"
            hint="例如 党群服务中心一楼"
            value={form.place}
            maxLength={40}
            problem={problems.place}
            onInput={(place) => change({ place })}
          />
          <Field
            label="电话（可以不写）"
            value={form.phone}
            maxLength={15}
            problem={problems.phone}
            onInput={(phone) => change({ phone })}
          />
          <SwitchRow
            title="开放"
            note="不开放时，居民看不到货架；已经约好的还能来领"
            isOn={form.isActive}
            onChange={(isActive) => change({ isActive })}
          />
        </Card>
        <OpeningCard
          opening={form.opening}
          problems={problems}
          onChange={(opening) => change({ opening })}
        />
      </View>
      <Toast words={state.said} onDone={state.forget} />
    </Page>
  );
}

import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { listPartners, type StockedReward, saveReward } from '#contracts/shop-stock';
import {
  Button,
  Card,
  Chips,
  Field,
  Heading,
  Note,
  Page,
  PhotoGrid,
  Problem,
  SwitchRow,
} from '../../../components';
import { call } from '../../../platform/cloud';
import { openPhotos } from '../../../platform/photos';
import { scrollToClass } from '../../../platform/scroll';
import { useLoaded } from '../../../platform/use-loaded';
import { useSentForm } from '../../../platform/use-sent-form';
import {
  kindChoices,
  priceChangeText,
  type RewardForm,
  type RewardProblems,
  rewardFormOf,
  rewardInput,
  rewardProblems,
} from './reward-form';

const marked = ['name', 'note', 'price', 'maxPerMonth', 'partnerMembershipId', 'photos'] as const;

type RewardPageProps = {
  shopId: string;
  /** Missing for a new thing. */
  reward: StockedReward | undefined;
  onClose: () => void;
  onSaved: () => void;
  /** Somebody else changed it meanwhile. */
  onStale: () => void;
};

function useReward({ shopId, reward, onSaved, onStale }: RewardPageProps) {
  const [refusals, setRefusals] = useState(0);
  const sent = useSentForm<RewardForm>({
    action: saveReward,
    about: reward?.id ?? `new-${shopId}`,
    empty: rewardFormOf(reward),
    marked,
    onDone: onSaved,
    onStale,
  });
  useEffect(() => {
    if (refusals > 0) scrollToClass('problem');
  }, [refusals]);
  const { fields, named, form } = sent;
  const problems: RewardProblems = { ...named, ...(refusals > 0 ? rewardProblems(fields) : {}) };
  return {
    ...sent,
    problems,
    submit: () => {
      const input = rewardInput(fields, { shopId, reward });
      if (input) sent.send(input);
      else setRefusals(refusals + 1);
    },
    discard: () => form.discard(),
  };
}

type State = ReturnType<typeof useReward>;

function PartnerPart({ state, current }: { state: State; current: string | undefined }) {
  const { data } = useLoaded(() => call(listPartners, {}));
  const { fields, problems, change } = state;
  const partners = data?.partners ?? [];
  const chosen =
    fields.partnerMembershipId ?? partners.find(({ name }) => name === current)?.membershipId;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the one who serves it already is taken over once.
  useEffect(() => {
    if (chosen && !fields.partnerMembershipId) change({ partnerMembershipId: chosen });
  }, [chosen]);
  return (
    <View className="stock-part">
      <Note>哪位合伙人服务，到他那里核销</Note>
      <Chips
        label="哪位合伙人"
        choices={partners.map(({ membershipId, name }) => ({ value: membershipId, words: name }))}
        chosen={chosen}
        onChoose={(partnerMembershipId) => change({ partnerMembershipId })}
      />
      {data && partners.length === 0 ? (
        <Note>本社区还没有红色合伙人，请先在「网格与人员」里邀请。</Note>
      ) : null}
      <Problem words={problems.partnerMembershipId} />
    </View>
  );
}

function Numbers({ state, reward }: { state: State; reward: StockedReward | undefined }) {
  const { fields, problems, change } = state;
  return (
    <>
      <Field
        label="多少分"
        kind="number"
        value={fields.price}
        maxLength={3}
        problem={problems.price}
        note={priceChangeText(fields.price, reward)}
        onInput={(price) => change({ price })}
      />
      <Field
        label="一人一个月最多几件（可以不写）"
        kind="number"
        value={fields.maxPerMonth}
        maxLength={2}
        problem={problems.maxPerMonth}
        onInput={(maxPerMonth) => change({ maxPerMonth })}
      />
      <SwitchRow
        title="上架"
        note="上了架，居民看得到、约得了"
        isOn={fields.isOnShelf}
        onChange={(isOnShelf) => change({ isOnShelf })}
      />
    </>
  );
}

function PhotoCard({ state, reward }: { state: State; reward: StockedReward | undefined }) {
  const { form, problems } = state;
  const old = form.photos.length === 0 && reward?.photo?.url;
  return (
    <Card>
      <Heading>照片</Heading>
      <Note>一样放一张，照实物拍。</Note>
      {old ? <PhotoGrid words="现在的照片" photos={[{ key: 'old', url: old }]} /> : null}
      <PhotoGrid
        words="新照片"
        photos={form.photos}
        limit={1}
        onAdd={() => void form.add('both')}
        onRemove={form.remove}
        onRetry={form.retry}
        onOpen={(key) => {
          const url = form.photos.find((photo) => photo.key === key)?.url;
          if (url) openPhotos([url], 0);
        }}
      />
      <Problem words={problems.photos ?? form.photoNote} />
    </Card>
  );
}

/** 加一样、改一样: name, price in points, photo, and for a voucher who serves it. */
export function RewardPage(props: RewardPageProps) {
  const { reward, onClose } = props;
  const state = useReward(props);
  const { fields, problems, change } = state;
  return (
    <Page
      title="库存"
      isWide
      footer={
        <>
          <Button
            words="不改了"
            onTap={() => {
              state.discard();
              onClose();
            }}
          />
          <Button
            kind="primary"
            words="保存"
            isBusy={state.isBusy}
            busyWords={state.busyWords}
            onTap={state.submit}
          />
        </>
      }
    >
      <Problem words={state.problem} />
      <View className="stock-cards">
        <Card>
          <Heading>{reward ? `改「${reward.name}」` : '加一样'}</Heading>
          {reward ? null : (
            <View className="stock-part">
              <Chips
                label="是什么"
                choices={kindChoices}
                chosen={fields.kind}
                onChoose={(kind) => change({ kind })}
              />
            </View>
          )}
          <Field
            label="名称"
            hint="例如 肥皂"
            value={fields.name}
            maxLength={20}
            problem={problems.name}
            onInput={(name) => change({ name })}
          />
          <Field
            label="说明（可以不写）"
            hint="例如 200 克一块"
            value={fields.note}
            maxLength={60}
            problem={problems.note}
            onInput={(note) => change({ note })}
          />
          <Numbers state={state} reward={reward} />
          {fields.kind === 'voucher' ? (
            <PartnerPart state={state} current={reward?.partnerText} />
          ) : null}
        </Card>
        <PhotoCard state={state} reward={reward} />
      </View>
    </Page>
  );
}

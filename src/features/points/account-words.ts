import type { Got } from '#contracts/action';
import type { getAccount } from '#contracts/points';
import type { Reward } from '#contracts/shop';

export type Account = NonNullable<Got<typeof getAccount>['account']>;

/** 「1234 5678」, as it is printed and read out. */
export const numberText = (number: string): string => `${number.slice(0, 4)} ${number.slice(4)}`;

/** What is reserved and not yet fetched; nothing where nothing is. */
export const heldText = ({ held }: Pick<Account, 'held'>): string | undefined =>
  held > 0 ? `另有 ${held} 分已经预约了东西，没有去领会退回来` : undefined;

/** Why there is a debt and how it ends; nothing where there is none. */
export const debtText = ({ debt }: Pick<Account, 'debt'>): string | undefined =>
  debt > 0
    ? `有积分记错了，收回的时候您已经用掉了 ${debt} 分。不用补交，以后得的分先抵这 ${debt} 分，抵完照常记入存折。`
    : undefined;

export const waitingText = (count: number): string =>
  count > 0 ? `有 ${count} 件等待审核，点开看轮到谁、哪天有结果` : '通过的、等审核的、没有通过的';

type Priced = Pick<Reward, 'name' | 'price' | 'available'>;
/** So many names in one sentence. */
const mostNames = 4;

/** 「现在能换：砂锅 60 分、拖把 30 分」: the dearest first, and what comes into reach next. */
export function reachText(balance: number, rewards: readonly Priced[]): string | undefined {
  const there = rewards.filter(({ available }) => available > 0);
  const now = there
    .filter(({ price }) => price <= balance)
    .sort((a, b) => b.price - a.price)
    .slice(0, mostNames)
    .map(({ name, price }) => `${name} ${price} 分`);
  const next = there.filter(({ price }) => price > balance).sort((a, b) => a.price - b.price)[0];
  const sentences = [
    ...(now.length > 0 ? [`现在能换：${now.join('、')}。`] : []),
    ...(next ? [`再有 ${next.price - balance} 分就能换${next.name}。`] : []),
  ];
  return sentences.length > 0 ? sentences.join('') : undefined;
}

/** What is lost by closing, before anybody closes. */
export const lossText = ({ balance }: Pick<Account, 'balance'>): string =>
  balance > 0
    ? `存折里还有 ${balance} 分，停用后全部作废，不能再换东西，也不能转给别人。想用掉的，先去积分超市换了再停用。`
    : '存折里没有积分，停用不会损失什么。';

/** Why it cannot be closed yet; nothing where it can. */
export const mustFetchText = ({ held }: Pick<Account, 'held'>): string | undefined =>
  held > 0 ? `还有 ${held} 分留在没领的预约里。先领取或取消预约，再停用存折。` : undefined;

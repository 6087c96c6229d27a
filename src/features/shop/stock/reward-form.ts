import type { Sent } from '#contracts/action';
import { type RewardKind, rewardKinds, rewardKindWords } from '#contracts/shop';
import type { StockedReward, saveReward } from '#contracts/shop-stock';
import { wholeNumber } from './stock-words';

/** A thing as it is filled in; kept on the phone until it is saved. */
export type RewardForm = {
  kind: RewardKind;
  name: string;
  note: string;
  price: string;
  maxPerMonth: string;
  isOnShelf: boolean;
  partnerMembershipId?: string | undefined;
};
export type RewardProblems = Partial<Record<keyof RewardForm | 'photos', string>>;

export const kindChoices = rewardKinds.map((value) => ({ value, words: rewardKindWords[value] }));

/** What stands in the form at first: the thing as it is, or an empty one. */
export const rewardFormOf = (reward: StockedReward | undefined): RewardForm => ({
  kind: reward?.kind ?? 'goods',
  name: reward?.name ?? '',
  note: reward?.note ?? '',
  price: reward ? String(reward.price) : '',
  maxPerMonth: reward?.maxPerMonth === undefined ? '' : String(reward.maxPerMonth),
  isOnShelf: reward?.isOnShelf ?? true,
});

const mostPrice = 500;
const mostAMonth = 20;

function priceProblem(typed: string): string | undefined {
  const price = wholeNumber(typed);
  if (price === undefined || price < 1) return '请写多少分，写整数';
  return price > mostPrice ? `最多 ${mostPrice} 分` : undefined;
}

function monthProblem(typed: string): string | undefined {
  if (typed.trim() === '') return undefined;
  const most = wholeNumber(typed);
  if (most === undefined || most < 1) return '请写整数，不限就空着';
  return most > mostAMonth ? `最多 ${mostAMonth} 件` : undefined;
}

/** What is still missing, each at its field. */
export function rewardProblems(form: RewardForm): RewardProblems {
  const price = priceProblem(form.price);
  const maxPerMonth = monthProblem(form.maxPerMonth);
  return {
    ...(form.name.trim() === '' && { name: '请写名称' }),
    ...(price && { price }),
    ...(maxPerMonth && { maxPerMonth }),
    ...(form.kind === 'voucher' &&
      !form.partnerMembershipId && { partnerMembershipId: '请选由哪位合伙人服务' }),
  };
}

type Known = { shopId: string; reward: Pick<StockedReward, 'id' | 'version'> | undefined };

/** What is sent; undefined while something is missing. */
export function rewardInput(
  form: RewardForm,
  { shopId, reward }: Known,
): Omit<Sent<typeof saveReward>, 'photos'> | undefined {
  if (Object.keys(rewardProblems(form)).length > 0) return undefined;
  const { kind, isOnShelf, partnerMembershipId } = form;
  const note = form.note.trim();
  const maxPerMonth = wholeNumber(form.maxPerMonth);
  return {
    shopId,
    ...(reward && { id: reward.id, version: reward.version }),
    ...{ kind, isOnShelf, name: form.name.trim(), price: wholeNumber(form.price) ?? 0 },
    ...(note && { note }),
    ...(maxPerMonth !== undefined && { maxPerMonth }),
    ...(kind === 'voucher' && partnerMembershipId && { partnerMembershipId }),
  };
}

/** 「现在 5 分，改成 6 分：新兑的按 6 分，约好的还是 5 分」; nothing where the price stays. */
export function priceChangeText(
  typed: string,
  reward: Pick<StockedReward, 'price'> | undefined,
): string | undefined {
  const price = wholeNumber(typed);
  if (!reward || price === undefined || price === reward.price) return undefined;
  return `现在 ${reward.price} 分，改成 ${price} 分：新兑的按 ${price} 分，已经约好的还是 ${reward.price} 分`;
}

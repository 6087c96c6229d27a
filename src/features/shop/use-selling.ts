import { useRef, useState } from 'react';
import type { FoundAccount } from '#contracts/points-accounts';
import { type CounterRedemption, sell } from '#contracts/shop-counter';
import { call } from '../../platform/cloud';
import { newRequestId } from '../../platform/request-id';
import { useDraftForm } from '../../platform/use-draft-form';
import { useSending } from '../../platform/use-sending';
import { type Basket, emptyBasket, fitting, type Good, totalOf, wantedOf } from './basket';
import { needsSecond, type Second } from './second';

type Selling = {
  account: FoundAccount;
  goods: readonly Good[];
  /** Of the printed register: the day it was handed over. */
  registeredOn?: string | undefined;
  onSold: (redemption: CounterRedemption) => void;
};

/** 柜台直兑: what somebody takes, its sum, and the second person where one is needed. */
export function useSelling({ account, goods, registeredOn, onSold }: Selling) {
  const [wanted, setWanted] = useState<Basket>(emptyBasket);
  const [second, setSecond] = useState<Second>();
  const [missing, setMissing] = useState<string>();
  const slip = useDraftForm<Record<string, never>>(sell, account.id, {});
  const sending = useSending();
  const wish = useRef(newRequestId());
  const basket = fitting(wanted, goods);
  const total = totalOf(basket, goods);
  const isSecondNeeded = registeredOn === undefined && needsSecond(account, total);

  const renew = () => {
    wish.current = newRequestId();
    sending.clear();
    setMissing(undefined);
  };
  const photoProblem = (): string | undefined => {
    if (!isSecondNeeded) return undefined;
    if (!second) return '请选一种';
    if (second === 'witness') return undefined;
    if (slip.photos.length === 0) return '请把本人签字的单子拍下来';
    return slip.photos.every(({ state }) => state === 'done') ? undefined : '照片还在上传，等一下';
  };
  const slipInput = () => {
    const { batch, photos = [] } = slip.draft ?? {};
    if (!isSecondNeeded || second !== 'slip' || !batch) return {};
    return { slip: { batchId: batch.batchId, places: photos.map(({ place }) => place) } };
  };
  const send = async () => {
    const problem = photoProblem();
    setMissing(problem);
    if (problem) return;
    const input = {
      accountId: account.id,
      items: wantedOf(basket),
      points: total,
      ...(registeredOn !== undefined && { registeredOn }),
      ...slipInput(),
    };
    await sending.send(async () => {
      const { redemption } = await call(sell, input, { requestId: wish.current });
      slip.discard();
      onSold(redemption);
    });
  };
  return {
    basket,
    total,
    second,
    slip,
    isSecondNeeded,
    problem: missing ?? sending.problem,
    isBusy: sending.isBusy,
    change: (next: Basket) => {
      renew();
      setWanted(next);
    },
    choose: (next: Second) => {
      renew();
      setSecond(next);
    },
    send,
  };
}

export type SellingState = ReturnType<typeof useSelling>;

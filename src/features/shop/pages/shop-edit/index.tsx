import { useState } from 'react';
import { AppError, wordsFor } from '#contracts/errors';
import { getMe } from '#contracts/identity';
import type { Role } from '#contracts/roles';
import { getCounter, saveShop } from '#contracts/shop-stock';
import { Chips, ErrorState, Page, Skeleton } from '../../../../components';
import { answerOrThrow, callTogether } from '../../../../platform/cloud';
import { useLoaded } from '../../../../platform/use-loaded';
import { ShopPage } from '../../stock/shop-page';
import '../../shop.css';
import '../../stock/stock.css';

const savers: readonly Role[] = saveShop.roles;

/** The shop of the keeper, and the community the caller may open one in. */
async function load(shopId: string | undefined) {
  const { counter, me } = await callTogether({
    counter: [getCounter, shopId === undefined ? {} : { shopId }],
    me: [getMe, {}],
  });
  const { memberships } = answerOrThrow(me);
  return {
    counter: counter instanceof AppError ? undefined : counter,
    communityId: memberships.find(({ role }) => savers.includes(role))?.areaId,
  };
}

/** 超市信息: the keeper changes her shop; where there is none, the community opens one. */
export default function ShopEditPage() {
  const [shopId, setShopId] = useState<string>();
  const page = useLoaded(() => load(shopId));
  const { data, error, reload } = page;
  if (data?.communityId) {
    const shop = data.counter?.shop;
    const shops = data.counter?.shops ?? [];
    return (
      <ShopPage
        key={shop?.id ?? 'new'}
        communityId={shop?.communityId ?? data.communityId}
        shop={shop}
        onSaved={reload}
        choice={
          shops.length > 1 ? (
            <Chips
              label="哪一家"
              choices={shops.map(({ id, name }) => ({ value: id, words: name }))}
              chosen={shop?.id}
              onChoose={setShopId}
            />
          ) : undefined
        }
      />
    );
  }
  return (
    <Page title="超市信息">
      {error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void reload()} />
      ) : (
        <Skeleton cards={2} />
      )}
    </Page>
  );
}

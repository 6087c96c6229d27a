import { View } from '@tarojs/components';
import type { Shop } from '#contracts/shop';
import { Button, Buttons, Card, Heading, Note, Pill, Place, TitleRow } from '../../components';
import { callPhone } from '../../platform/phone';

type ShopHeadProps = { shop: Shop; balance: number | undefined; onMine?: (() => void) | undefined };

function openPill({ isActive, isOpenNow }: Shop) {
  if (!isActive) return <Pill words="暂停兑换" tone="red" />;
  return isOpenNow ? <Pill words="开门" tone="jade" /> : <Pill words="现在关门" />;
}

/** Which shop, where, when it is open, and what she has to spend. */
export function ShopHead({ shop, balance, onMine }: ShopHeadProps) {
  const { phone } = shop;
  return (
    <Card>
      <TitleRow>
        <Heading size="title">{shop.name}</Heading>
        {openPill(shop)}
      </TitleRow>
      <Place words={shop.place} />
      <Note>{shop.openingText}</Note>
      {balance === undefined ? null : (
        <View className="shop-purse">
          <Note>可用积分</Note>
          <View className="shop-balance">{balance}</View>
        </View>
      )}
      <Buttons>
        {onMine ? <Button words="我的兑换" isGrowing onTap={onMine} /> : null}
        {phone ? (
          <Button
            icon="phone"
            words="打电话"
            label={`打电话给${shop.name}`}
            isGrowing
            onTap={() => callPhone(phone)}
          />
        ) : null}
      </Buttons>
    </Card>
  );
}

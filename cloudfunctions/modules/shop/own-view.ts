import type { Redemption } from '#contracts/shop';
import { openingText } from '#domain/opening';
import { defined } from '#runtime/defined';
import type { RedemptionRecord, ShopRecord } from './records';

/** One's own redemption without what is never stored in an answer: code, secret, phone. */
export function redemptionView(
  redemption: RedemptionRecord,
  shop: ShopRecord | undefined,
): Redemption {
  const { _id, version, status, shopId, points, reservedAt, until } = redemption;
  return {
    id: _id,
    version,
    status,
    shopId,
    points,
    reservedAt,
    until,
    shopName: shop?.name ?? '',
    shopPlace: shop?.place ?? '',
    openingText: shop ? openingText(shop.opening) : '',
    items: redemption.items.map(({ lots: _, ...item }) => item),
    ...defined({
      handedOverAt: redemption.handedOverAt,
      receiptNumber: redemption.receiptNumber,
      handedOverText: redemption.receiptNumber && redemption.handedOverText,
      endedAt: redemption.endedAt,
      voidReason: redemption.voidReason,
      reversedReason: redemption.reversedReason,
      partnerText: redemption.partnerText,
    }),
  };
}

/** The same for her eyes now: with the code while it is held, and whom to ring. */
export const withCode = (
  redemption: RedemptionRecord,
  shop: ShopRecord | undefined,
): Redemption => ({
  ...redemptionView(redemption, shop),
  ...defined({
    shopPhone: shop?.phone,
    ...(redemption.status === 'held' && { code: redemption.code, secret: redemption.secret }),
  }),
});

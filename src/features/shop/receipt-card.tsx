import { View } from '@tarojs/components';
import { type Redemption, redemptionStatusWords } from '#contracts/shop';
import { Card, Divider, Heading, Note, Pill, TitleRow } from '../../components';
import { now } from '../../platform/clock';
import { fateText, statusTones } from './standing';

/** The things and what they cost. */
export function ItemLines({ items, points }: Pick<Redemption, 'items' | 'points'>) {
  return (
    <View className="lines">
      {items.map(({ rewardId, name, quantity, price }) => (
        <View key={rewardId} className="line">
          <View className="grow">
            {name} {quantity} 件
          </View>
          <View className="quiet">{price * quantity} 分</View>
        </View>
      ))}
      <View className="line strong">
        <View className="grow">一共</View>
        <View>{points} 分</View>
      </View>
    </View>
  );
}

/** What became of it once it is over: the receipt, or why the points came back. */
export function ReceiptCard({ redemption }: { redemption: Redemption }) {
  const { status, receiptNumber, handedOverText } = redemption;
  const isTaken = status === 'handed-over';
  return (
    <Card>
      <TitleRow>
        <Heading size="title">{isTaken ? '领取凭证' : '这次没有领到东西'}</Heading>
        <Pill
          words={isTaken ? redemptionStatusWords[status] : '积分已退回'}
          tone={statusTones[status]}
        />
      </TitleRow>
      <Note>{fateText(redemption, now())}</Note>
      <Divider />
      <ItemLines items={redemption.items} points={redemption.points} />
      {receiptNumber ? (
        <>
          <Divider />
          <Note>凭证号</Note>
          <View className="receipt-number">{receiptNumber}</View>
        </>
      ) : null}
      {isTaken && handedOverText ? <Note>{handedOverText} 交给您的</Note> : null}
    </Card>
  );
}

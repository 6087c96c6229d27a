import { View } from '@tarojs/components';
import { rewardKindWords } from '#contracts/shop';
import type { StockedReward } from '#contracts/shop-stock';
import { type Day, dateText } from '#domain/day';
import {
  Button,
  Buttons,
  Card,
  Heading,
  Note,
  Picture,
  Pill,
  Row,
  Words,
} from '../../../components';
import {
  expiryOf,
  freeOf,
  lotText,
  rewardPills,
  type StockedLot,
  standingText,
} from './stock-words';

type RewardSteps = {
  onEdit: () => void;
  onStockIn: () => void;
  onWriteOff: (lot: StockedLot) => void;
};

type LotRowProps = {
  name: string;
  lot: StockedLot;
  today: Day;
  onWriteOff: ((lot: StockedLot) => void) | undefined;
};

function LotRow({ name, lot, today, onWriteOff }: LotRowProps) {
  const expiry = expiryOf(lot, today);
  const which = lot.expiresOn ? `${dateText(lot.expiresOn, today)}到期的` : lot.sourceText;
  return (
    <View className="stock-lot">
      <View className="grow">
        <Words size="note">{lotText(lot)}</Words>
        {expiry ? <Pill words={expiry.words} tone={expiry.tone} /> : null}
      </View>
      {onWriteOff && freeOf(lot) > 0 ? (
        <Button words="报损" label={`报损：${name}，${which}`} onTap={() => onWriteOff(lot)} />
      ) : null}
    </View>
  );
}

type RewardCardProps = {
  reward: StockedReward;
  today: Day;
  /** For the keeper; others only look. */
  steps: RewardSteps | undefined;
  onMovements: () => void;
};

/** A thing with its lots: how many can be had, which expire, where they came from. */
export function RewardCard({ reward, today, steps, onMovements }: RewardCardProps) {
  const { name, price, kind, lots, photo, partnerText, maxPerMonth } = reward;
  return (
    <Card>
      <View className="stock-head">
        {photo?.url ? (
          <Picture url={photo.url} words={name} className="stock-photo" />
        ) : (
          <View className="stock-photo good-photo-none">{name.slice(0, 1)}</View>
        )}
        <View className="grow">
          <Heading size="title">{name}</Heading>
          <Words isStrong>{price} 分</Words>
          <Note>
            {standingText(reward)}
            {maxPerMonth === undefined ? '' : `，一人一月最多 ${maxPerMonth} 件`}
          </Note>
          {kind === 'voucher' ? (
            <Note>
              {rewardKindWords[kind]}
              {partnerText ? `，${partnerText}服务` : ''}
            </Note>
          ) : null}
          <Row wraps>
            {rewardPills(reward).map(({ words, tone }) => (
              <Pill key={words} words={words} tone={tone} />
            ))}
          </Row>
        </View>
      </View>
      {lots.map((lot) => (
        <LotRow key={lot.id} name={name} lot={lot} today={today} onWriteOff={steps?.onWriteOff} />
      ))}
      <Buttons>
        <Button words="明细" label={`${name}的进出明细`} isGrowing onTap={onMovements} />
        {steps ? (
          <>
            <Button words="改" label={`改${name}`} isGrowing onTap={steps.onEdit} />
            <Button
              kind="soft"
              words="入库"
              label={`${name}入库`}
              isGrowing
              onTap={steps.onStockIn}
            />
          </>
        ) : null}
      </Buttons>
    </Card>
  );
}

import { View } from '@tarojs/components';
import type { CounterRedemption } from '#contracts/shop-counter';
import { Button, Card, Heading, Icon, Note } from '../../components';
import { now } from '../../platform/clock';
import { Facts } from './found-card';
import { whyNotNow } from './standing';

type DoneCardProps = {
  redemption: CounterRedemption;
  isRepeat: boolean;
  nextWords: string;
  onNext: () => void;
};

function headText({
  redemption,
  isRepeat,
}: Pick<DoneCardProps, 'redemption' | 'isRepeat'>): string {
  if (redemption.status === 'held') return '先别交货，等第二个人确认';
  return isRepeat ? (whyNotNow(redemption, now()) ?? '领取过了') : '交好了';
}

/** What was just done, until the next one in the queue. */
export function DoneCard({ redemption, isRepeat, nextWords, onNext }: DoneCardProps) {
  const isHeld = redemption.status === 'held';
  return (
    <Card tone={isHeld || isRepeat ? 'amber' : 'jade'} className="counter-card">
      <View className="done-head">
        <Icon name={isHeld ? 'clock' : 'circle-check'} size="l" />
        <Heading size="head">{headText({ redemption, isRepeat })}</Heading>
      </View>
      <Facts redemption={redemption} />
      {isHeld ? (
        <Note>
          请楼栋长、话事员或社区工作人员打开「请您见证」点一下。确认了，会出现在「交出记录」里。
        </Note>
      ) : (
        <Note>凭证号 {redemption.receiptNumber}</Note>
      )}
      <View className="counter-give">
        <Button words={nextWords} isBig onTap={onNext} />
      </View>
    </Card>
  );
}

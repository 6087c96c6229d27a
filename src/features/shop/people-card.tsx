import { View } from '@tarojs/components';
import type { FoundAccount } from '#contracts/points-accounts';
import { Card, Heading, Note, Tap } from '../../components';

type PeopleCardProps = { accounts: readonly FoundAccount[]; onChoose: (one: FoundAccount) => void };

/** Several of that name: the building and the last four digits tell them apart. */
export function PeopleCard({ accounts, onChoose }: PeopleCardProps) {
  return (
    <Card className="counter-card">
      <Heading>是哪一位？</Heading>
      <View className="people">
        {accounts.map((one) => (
          <Tap key={one.id} className="people-one" onTap={() => onChoose(one)}>
            <View className="counter-big">{one.maskedName}</View>
            <View>{one.place}</View>
            <Note>
              {one.kind === 'paper' ? '纸质存折' : '手机存折'}，尾号 {one.numberEnd}
            </Note>
          </Tap>
        ))}
      </View>
    </Card>
  );
}

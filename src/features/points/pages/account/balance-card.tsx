import { View } from '@tarojs/components';
import { dayOf, dayText, momentText } from '#domain/day';
import { Button, Card, Divider, Grow, Note, Row, Words } from '../../../../components';
import { now } from '../../../../platform/clock';
import { open } from '../../../../platform/navigation';
import { type Account, debtText, heldText, numberText } from '../../account-words';
import { signedText } from '../../lines';
import type { OwnPoints } from '../../load-points';

const shownLines = 3;

/** What may be spent now, as of when, and the newest lines. */
export function BalanceCard({ account, points }: { account: Account; points: OwnPoints }) {
  const held = heldText(account);
  const debt = debtText(account);
  const newest = points.lines.slice(0, shownLines);
  return (
    <>
      <Card>
        <Row>
          <Grow>
            <Note>可用积分</Note>
            <View className="points-balance">{account.balance}</View>
          </Grow>
          <View className="points-open">
            <Button kind="soft" words="看存折" onTap={() => open('passbook')} />
          </View>
        </Row>
        <Note size="meta">
          更新于 {momentText(points.at, now())} · 存折号 {numberText(account.number)}
        </Note>
        {held ? <Note>{held}</Note> : null}
        {newest.length > 0 ? <Divider /> : null}
        {newest.map((line) => (
          <View key={line.id} className="points-line">
            <View className="points-amount">{signedText(line)}</View>
            <View className="grow">{line.reason}</View>
            <View className="points-when">{dayText(dayOf(line.at), dayOf(now()))}</View>
          </View>
        ))}
        {newest.length === 0 ? <Note>还没有记过分。为邻居做了事，社区审核后记在这里。</Note> : null}
      </Card>
      {debt ? (
        <Card tone="amber">
          <Words isStrong>还要先抵 {account.debt} 分</Words>
          <Note>{debt}</Note>
        </Card>
      ) : null}
    </>
  );
}

import type { ReportDetail } from '#contracts/report';
import { momentText } from '#domain/day';
import { Card, Heading, ListRow, Note } from '../../components';

/** 谁看过您的信息: every look at her name and phone, with who, when and why (feature N10). */
export function RevealsCard(props: { reveals: ReportDetail['reveals']; now: number }) {
  const { reveals, now } = props;
  return (
    <Card>
      <Heading>谁看过您的信息</Heading>
      {reveals.length === 0 ? (
        <Note>还没有人看过您的姓名和电话。有人查看，会写在这里，也会告诉您。</Note>
      ) : null}
      {reveals.map(({ at, by, reason }) => (
        <ListRow
          key={`${at}-${by}`}
          icon="eye"
          title={by}
          note={`${momentText(at, now)} · 为了${reason}`}
        />
      ))}
    </Card>
  );
}

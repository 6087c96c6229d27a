import type { WorkOrderDetail } from '#contracts/work-order';
import { beforeText, momentText } from '#domain/day';
import { Button, Card, Heading, Note } from '../../components';
import type { WorkOrderState } from './use-work-order';

/** A colleague decides on it at this moment (F102). */
const claimedText = ({ claimedBy }: WorkOrderDetail) =>
  claimedBy && claimedBy !== '您'
    ? `${claimedBy}正在处理这一件，请先看别的，或等几分钟再来。`
    : undefined;

/** What changes how it is looked at. */
const infosOf = ({ isNarrowed, bulkCount, isSampled, status }: WorkOrderDetail): string[] =>
  [
    isNarrowed && '为保护反映人，只显示说明和处理过的照片。',
    bulkCount && `24 小时内同类 ${bulkCount} 件，可能是群体事件，待您确认。`,
    isSampled && status === 'result-submitted' && '这一件抽到了现场核查，请到现场看过再通过。',
  ].filter((words): words is string => Boolean(words));

/** 先行联系, or 回访 after 不满意. */
function ContactNote({
  order,
  state,
  at,
}: {
  order: WorkOrderDetail;
  state: WorkOrderState;
  at: number;
}) {
  const { contact } = order;
  if (!contact || contact.doneAt !== undefined) return null;
  const what = contact.isFollowUp ? '回访反映人' : '先和反映人联系';
  const isLate = contact.dueAt < at;
  return (
    <Card tone={isLate ? 'red' : 'amber'}>
      <Heading>{isLate ? `还没有${what}` : `请在${beforeText(contact.dueAt, at)}${what}`}</Heading>
      <Note>
        {isLate
          ? `约定的时间是 ${momentText(contact.dueAt, at)}，请马上联系，并记下来。`
          : '打电话、上门或留言都可以，联系后记下来。'}
      </Note>
      {order.steps.includes('contact') ? (
        <Button words="记下联系情况" onTap={() => state.ask('contact')} />
      ) : null}
    </Card>
  );
}

/** What should be known before anything is decided, each in one quiet card. */
export function OrderNotes(props: { order: WorkOrderDetail; state: WorkOrderState; at: number }) {
  const { order, at } = props;
  const claimed = claimedText(order);
  const infos = infosOf(order);
  return (
    <>
      {claimed ? (
        <Card tone="amber">
          <Note>{claimed}</Note>
        </Card>
      ) : null}
      {infos.length > 0 ? (
        <Card tone="blue">
          {infos.map((words) => (
            <Note key={words}>{words}</Note>
          ))}
        </Card>
      ) : null}
      {order.nudgedAt ? (
        <Card tone="amber">
          <Note>居民 {momentText(order.nudgedAt, at)} 催过一次，请写一句进展答复。</Note>
        </Card>
      ) : null}
      <ContactNote {...props} />
    </>
  );
}

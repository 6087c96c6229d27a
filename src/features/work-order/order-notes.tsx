import type { WorkOrderDetail } from '#contracts/work-order';
import { beforeText, momentText } from '#domain/day';
import { Button, Card, Heading, Note } from '../../components';
import type { WorkOrderState } from './use-work-order';

type Parts = { order: WorkOrderDetail; state: WorkOrderState; at: number };

/** The colleague who decides on it at this moment (F102). */
export const colleagueOf = ({ claimedBy }: Pick<WorkOrderDetail, 'claimedBy'>) =>
  claimedBy && claimedBy !== '您' ? claimedBy : undefined;

/** What changes how it is looked at. */
const infosOf = ({ isNarrowed, bulkCount, isSampled, status }: WorkOrderDetail): string[] =>
  [
    isNarrowed && '为保护反映人，只显示说明和处理过的照片。',
    bulkCount && `24 小时内同类 ${bulkCount} 件，可能是群体事件，待您确认。`,
    isSampled && status === 'result-submitted' && '这一件抽到了现场核查，请到现场看过再通过。',
  ].filter((words): words is string => Boolean(words));

/** What is said of a contact that is owed: to whoever may make it, and to whoever only watches. */
function contactWords(order: WorkOrderDetail, at: number): { title: string; note: string } {
  const { contact, steps } = order;
  const what = contact?.isFollowUp ? '回访反映人' : '先和反映人联系';
  const dueAt = contact?.dueAt ?? at;
  const mine = steps.includes('contact');
  if (dueAt < at)
    return {
      title: `还没有${what}`,
      note: `约定的时间是 ${momentText(dueAt, at)}${mine ? '，请马上联系，并记下来' : ''}。`,
    };
  return {
    title: `${mine ? '请在' : '要在'}${beforeText(dueAt, at)}${what}`,
    note: mine ? '打电话、上门或留言都可以，联系后记下来。' : '由正在办的同事联系。',
  };
}

/** 先行联系, or 回访 after 不满意. */
function ContactNote({ order, state, at }: Parts) {
  const { contact, steps } = order;
  if (!contact || contact.doneAt !== undefined) return null;
  const { title, note } = contactWords(order, at);
  return (
    <Card tone={contact.dueAt < at ? 'red' : 'amber'}>
      <Heading>{title}</Heading>
      <Note>{note}</Note>
      {steps.includes('contact') ? (
        <Button words="记下联系情况" onTap={() => state.ask('contact')} />
      ) : null}
    </Card>
  );
}

/** What should be known before anything is decided, each in one quiet card. */
export function OrderNotes(props: Parts) {
  const { order, at } = props;
  const colleague = colleagueOf(order);
  const infos = infosOf(order);
  return (
    <>
      {colleague ? (
        <Card tone="amber">
          <Note>{colleague}正在处理这一件，请先看别的，或等几分钟再来。</Note>
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

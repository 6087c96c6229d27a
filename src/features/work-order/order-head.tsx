import { categoryWords } from '#contracts/report';
import {
  slaTierWords,
  type WorkOrderDetail,
  workOrderLevelWords,
  workOrderStatusWords,
} from '#contracts/work-order';
import { durationText, minuteMs, momentText } from '#domain/day';
import { promiseLines } from '#domain/promise-lines';
import {
  Card,
  Heading,
  Note,
  Pill,
  Place,
  PromiseBlock,
  statusTone,
  TitleRow,
} from '../../components';

/** The promise as staff need it: until when, and what is left. */
function Promised({ order, now }: { order: WorkOrderDetail; now: number }) {
  const { promised } = order;
  const lines = promiseLines(promised, now);
  if (promised.isStopped) return null;
  const isLate = promised.isOverdue || promised.dueAt < now;
  const isHers = order.steps.includes('submit-result');
  const late = `已超过 ${durationText((now - promised.dueAt) / minuteMs)}${isHers ? '，请抓紧，办好后提交结果' : ''}`;
  const what = { accept: '受理时限', finish: '办结时限', second: '再次办结时限' }[promised.what];
  return (
    <PromiseBlock {...lines} label={what} note={isLate ? late : lines.left} isOverdue={isLate} />
  );
}

/** A rating is the resident's to give: nothing for staff to hurry about. */
const toneOf = (status: WorkOrderDetail['status']) =>
  status === 'resolved' ? 'jade' : statusTone(status);

/** What it is about, where, who asks, and until when. */
export function OrderHead({ order, now }: { order: WorkOrderDetail; now: number }) {
  const facts = [
    categoryWords(order.category),
    slaTierWords[order.tier],
    `${workOrderLevelWords[order.level]}办理`,
    order.assignee ? `${order.assignee.roleText} ${order.assignee.name}` : '',
  ];
  return (
    <Card>
      <TitleRow>
        <Heading size="title">{order.title}</Heading>
        <Pill words={workOrderStatusWords[order.status]} tone={toneOf(order.status)} />
      </TitleRow>
      <Place words={order.placeText} />
      <Note>{facts.filter(Boolean).join(' · ')}</Note>
      <Note size="meta">
        {momentText(order.submittedAt, now)} 反映 · 编号 {order.number}
      </Note>
      <Promised order={order} now={now} />
    </Card>
  );
}

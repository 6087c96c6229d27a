import { View } from '@tarojs/components';
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
import { SourceRow } from './source-row';

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

/** What is special about it, in a word or two each. */
const marksOf = ({ households, isProxy, isPrivate, reopenCount }: WorkOrderDetail): string[] =>
  [
    households > 1 && `${households} 户反映`,
    isProxy && '代报，结果要当面或打电话告诉',
    isPrivate && '不公开',
    reopenCount > 0 && `第 ${reopenCount + 1} 次办理`,
  ].filter((words): words is string => Boolean(words));

/** What it is about, where, who asks, and until when. */
export function OrderHead({ order, now }: { order: WorkOrderDetail; now: number }) {
  const holder = order.assignee
    ? `${order.assignee.roleText} ${order.assignee.name}`
    : order.holderText;
  const facts = [
    categoryWords(order.category),
    slaTierWords[order.tier],
    `${workOrderLevelWords[order.level]}办理`,
    holder,
  ];
  const marks = marksOf(order);
  return (
    <Card>
      <TitleRow>
        <Heading size="title">{order.title}</Heading>
        <Pill words={workOrderStatusWords[order.status]} tone={toneOf(order.status)} />
      </TitleRow>
      <Place words={order.placeText} />
      {marks.length > 0 ? (
        <View className="order-marks">
          {marks.map((words) => (
            <Pill key={words} words={words} />
          ))}
        </View>
      ) : null}
      <Note>{facts.filter(Boolean).join(' · ')}</Note>
      <Note size="meta">
        {momentText(order.submittedAt, now)} 反映 · 编号 {order.number}
      </Note>
      <SourceRow order={order} now={now} />
      <Promised order={order} now={now} />
    </Card>
  );
}

import { View } from '@tarojs/components';
import { type WorkOrderDetail, workOrderLevelWords } from '#contracts/work-order';
import { beforeText, momentText } from '#domain/day';
import { Card, Heading, Note, Pill, TitleRow, Words } from '../../components';
import { Shots } from './shots';

type Part = { order: WorkOrderDetail; at: number };
type Subtask = WorkOrderDetail['subtasks'][number];

function signPill({ order, at }: Part) {
  const { assignment, status } = order;
  if (!assignment) return null;
  if (status !== 'assigned') return <Pill words="主办" tone="blue" />;
  const isLate = assignment.isSignMissed || assignment.signBy < at;
  return <Pill words={isLate ? '没有按时签收' : '待签收'} tone={isLate ? 'red' : 'amber'} />;
}

function Lead({ order, at }: Part) {
  const { assignment, assignee } = order;
  if (!assignment) return null;
  const facts = [
    assignment.isDesignated ? '上级指定，不能退单' : '',
    order.status === 'assigned' ? `请在${beforeText(assignment.signBy, at)}签收` : '',
    `${assignment.by}派出`,
  ];
  return (
    <View className="order-unit">
      <TitleRow>
        <Heading>{assignment.unit}</Heading>
        {signPill({ order, at })}
      </TitleRow>
      {assignee ? (
        <Words>
          {assignee.roleText} {assignee.name}
        </Words>
      ) : null}
      <Note>{facts.filter(Boolean).join(' · ')}</Note>
      {assignment.reason ? <Note>理由：{assignment.reason}</Note> : null}
      {assignment.briefing ? <Note>给物业的说明：{assignment.briefing}</Note> : null}
    </View>
  );
}

function Helper({ part, at }: { part: Subtask; at: number }) {
  const { done } = part;
  return (
    <View className="order-unit">
      <TitleRow>
        <Heading>{part.isMine ? `${part.unit}（您单位）` : part.unit}</Heading>
        <Pill words={done ? '协办已完成' : '协办中'} tone={done ? 'jade' : 'amber'} />
      </TitleRow>
      <Note>{part.text}</Note>
      {done ? (
        <>
          <Words>{done.text}</Words>
          <Note size="meta">
            {done.by} · {momentText(done.at, at)}
          </Note>
          {done.photos.length > 0 ? (
            <Shots photos={done.photos} words={`${part.unit}的照片`} />
          ) : null}
        </>
      ) : null}
    </View>
  );
}

/** 主办 and 协办 under one date. */
function Together({ order, at }: Part) {
  if (!order.assignment && order.subtasks.length === 0) return null;
  return (
    <Card>
      <Heading>由谁办</Heading>
      <Lead order={order} at={at} />
      {order.subtasks.map((part) => (
        <Helper key={part.id} part={part} at={at} />
      ))}
    </Card>
  );
}

const hopText = ({ from, to, isAutomatic }: WorkOrderDetail['hops'][number]) =>
  `${workOrderLevelWords[from]} → ${workOrderLevelWords[to]}${isAutomatic ? '（自动）' : ''}`;

/** 逐级上报、下派 and 退单: who, why, when. */
function Moves({ order, at }: Part) {
  const { hops, sendBacks } = order;
  if (hops.length + sendBacks.length === 0) return null;
  return (
    <Card>
      <Heading>上报和退单</Heading>
      {hops.map((hop) => (
        <View key={`${hop.at}-${hop.to}`} className="order-unit">
          <TitleRow>
            <Heading size="note">{hopText(hop)}</Heading>
            {hop.attendedAt ? (
              <Pill words={`${momentText(hop.attendedAt, at)} 报到`} tone="jade" />
            ) : null}
          </TitleRow>
          <Note>{hop.why}</Note>
          <Note size="meta">{[hop.by, momentText(hop.at, at)].filter(Boolean).join(' · ')}</Note>
        </View>
      ))}
      {sendBacks.map((back) => (
        <View key={`${back.at}-${back.unit}`} className="order-unit">
          <Heading size="note">{back.unit}退单</Heading>
          <Note>{back.reason}</Note>
          <Note size="meta">
            {[back.suggestion && `建议给${back.suggestion}`, momentText(back.at, at)]
              .filter(Boolean)
              .join(' · ')}
          </Note>
        </View>
      ))}
    </Card>
  );
}

/** Who was given it, who helps, and how it came here. */
export function OrderUnits(props: Part) {
  return (
    <>
      <Together {...props} />
      <Moves {...props} />
    </>
  );
}

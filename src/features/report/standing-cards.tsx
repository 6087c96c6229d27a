import type { ReportDetail } from '#contracts/report';
import { pauseReasonWords, platformWords } from '#contracts/work-order';
import { beforeText, dateText, dayOf } from '#domain/day';
import { Card, Heading, Note, Words } from '../../components';

type Standing = { report: ReportDetail; now: number };

/** 暂缓: why, and the day somebody looks again. */
export function PauseCard({ report, now }: Standing) {
  const { pause } = report;
  if (!pause || report.status !== 'paused') return null;
  return (
    <Card tone="amber">
      <Heading>先放一放：{pauseReasonWords[pause.reason]}</Heading>
      <Words>{dateText(pause.reviewOn, dayOf(now))} 我们再看，并告诉您，不用您催。</Words>
    </Card>
  );
}

/** 已转外部平台: which one, and the number to ask with. */
export function ExternalCard({ report, now }: Standing) {
  const { external } = report;
  if (!external || report.status !== 'handed-over') return null;
  return (
    <Card tone="blue">
      <Heading>已转给「{platformWords[external.platform]}」</Heading>
      <Words isStrong>那边的编号 {external.number}</Words>
      <Note>{dateText(external.on, dayOf(now))} 转的。有回复会写在这里，也会告诉您。</Note>
    </Card>
  );
}

/** After 不满意 for the third time: why it could not be done to her satisfaction, or by when she is told. */
export function ExplanationCard({ report, now }: Standing) {
  const { explanation } = report;
  if (!explanation) return null;
  return (
    <Card>
      <Heading>{explanation.by ? `${explanation.by}向您说明` : '给您的说明'}</Heading>
      {explanation.text ? (
        <Words>{explanation.text}</Words>
      ) : (
        <Note>
          {explanation.dueAt > now ? `${beforeText(explanation.dueAt, now)}，` : '会尽快'}
          有人书面向您说明原因。
        </Note>
      )}
    </Card>
  );
}

/** 联名: how many doors, and the written reply. */
export function PetitionCard({ report, now }: Standing) {
  const { petition } = report;
  if (!petition) return null;
  const { reply, households, dueAt } = petition;
  return (
    <Card>
      <Heading>{households} 户联名反映</Heading>
      {reply ? (
        <>
          <Note>{reply.isTaken ? '同意办理' : '没有同意办理'}</Note>
          <Words>{reply.text}</Words>
          <Note>{reply.by}</Note>
        </>
      ) : (
        <Note>{beforeText(dueAt, now)}会书面答复是否办理。</Note>
      )}
    </Card>
  );
}

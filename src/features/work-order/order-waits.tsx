import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import {
  declineReasonWords,
  pauseReasonWords,
  platformWords,
  reviewReasonWords,
  type WorkOrderDetail,
} from '#contracts/work-order';
import { beforeText, dateText, dayOf, momentText } from '#domain/day';
import { Button, Card, Heading, ListRow, Note, Pill, TitleRow, Words } from '../../components';
import { open } from '../../platform/navigation';

type Part = { order: WorkOrderDetail; at: number };

function Paper({
  title,
  state,
  children,
}: {
  title: string;
  state?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Card>
      <TitleRow>
        <Heading>{title}</Heading>
        {state}
      </TitleRow>
      {children}
    </Card>
  );
}

function Question({ order, at }: Part) {
  const { question } = order;
  if (!question) return null;
  return (
    <Paper title="请居民补充" state={<Pill words="等居民" tone="amber" />}>
      <Words>{question.text}</Words>
      <Note>{beforeText(question.returnBy, at)}没有补充会自动归档。这段时间不算时限。</Note>
    </Paper>
  );
}

function Decline({ order, at }: Part) {
  const { decline } = order;
  if (!decline) return null;
  return (
    <Paper title="不予受理">
      <Words>{declineReasonWords[decline.reason]}</Words>
      <Note>正确渠道：{decline.channel}</Note>
      <Note>居民 {beforeText(decline.appealUntil, at)}可以申诉。</Note>
    </Paper>
  );
}

const verdictPill = (verdict: 'upheld' | 'dismissed' | undefined) => {
  if (verdict === undefined) return <Pill words="待评议" tone="amber" />;
  return verdict === 'upheld' ? <Pill words="成立" tone="jade" /> : <Pill words="维持原来的决定" />;
};

function Appeal({ order, at }: Part) {
  const { appeal } = order;
  if (!appeal) return null;
  return (
    <Paper title="居民申诉" state={verdictPill(appeal.verdict)}>
      <Words>{appeal.text}</Words>
      <Note size="meta">{momentText(appeal.at, at)}</Note>
      {appeal.answer ? <Note>答复：{appeal.answer}</Note> : null}
    </Paper>
  );
}

function Merged({ order, at }: Part) {
  const { mergedInto, mergedHere } = order;
  const openOrder = (id: string) => () => open('workOrder', { id });
  return (
    <>
      {mergedInto ? (
        <Card>
          <ListRow
            title="已并入同一件"
            note={`编号 ${mergedInto.number} · 居民 ${beforeText(mergedInto.until, at)}可以申诉`}
            onTap={openOrder(mergedInto.id)}
          />
        </Card>
      ) : null}
      {mergedHere.length > 0 ? (
        <Card>
          {mergedHere.map(({ id, number }) => (
            <ListRow key={id} title={`并进来的：编号 ${number}`} onTap={openOrder(id)} />
          ))}
        </Card>
      ) : null}
    </>
  );
}

function Pause({ order, at }: Part) {
  const { pauseAsked, pause } = order;
  const today = dayOf(at);
  return (
    <>
      {pauseAsked ? (
        <Paper title="申请挂起" state={<Pill words="等上级审批" tone="amber" />}>
          <Words>
            {pauseReasonWords[pauseAsked.reason]}，{dateText(pauseAsked.reviewOn, today)}复核
          </Words>
          <Note>{pauseAsked.text}</Note>
        </Paper>
      ) : null}
      {pause ? (
        <Paper title="挂起" state={<Pill words="时限停着" tone="amber" />}>
          <Words>
            {pauseReasonWords[pause.reason]}，{dateText(pause.reviewOn, today)}复核
          </Words>
          <Note>到那天自动恢复，剩下的时限接着算。</Note>
        </Paper>
      ) : null}
    </>
  );
}

/** Where it was handed over to; the form goes along on paper. */
function External({ order, at }: Part) {
  const { external } = order;
  if (!external) return null;
  return (
    <Paper title="转外部平台">
      <Words>
        {platformWords[external.platform]} · 编号 {external.number}
      </Words>
      <Note>{dateText(external.on, dayOf(at))} 转出，仍由我们跟踪和答复居民。</Note>
      <View className="order-part">
        <Button words="打印转办单" onTap={() => open('transfer', { id: order.id })} />
      </View>
    </Paper>
  );
}

function Review({ order }: Part) {
  const { review } = order;
  if (!review) return null;
  const reasons = review.reasons.map((reason) => reviewReasonWords[reason]).join('；');
  const pill =
    review.decision === undefined ? (
      <Pill words="待审核" tone="amber" />
    ) : (
      <Pill
        words={review.decision === 'show' ? '给邻居看' : '不给邻居看'}
        tone={review.decision === 'show' ? 'jade' : 'plain'}
      />
    );
  return (
    <Paper title="给不给邻居看" state={pill}>
      <Note>{[reasons, review.by && `${review.by}定的`].filter(Boolean).join(' · ')}</Note>
    </Paper>
  );
}

function Explanation({ order, at }: Part) {
  const { explanation } = order;
  if (!explanation) return null;
  return explanation.text ? (
    <Paper title="向居民的说明">
      <Words>{explanation.text}</Words>
      {explanation.by ? <Note>{explanation.by}</Note> : null}
    </Paper>
  ) : (
    <Paper title="欠居民一个说明" state={<Pill words="待说明" tone="red" />}>
      <Note>{beforeText(explanation.dueAt, at)}写给居民：为什么只能做到这样，还可以找谁。</Note>
    </Paper>
  );
}

function Petition({ order, at }: Part) {
  const { petition } = order;
  if (!petition) return null;
  const { households, dueAt, reply } = petition;
  return reply ? (
    <Paper
      title={`${households} 户联名`}
      state={
        <Pill words={reply.isTaken ? '受理' : '不受理'} tone={reply.isTaken ? 'jade' : 'plain'} />
      }
    >
      <Words>{reply.text}</Words>
      <Note>{reply.by}</Note>
    </Paper>
  ) : (
    <Paper title={`${households} 户联名`} state={<Pill words="待答复" tone="red" />}>
      <Note>{beforeText(dueAt, at)}书面答复受不受理。</Note>
    </Paper>
  );
}

/** What it waits for, or was decided on the way; nothing where nothing is. */
export function OrderWaits(props: Part) {
  return (
    <>
      <Question {...props} />
      <Appeal {...props} />
      <Decline {...props} />
      <Merged {...props} />
      <Pause {...props} />
      <External {...props} />
      <Petition {...props} />
      <Explanation {...props} />
      <Review {...props} />
    </>
  );
}

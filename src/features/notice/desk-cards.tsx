import {
  isCounted,
  noticeChannelWords,
  noticeReviewWords,
  noticeStatusWords,
} from '#contracts/notice';
import { momentText } from '#domain/day';
import { Button, Buttons, Card, Heading, ListRow, Note, Pill, Section } from '../../components';
import { now } from '../../platform/clock';
import { open } from '../../platform/navigation';
import { statusTones } from './face';
import type { DeskOf, DeskProps } from './full-notice';
import { ReviewCard } from './review-card';
import { Withdraw } from './withdraw-sheet';

/** Where it stands while neighbours do not read it. */
function State({ full, desk }: Omit<DeskProps, 'onDone'>) {
  const { status, publishAt } = full.notice;
  if (status === 'in-review' && !desk.mayReview)
    return (
      <Card tone="amber">
        <Heading>等社区审核</Heading>
        <Note>
          {desk.reviewReason ? noticeReviewWords[desk.reviewReason] : '社区看过就发'}
          。结果会在消息里告诉您，通过以前邻居看不到新写的。
        </Note>
      </Card>
    );
  if (status === 'refused')
    return (
      <Card tone="red">
        <Heading>没有通过</Heading>
        <Note>{desk.refusedReason ?? ''}</Note>
        <Buttons>
          <Button words="照着改，重新写一份" onTap={() => open('writeNotice')} />
        </Buttons>
      </Card>
    );
  if (status === 'scheduled' && publishAt !== undefined)
    return (
      <Card tone="blue">
        <Heading>{momentText(publishAt, now())} 自动发布</Heading>
        <Note>邻居现在还看不到。</Note>
      </Card>
    );
  return null;
}

/** What was told otherwise, and what it said before. */
function Trail({ desk }: { desk: DeskOf }) {
  const at = now();
  return (
    <>
      {desk.channels.map(({ channel, at: notedAt, byText }) => (
        <ListRow
          key={`${channel}${notedAt}`}
          icon="circle-check"
          title={noticeChannelWords[channel]}
          note={`${byText} · ${momentText(notedAt, at)}`}
        />
      ))}
      {desk.revisions.map(({ version, at: writtenAt, byText }) => (
        <ListRow
          key={version}
          icon="pencil"
          title={`第 ${version} 版`}
          note={`${byText} · ${momentText(writtenAt, at)} 写的，后来改了`}
        />
      ))}
    </>
  );
}

/** Who does not know yet, and the other ways to tell; what was done and said before. */
function Ways({ full, desk }: Omit<DeskProps, 'onDone'>) {
  const { id, status, kind } = full.notice;
  const isOut = status === 'published';
  if (!isOut && desk.channels.length + desk.revisions.length === 0) return null;
  return (
    <Card>
      {isOut ? (
        <>
          <ListRow
            icon="users"
            title="覆盖情况"
            note={isCounted(kind) ? '哪些户还没有人告诉' : '有多少户看过'}
            onTap={() => open('coverage', { id })}
          />
          <ListRow
            icon="image"
            title="打印和广播"
            note="A4 大字、小白板、电子屏、大喇叭"
            onTap={() => open('noticeOutputs', { id })}
          />
        </>
      ) : null}
      <Trail desk={desk} />
    </Card>
  );
}

/** 改一改 and 撤回, where they are still hers to do. */
function Changes({ full, desk, onDone }: DeskProps) {
  const { id, version, status } = full.notice;
  // 不通过 does it, and says why.
  const isReviewer = desk.mayReview && !desk.mayAmend;
  return (
    <Buttons>
      {desk.mayAmend ? (
        <Button icon="pencil" words="改一改" onTap={() => open('writeNotice', { id })} />
      ) : null}
      {desk.mayWithdraw && !isReviewer ? (
        <Withdraw
          seen={{ id, version }}
          until={desk.takeBackUntil}
          isOwn={desk.mayAmend}
          isUnseen={
            status === 'scheduled' || (status === 'in-review' && desk.revisions.length === 0)
          }
          onDone={() => onDone('撤回了')}
        />
      ) : null}
    </Buttons>
  );
}

/** 管理: for its writer and the desks above her. */
export function DeskCards(props: DeskProps) {
  const { desk } = props;
  const { status } = props.full.notice;
  return (
    <Section
      title="管理这份通知"
      aside={<Pill words={noticeStatusWords[status]} tone={statusTones[status]} />}
    >
      {desk.mayReview && status === 'in-review' ? <ReviewCard {...props} /> : null}
      <State {...props} />
      <Ways {...props} />
      <Changes {...props} />
    </Section>
  );
}

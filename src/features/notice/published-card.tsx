import { View } from '@tarojs/components';
import type { Got } from '#contracts/action';
import { getNotice, noticeReviewWords } from '#contracts/notice';
import type { publishNotice } from '#contracts/notice-desk';
import { momentText } from '#domain/day';
import { Button, Card, Heading, Icon, ListRow, Note, Section } from '../../components';
import { now } from '../../platform/clock';
import { call } from '../../platform/cloud';
import { open } from '../../platform/navigation';
import { useLoaded } from '../../platform/use-loaded';
import { groupText } from './face';
import { ForwardButton } from './forward-button';
import { Withdraw } from './withdraw-sheet';

export type Published = Got<typeof publishNotice> & { title: string };
type Full = Got<typeof getNotice>;

const heads = {
  'in-review': '交上去了，等社区看一眼',
  scheduled: '定好了，到时候自动发出',
  published: '发出去了',
  withdrawn: '撤回了',
  refused: '没有通过',
} as const;

function whatNext({ status, reviewReason }: Published, full: Full | undefined): string {
  const at = now();
  if (status === 'in-review')
    return `${reviewReason ? noticeReviewWords[reviewReason] : '由社区审核后发布'}。通过或者没有通过，消息里都会告诉您。`;
  if (status === 'scheduled' && full?.notice.publishAt !== undefined)
    return `${momentText(full.notice.publishAt, at)}自动发布，之前随时可以撤回。`;
  if (status === 'withdrawn') return '邻居看不到了。';
  return '邻居打开「联心」就能看到，通知里写着您的名字和岗位。';
}

/** What else can carry it, once it is out. */
function OtherWays({ id }: { id: string }) {
  return (
    <Section title="不看手机的邻居">
      <Card>
        <ListRow
          icon="image"
          title="打印大字通知"
          note="A4 一张，带二维码，贴在门口"
          onTap={() => open('noticePrint', { id })}
        />
        <ListRow
          icon="pencil"
          title="小白板、电子屏、大喇叭"
          note="现成的短句，照着写、照着念"
          onTap={() => open('noticeOutputs', { id })}
        />
      </Card>
    </Section>
  );
}

type PublishedProps = { published: Published; onAgain: () => void };

/** After 发布: what happened, how to take it back, and what comes next. */
export function PublishedCards({ published, onAgain }: PublishedProps) {
  const { id } = published;
  const loaded = useLoaded(() => call(getNotice, { id }), undefined);
  const full = loaded.data;
  const status = full?.notice.status ?? published.status;
  const isOut = status === 'published';
  return (
    <>
      <Card>
        <View className="notice-done">
          <View className="notice-mark">
            <Icon name={status === 'in-review' ? 'clock' : 'check'} size="l" />
          </View>
          <Heading size="head">{heads[status]}</Heading>
          <Note>{whatNext({ ...published, status }, full)}</Note>
        </View>
        {full && isOut ? (
          <View className="notice-part">
            <ForwardButton kind="primary" words="发到群里" text={groupText(full.notice)} />
          </View>
        ) : null}
        {full?.desk?.mayWithdraw ? (
          <View className="notice-part">
            <Withdraw
              seen={{ id, version: full.notice.version }}
              until={full.desk.takeBackUntil}
              isOwn
              isUnseen={!isOut}
              onDone={() => void loaded.reload()}
            />
          </View>
        ) : null}
      </Card>
      {isOut ? <OtherWays id={id} /> : null}
      <View className="stack">
        <Button words="看看这份通知" onTap={() => open('notice', { id })} />
        <Button words="再发一份" onTap={onAgain} />
      </View>
    </>
  );
}

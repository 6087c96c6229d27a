import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { type PropsWithChildren, useState } from 'react';
import { wordsFor } from '#contracts/errors';
import { type NoticeChannel, noticeChannelWords } from '#contracts/notice';
import { momentText } from '#domain/day';
import { boardLimit } from '#domain/notice-outputs';
import {
  Button,
  Card,
  Empty,
  ErrorState,
  Heading,
  Note,
  Page,
  Pill,
  Problem,
  Skeleton,
  TitleRow,
  Toast,
} from '../../../../components';
import { copyText } from '../../../../platform/clipboard';
import { now } from '../../../../platform/clock';
import { goBack, open } from '../../../../platform/navigation';
import type { Full } from '../../full-notice';
import { ChannelNote } from '../../note-channel';
import { useNotice } from '../../notice-detail';
import { outputsOf } from '../../outputs';
import '../../notice.css';

function Copy({ words }: { words: string }) {
  const [isRefused, setIsRefused] = useState(false);
  return (
    <View className="notice-part">
      <Button
        kind="soft"
        words="复制"
        onTap={() =>
          void copyText(words).then(
            () => setIsRefused(false),
            () => setIsRefused(true),
          )
        }
      />
      <Problem words={isRefused ? '没有复制成，请长按文字复制' : undefined} />
    </View>
  );
}

type OutputProps = PropsWithChildren<{
  title: string;
  note: string;
  channel: NoticeChannel;
  full: Full;
  onNoted: () => void;
}>;

/** One output with what was noted of it. */
function Output({ title, note, channel, full, onNoted, children }: OutputProps) {
  const { notice, desk } = full;
  return (
    <Card>
      <TitleRow>
        <Heading>{title}</Heading>
        <Pill words={`第 ${notice.version} 版`} />
      </TitleRow>
      <Note>{note}</Note>
      {children}
      <ChannelNote
        noticeId={notice.id}
        channel={channel}
        noted={(desk?.channels ?? []).filter((one) => one.channel === channel)}
        now={now()}
        onDone={onNoted}
      />
    </Card>
  );
}

/** In how many ways it went out by now, the app among them. */
function Told({ full }: { full: Full }) {
  const channels = [...new Set((full.desk?.channels ?? []).map(({ channel }) => channel))];
  const ways = ['在「联心」里发布', ...channels.map((one) => noticeChannelWords[one])];
  const { publishAt, at } = full.notice;
  return (
    <Card tone={ways.length > 1 ? 'jade' : 'blue'}>
      <Heading>
        {ways.length > 1 ? `已经走了 ${ways.length} 条路` : '只在手机上有，再走一条路'}
      </Heading>
      <Note>{ways.join('、')}</Note>
      <Note>{momentText(publishAt ?? at, now())} 发布</Note>
    </Card>
  );
}

function Outputs({ full, onNoted }: { full: Full; onNoted: () => void }) {
  const { notice } = full;
  const { board, screen, script, seconds } = outputsOf(notice, now());
  const part = { full, onNoted };
  return (
    <>
      <Told full={full} />
      <View className="notice-columns">
        <View>
          <Output {...part} channel="paper" title="A4 大字通知" note="一张纸，带二维码，贴在门口">
            <View className="notice-part">
              <Button
                kind="soft"
                words="看大字版，去打印"
                onTap={() => open('noticePrint', { id: notice.id })}
              />
            </View>
          </Output>
          <Output
            {...part}
            channel="board"
            title="小白板"
            note={`照着抄，${board.length} 个字（最多 ${boardLimit}）`}
          >
            <View className="notice-board">{board}</View>
            <Copy words={board} />
          </Output>
        </View>
        <View>
          <Output {...part} channel="screen" title="电子屏" note="电梯、门口的屏，最多三行">
            <View className="notice-screen">
              {screen.map((line) => (
                <View key={line}>{line}</View>
              ))}
            </View>
            <Copy words={screen.join('\n')} />
          </Output>
          <Output
            {...part}
            channel="loudspeaker"
            title="大喇叭"
            note={`慢慢念一遍约 ${seconds} 秒`}
          >
            <View className="notice-script">{script}</View>
            <Copy words={script} />
          </Output>
        </View>
      </View>
    </>
  );
}

/** 打印和广播: one notice on paper, on the board, on the screen and on the loudspeaker, all of one version. */
export default function Screen() {
  const { id = '' } = useRouter().params;
  const loaded = useNotice(id);
  const [said, setSaid] = useState<string>();
  const { data, error } = loaded;
  const isOut = data?.notice.status === 'published';
  return (
    <Page title="打印和广播" isWide>
      {data?.desk && isOut ? (
        <Outputs
          full={data}
          onNoted={() => {
            setSaid('记下了');
            void loaded.reload();
          }}
        />
      ) : null}
      {data && !(data.desk && isOut) ? (
        <Empty
          title={data.desk ? '这份通知还没有发出去，或者已经撤回' : '这一页给发通知的人用'}
          next={{ words: '返回', onTap: goBack }}
        />
      ) : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void loaded.reload()} />
      ) : null}
      {data || error ? null : <Skeleton cards={3} />}
      <Toast words={said} onDone={() => setSaid(undefined)} />
    </Page>
  );
}

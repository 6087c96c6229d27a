import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Sent } from '#contracts/action';
import { type NoticeChannel, noticeChannelWords } from '#contracts/notice';
import { noteChannel } from '#contracts/notice-desk';
import { momentText } from '#domain/day';
import { Button, Icon, Note, Picture, Problem, Row, Sheet, Tap } from '../../components';
import { openPhotos } from '../../platform/photos';
import type { DeskOf } from './full-notice';
import { notedWords } from './outputs';
import { PhotoPart } from './photo-part';
import { useNoticeDraft } from './use-notice-draft';

type Noted = DeskOf['channels'][number];

function NotedLine({ noted, now }: { noted: Noted; now: number }) {
  const urls = noted.photos.flatMap(({ url }) => (url ? [url] : []));
  return (
    <View className="notice-noted">
      <Row>
        <Icon name="circle-check" />
        <Note>
          {momentText(noted.at, now)} {noted.byText}
        </Note>
      </Row>
      {urls.length > 0 ? (
        <View className="notice-shots">
          {urls.map((url, at) => (
            <Tap key={url} label="看照片" onTap={() => openPhotos(urls, at)}>
              <Picture url={url} words="贴出的照片" className="notice-shot" />
            </Tap>
          ))}
        </View>
      ) : null}
    </View>
  );
}

type NoteProps = {
  noticeId: string;
  channel: NoticeChannel;
  noted: readonly Noted[];
  now: number;
  onDone: () => void;
};

/** 已贴出、已播: noted with a photo where there is one, so that everybody sees in how many ways it went out. */
export function ChannelNote({ noticeId, channel, noted, now, onDone }: NoteProps) {
  const [isOpen, setIsOpen] = useState(false);
  const draft = useNoticeDraft<Sent<typeof noteChannel>>({
    action: noteChannel,
    about: `${noticeId}/${channel}`,
    empty: { id: noticeId, channel },
    check: () => ({}),
    input: (fields) => fields,
    onDone: () => {
      setIsOpen(false);
      onDone();
    },
  });
  const words = notedWords[channel];
  return (
    <View className="notice-part">
      {noted.map((one) => (
        <NotedLine key={one.at} noted={one} now={now} />
      ))}
      <Button
        icon="check"
        words={noted.length > 0 ? `又${words.slice(1)}了一次` : words}
        onTap={() => setIsOpen(true)}
      />
      <Sheet
        title={noticeChannelWords[channel]}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        footer={
          <Button
            kind="primary"
            words="记下"
            isBusy={draft.isBusy}
            busyWords={draft.isWaiting ? '没有网络，连上后自动记下' : '正在记…'}
            onTap={() => void draft.submit()}
          />
        }
      >
        <Note>可以拍一张，不拍也行。</Note>
        <PhotoPart words="现场照片" photos={draft.photos} />
        <Problem words={draft.refusal} />
      </Sheet>
    </View>
  );
}

import { View } from '@tarojs/components';
import type { PhotoView } from '#contracts/file';
import { type NoticeKind, noticeKindWords } from '#contracts/notice';
import { type Role, roleWords } from '#contracts/roles';
import { dateText, dayOf } from '#domain/day';
import { whenText } from '#domain/notice-words';
import { Card, Heading, Note, PhotoGrid, Pill, Words } from '../../components';
import { openPhotos } from '../../platform/photos';
import { kindTones, versionText } from './face';
import './notice.css';

export type Shown = {
  kind: NoticeKind;
  title: string;
  text: string;
  areaText: string;
  startsAt?: number | undefined;
  endsAt?: number | undefined;
  place?: string | undefined;
  photos: readonly PhotoView[];
  publisher: { name: string; role: Role; areaName: string; unitName: string };
  /** Shown since, epoch ms. */
  at: number;
  version: number;
  amendedAt?: number | undefined;
  isOver?: boolean;
  /** Neighbours can read it, or could. */
  isOut: boolean;
  isWithdrawn?: boolean;
};

function Fact({ name, words }: { name: string; words: string | undefined }) {
  if (!words) return null;
  return (
    <View className="notice-fact">
      <View className="notice-fact-name">{name}</View>
      <View className="notice-fact-words">{words}</View>
    </View>
  );
}

/** Its photos; one that is being checked says so in its place. */
function Photos({ photos }: Pick<Shown, 'photos'>) {
  if (photos.length === 0) return null;
  const urls = photos.flatMap(({ url }) => (url ? [url] : []));
  return (
    <View className="notice-photos">
      <PhotoGrid
        words="通知的照片"
        photos={photos.map((photo, at) => ({ key: `${at}`, ...photo }))}
        onOpen={(key) => {
          const url = photos[Number(key)]?.url;
          if (url) openPhotos(urls, urls.indexOf(url));
        }}
      />
    </View>
  );
}

/** 发布人、岗位、所属社区、日期 stand on every notice (国办函〔2021〕105号). */
function From({ shown, now }: { shown: Shown; now: number }) {
  const { publisher, at, isOut } = shown;
  const { name, role, areaName, unitName } = publisher;
  const changed = versionText(shown, now);
  return (
    <View className="notice-from">
      <Words isStrong>
        {name}（{areaName} {roleWords[role]}）
      </Words>
      <Note>
        {unitName === areaName ? '' : `${unitName} · `}
        {dateText(dayOf(at), dayOf(now))} {isOut ? '发布' : '写好'}
      </Note>
      {changed ? <Note>{changed}</Note> : null}
    </View>
  );
}

/** A notice as its readers see it, large. */
export function NoticeBody({
  shown,
  now,
  className,
}: {
  shown: Shown;
  now: number;
  className?: string;
}) {
  const { kind, title, text, areaText, place, photos, isOver, isWithdrawn } = shown;
  return (
    <Card className={`${isWithdrawn ? 'notice-gone' : ''} ${className ?? ''}`.trim()}>
      <View className="notice-head">
        <Pill words={noticeKindWords[kind]} tone={kindTones[kind]} />
        {isOver && !isWithdrawn ? <Note>已经过去了</Note> : null}
      </View>
      <Heading size="head">{title}</Heading>
      <View className="notice-facts">
        <Fact name="时间" words={whenText(shown, now)} />
        <Fact name="地点" words={place} />
        <Fact name="范围" words={areaText} />
      </View>
      <View className="notice-text">{text}</View>
      <Photos photos={photos} />
      <From shown={shown} now={now} />
    </Card>
  );
}

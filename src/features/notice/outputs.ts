import type { NoticeChannel } from '#contracts/notice';
import { publisherText } from '#domain/notice';
import {
  boardText,
  loudspeakerScript,
  reading,
  type Source,
  screenLines,
  secondsOf,
} from '#domain/notice-outputs';
import { whenText } from '#domain/notice-words';
import type { FullNotice } from './full-notice';

/** What the four outputs are made of. */
export const sourceOf = (notice: FullNotice): Source => ({
  kind: notice.kind,
  title: notice.title,
  text: notice.text,
  areaText: notice.areaText,
  startsAt: notice.startsAt,
  endsAt: notice.endsAt,
  place: notice.place,
  publisherText: publisherText(notice.publisher),
  unitName: notice.publisher.unitName,
  at: notice.at,
  version: notice.version,
  phone: notice.phone,
});

/** All outputs of one version, ready to copy, show and read out. */
export function outputsOf(notice: FullNotice, now: number) {
  const source = sourceOf(notice);
  const script = loudspeakerScript(source, reading, now);
  return {
    board: boardText(source, now),
    screen: screenLines(source, now),
    script,
    seconds: secondsOf(script, reading),
  };
}

/** A row of its own takes as much of a sheet as so many characters. */
const placeRow = 15;

/** How large its sheet is printed: what says little fills it, what says much keeps the least size (feature F83). */
export function paperType(notice: FullNotice, now: number): 'large' | 'largest' | undefined {
  const { title, text, areaText, place = '' } = notice;
  const words = [title, text, areaText, place, whenText(notice, now)].join('');
  const length = words.length + (place ? placeRow : 0);
  if (length <= 100) return 'largest';
  return length <= 170 ? 'large' : undefined;
}

/** What is noted once it hangs, shows or was read out. */
export const notedWords: Record<NoticeChannel, string> = {
  paper: '已贴出',
  board: '已写上',
  screen: '已上屏',
  loudspeaker: '已播',
  group: '已发群',
};

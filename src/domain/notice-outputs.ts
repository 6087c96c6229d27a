import { type NoticeKind, noticeKindWords } from '#contracts/notice';
import { clockText, dateText, dayOf } from './day';
import { whenText } from './notice-words';
import { clip } from './title';

/** What the outputs are made of; all carry its `version`. */
export type Source = {
  kind: NoticeKind;
  title: string;
  text: string;
  areaText: string;
  startsAt?: number | undefined;
  endsAt?: number | undefined;
  place?: string | undefined;
  publisherText: string;
  unitName: string;
  at: number;
  version: number;
  phone?: string | undefined;
};

/** Written by hand on the small board by the door (feature F83), in characters. */
export const boardLimit = 60;
/** On the screen of a lift or a door. */
export const screenLineLimit = 3;
export const screenLineLength = 18;

/** Characters a minute and seconds of the loudspeaker, from `config/policy.ts`. */
export type Reading = { perMinute: number; seconds: number };

const versionWords = (version: number) => (version > 1 ? `（第${version}版）` : '');
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** What it is, where and when, without the rest. */
const headOf = (it: Source, now: number): string =>
  [it.title, it.areaText, whenText(it, now), it.place].filter(Boolean).join('，');

/** 小白板: at most 60 characters, with whom to ring. */
export function boardText(it: Source, now: number): string {
  const tail = `${it.phone ? `问：${it.phone}` : it.unitName}${versionWords(it.version)}`;
  const wanted = it.startsAt === undefined ? `${it.title}：${oneLine(it.text)}` : headOf(it, now);
  return `${clip(wanted, boardLimit - tail.length - 1)} ${tail}`;
}

/** 屏显版: at most three lines of 18 characters: what, when, where and from whom. */
export function screenLines(it: Source, now: number): string[] {
  const when = whenText(it, now);
  const lines = [
    `${it.title}${versionWords(it.version)}`,
    when || oneLine(it.text),
    when ? [it.areaText, it.place].filter(Boolean).join(' ') : it.unitName,
  ];
  return lines.filter(Boolean).map((line) => clip(line, screenLineLength));
}

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 「十二」 for 12, up to 99; as it is spoken. */
export function spokenNumber(n: number): string {
  if (n < 10) return digits[n] ?? '';
  const tens = Math.floor(n / 10);
  const rest = n % 10 === 0 ? '' : (digits[n % 10] ?? '');
  return `${tens === 1 ? '' : digits[tens]}十${rest}`;
}

/** 「八点」「十二点半」「十四点零五分」 */
function spokenClock(at: number): string {
  const [hours = 0, minutes = 0] = clockText(at).split(':').map(Number);
  const hour = `${hours === 2 ? '两' : spokenNumber(hours)}点`;
  if (minutes === 0) return hour;
  if (minutes === 30) return `${hour}半`;
  return `${hour}${minutes < 10 ? '零' : ''}${spokenNumber(minutes)}分`;
}

function spokenWhen({ startsAt, endsAt }: Source, now: number): string {
  if (startsAt === undefined) return '';
  const day = (at: number) => dateText(dayOf(at), dayOf(now));
  const begins = `${day(startsAt)}${spokenClock(startsAt)}`;
  if (endsAt === undefined) return begins;
  const ends = dayOf(startsAt) === dayOf(endsAt) ? '' : day(endsAt);
  return `${begins}到${ends}${spokenClock(endsAt)}`;
}

/** How long it takes to read aloud, in seconds; signs are pauses and not counted. */
export const secondsOf = (script: string, { perMinute }: Pick<Reading, 'perMinute'>): number =>
  Math.ceil(((script.match(/[一-龥A-Za-z0-9]/g) ?? []).length * 60) / perMinute);

/** The sentences of a text that fit into so many characters, whole ones only. */
function sentencesWithin(text: string, room: number): string {
  let kept = '';
  for (const sentence of oneLine(text).match(/[^。！？；]+[。！？；]?/g) ?? []) {
    if (kept.length + sentence.length > room) break;
    kept += sentence;
  }
  return kept;
}

/** 大喇叭: a script of at most 45 seconds, said once and what matters most said again. */
export function loudspeakerScript(it: Source, reading: Reading, now: number): string {
  const call = it.kind === 'emergency' ? '紧急提醒，紧急提醒。' : '';
  const when = spokenWhen(it, now);
  const gist = [it.title, when, it.place ? `地点在${it.place}` : ''].filter(Boolean).join('，');
  const opening = `${it.areaText}的居民朋友请注意。${call}`;
  const closing = `再说一遍，${gist}。${it.unitName}。`;
  const limit = Math.floor((reading.seconds * reading.perMinute) / 60);
  const fixed = opening.length + closing.length;
  const middle = when
    ? `${gist}。${sentencesWithin(afterFirst(it.text), limit - fixed - gist.length - 1)}`
    : sentencesWithin(`${it.title}。${it.text}`, limit - fixed);
  const script = `${opening}${middle || clip(gist, Math.max(8, limit - fixed))}${closing}`;
  return script.length <= limit ? script : `${clip(`${opening}${gist}`, limit - 1)}。`;
}

/** The first sentence of a filled template repeats place and time: on a loudspeaker the gist says them. */
const afterFirst = (text: string): string => oneLine(text).replace(/^[^。！？]*[。！？]?/, '');

/** The line at the foot of every print: who, for whom, when, which version. */
export const footText = (it: Source, now: number): string =>
  `${it.unitName} · ${it.publisherText} · ${dateText(dayOf(it.at), dayOf(now))} · ${
    noticeKindWords[it.kind]
  }通知第 ${it.version} 版`;

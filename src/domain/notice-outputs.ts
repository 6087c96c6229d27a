import { type NoticeKind, noticeKindWords } from '#contracts/notice';
import { dateText, dayOf } from './day';
import { type Spoken, spokenScript } from './notice-aloud';
import { briefWhen, whenParts, whenText } from './notice-words';
import { clip, graphemes } from './title';

/** What the outputs are made of; all carry its `version`. */
export type Source = Spoken & {
  kind: NoticeKind;
  publisherText: string;
  at: number;
  version: number;
};

/** Written by hand on the small board by the door (feature F83), in characters. */
export const boardLimit = 60;
/** On the screen of a lift or a door. */
export const screenLineLimit = 3;
export const screenLineLength = 18;

/** Characters a minute and seconds of the loudspeaker. */
export type Reading = { perMinute: number; seconds: number };

/** Slowly, for old ears; `config/policy.ts` shows these numbers with their source. */
export const reading: Reading = { perMinute: 200, seconds: 45 };

const versionWords = (version: number) => (version > 1 ? `（第${version}版）` : '');
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

type Parts = readonly (string | undefined)[];
const joined = (parts: Parts) => parts.filter(Boolean).join('，');

/** The first of these that fits, the richest first; undefined where none does. */
const fitting = (all: readonly Parts[], room: number): string | undefined =>
  all.map(joined).find((text) => text.length <= room);

/** What is kept of a title before anything else is written: an emoji alone can take eleven. */
const leastTitle = 12;

/** What it is and when, with what else there is room for: the time is never cut. */
function boardBody(it: Source, now: number, room: number): string {
  const { areaText } = it;
  const [title, place] = [oneLine(it.title), oneLine(it.place ?? '')];
  const long = whenText(it, now);
  const brief = briefWhen(it, now);
  const whole = fitting(
    [
      [title, areaText, long, place],
      [title, areaText, brief, place],
      [title, long, place],
      [title, brief, place],
      [title, areaText, brief],
      [title, brief],
    ],
    room,
  );
  return whole ?? `${clip(title, room - brief.length - 1)}，${brief}`;
}

/** 小白板: at most 60 characters, with whom to ring where there is room for it. */
export function boardText(it: Source, now: number): string {
  const version = versionWords(it.version);
  const asks = `${it.phone ? `问：${it.phone}` : it.unitName}${version}`;
  if (it.startsAt === undefined)
    return `${clip(oneLine(`${it.title}：${it.text}`), boardLimit - asks.length - 1)} ${asks}`;
  const least = briefWhen(it, now).length + 1 + Math.min(it.title.length, leastTitle);
  const tail = least + 1 + asks.length <= boardLimit ? ` ${asks}` : version;
  return `${boardBody(it, now, boardLimit - tail.length)}${tail}`;
}

/** So many rows of so many characters, and never half of a character. */
function rowsOf(text: string, count: number): string[] {
  const rows: string[] = [];
  let rest = oneLine(text);
  while (rest && rows.length < count - 1) {
    let row = '';
    for (const one of graphemes(rest)) {
      if (row.length + one.length > screenLineLength) break;
      row += one;
    }
    if (row === '') break;
    rows.push(row.trim());
    rest = rest.slice(row.length).trim();
  }
  return rest ? [...rows, clip(rest, screenLineLength)] : rows;
}

/** 屏显版: at most three lines of 18 characters: what, when, and where or from whom. */
export function screenLines(it: Source, now: number): string[] {
  const version = versionWords(it.version);
  const first = `${clip(oneLine(it.title), screenLineLength - version.length)}${version}`;
  const left = screenLineLimit - 1;
  const when = whenParts(it, now, screenLineLength);
  const said = when.length > 0 ? when : rowsOf(it.text, left);
  const place = oneLine(it.place ?? '');
  const both = [it.areaText, place].filter(Boolean).join(' ');
  const where = both.length <= screenLineLength ? both : place || it.areaText;
  const last = clip(when.length > 0 ? where : it.unitName, screenLineLength);
  return [first, ...said, last].filter(Boolean).slice(0, screenLineLimit);
}

/** How long it takes to read aloud, in seconds; signs are pauses and not counted. */
export const secondsOf = (script: string, { perMinute }: Pick<Reading, 'perMinute'>): number =>
  Math.ceil(((script.match(/[\p{L}\p{N}]/gu) ?? []).length * 60) / perMinute);

/** 大喇叭: a script of at most 45 seconds: whom it is for, what and when, what to do, and the gist once more. */
export const loudspeakerScript = (it: Source, reading: Reading, now: number): string =>
  spokenScript(it, {
    isUrgent: it.kind === 'emergency',
    now,
    isShortEnough: (script) => secondsOf(script, reading) <= reading.seconds,
  });

/** The line at the foot of every print: who, for whom, when, which version. */
export function footText(it: Source, now: number): string {
  const isNamed = it.publisherText.includes(it.unitName);
  const parts = [
    isNamed ? '' : it.unitName,
    it.publisherText,
    dateText(dayOf(it.at), dayOf(now)),
    `${noticeKindWords[it.kind]}通知第 ${it.version} 版`,
  ];
  return parts.filter(Boolean).join(' · ');
}

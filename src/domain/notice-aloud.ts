import { clockText, type Day, dayOf, yearOf } from './day';
import { whenPattern } from './notice-words';

/** What a notice says, as far as it is read aloud. */
export type Spoken = {
  title: string;
  text: string;
  areaText: string;
  startsAt?: number | undefined;
  endsAt?: number | undefined;
  place?: string | undefined;
  /** The community it comes from. */
  unitName: string;
  phone?: string | undefined;
};

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 「十二」 for 12, up to 99; as it is spoken. */
export function spokenNumber(n: number): string {
  if (n < 10) return digits[n] ?? '';
  const tens = Math.floor(n / 10);
  const rest = n % 10 === 0 ? '' : (digits[n % 10] ?? '');
  return `${tens === 1 ? '' : digits[tens]}十${rest}`;
}

/** 「十一月二十三日」, with the year where it is not that of `near`. */
function spokenDay(day: Day, near: Day): string {
  const [, month = 0, date = 0] = day.split('-').map(Number);
  const year = [...yearOf(day)].map((one) => spokenNumber(Number(one))).join('');
  const named = yearOf(day) === yearOf(near) ? '' : `${year}年`;
  return `${named}${spokenNumber(month)}月${spokenNumber(date)}日`;
}

const periods = [
  { until: 6, words: '凌晨' },
  { until: 12, words: '上午' },
  { until: 13, words: '中午' },
  { until: 18, words: '下午' },
  { until: 24, words: '晚上' },
];

/** 「上午」 and 「八点」「两点半」「十二点零五分」 */
function spokenClock(at: number): { period: string; clock: string } {
  const [hours = 0, minutes = 0] = clockText(at).split(':').map(Number);
  const hour = hours > 12 ? hours - 12 : hours;
  const past = minutes === 30 ? '半' : `${minutes < 10 ? '零' : ''}${spokenNumber(minutes)}分`;
  return {
    period: periods.find(({ until }) => hours < until)?.words ?? '',
    clock: `${hour === 2 ? '两' : spokenNumber(hour)}点${minutes === 0 ? '' : past}`,
  };
}

/** 「十一月二十三日上午八点到中午十二点」; empty without a time. `now` decides whether the year is said. */
export function spokenWhen(
  { startsAt, endsAt }: Pick<Spoken, 'startsAt' | 'endsAt'>,
  now: number,
): string {
  if (startsAt === undefined) return '';
  const from = spokenClock(startsAt);
  const begins = `${spokenDay(dayOf(startsAt), dayOf(now))}${from.period}${from.clock}`;
  if (endsAt === undefined) return begins;
  const until = spokenClock(endsAt);
  if (dayOf(startsAt) !== dayOf(endsAt))
    return `${begins}到${spokenDay(dayOf(endsAt), dayOf(startsAt))}${until.period}${until.clock}`;
  return `${begins}到${until.period === from.period ? '' : until.period}${until.clock}`;
}

/** Without a sign at its end, so that it can stand in a sentence. */
const bare = (words: string) =>
  words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[。！？；，,.!?;\s]+$/u, '');

/** What is left to say of a text, in whole sentences: a template begins with place and time, which were said before. */
export function sentencesOf({ text, areaText }: Pick<Spoken, 'text' | 'areaText'>): string[] {
  const begun = new RegExp(`^[^。！？；\\n]*?${whenPattern}[^。！？；，\\n]*[。！？；，\\n]?`);
  const rest = text.replace(begun, '').trim();
  const left = rest.startsWith(areaText) ? rest.slice(areaText.length) : rest;
  return (left.match(/[^。！？；\n]+[。！？；]?/g) ?? [])
    .map((one) => one.replace(/\s+/g, ' ').trim())
    .filter((one) => bare(one) !== '')
    .map((one) => (/[。！？；]$/.test(one) ? one : `${one}。`));
}

type Saying = { isUrgent: boolean; now: number; isShortEnough: (script: string) => boolean };
type Frame = { before: string; after: string };

/** From the fullest to the shortest; what and when is said in every one of them. */
function framesOf(it: Spoken, { isUrgent, now }: Saying): Frame[] {
  const call = `请注意。${isUrgent ? '紧急提醒，紧急提醒。' : ''}`;
  const to = `${it.areaText}的居民朋友${call}`;
  const all = `居民朋友${call}`;
  const core = [bare(it.title), spokenWhen(it, now)].filter(Boolean).join('，');
  const gist = it.place ? `${core}，地点在${bare(it.place)}` : core;
  // 「槐安社区」 opens the script where the whole community is called.
  const from = it.areaText.startsWith(it.unitName) ? '' : `${it.unitName}。`;
  return [
    { before: `${to}${gist}。`, after: `再说一遍，${gist}。${from}` },
    { before: `${to}${gist}。`, after: `再说一遍，${core}。` },
    { before: `${all}${gist}。`, after: `再说一遍，${core}。` },
    { before: `${all}${gist}。`, after: '' },
    { before: `${all}${core}。`, after: '' },
  ];
}

/**
 * Whom it is for, what and when, what to do, the gist once more, from whom, whom to ring: as much as is short
 * enough, whole sentences only.
 */
export function spokenScript(it: Spoken, saying: Saying): string {
  const frames = framesOf(it, saying);
  const fits = ({ before, after }: Frame) => saying.isShortEnough(before + after);
  const { before, after } = frames.find(fits) ?? frames.at(-1) ?? { before: '', after: '' };
  let middle = '';
  for (const sentence of sentencesOf(it)) {
    if (!saying.isShortEnough(`${before}${middle}${sentence}${after}`)) break;
    middle += sentence;
  }
  const script = `${before}${middle}${after}`;
  const rings = it.phone ? `${script}电话${it.phone}。` : script;
  return saying.isShortEnough(rings) ? rings : script;
}

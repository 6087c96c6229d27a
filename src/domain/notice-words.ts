import type { NoticeKind, NoticeTemplate } from '#contracts/notice';
import { clockText, dateText, dayOf, weekdayOf } from './day';

/** What a template fills in: where it is, and when. Nobody's name, nobody's door. */
export type Filling = {
  /** 「5号楼2单元」 */
  areaText: string;
  startsAt?: number | undefined;
  endsAt?: number | undefined;
  place?: string | undefined;
};
export type Filled = { title: string; text: string };
type Template = {
  kind: NoticeKind;
  words: string;
  /** Whether it needs a time, and a place to meet. */
  hasTime: boolean;
  hasPlace?: boolean;
  /** `at` is where and when, as far as it is known. */
  fill: (it: { where: string; at: string; when: string; place: string }) => Filled;
};

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

const dayWords = (at: number, now: number): string => {
  const day = dayOf(at);
  return `${dateText(day, dayOf(now))}（周${weekdays[weekdayOf(day) - 1]}）`;
};

type Times = { startsAt?: number | undefined; endsAt?: number | undefined };

/** 「11月23日（周一）08:00–12:00」: dates, never 「明天」, since paper is read on another day. */
export function whenText({ startsAt, endsAt }: Times, now: number): string {
  if (startsAt === undefined) return '';
  const begins = `${dayWords(startsAt, now)}${clockText(startsAt)}`;
  if (endsAt === undefined) return begins;
  return dayOf(startsAt) === dayOf(endsAt)
    ? `${begins}–${clockText(endsAt)}`
    : `${begins} 到 ${dayWords(endsAt, now)}${clockText(endsAt)}`;
}

const dayPattern = '(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日（周.）\\d{2}:\\d{2}';
/** What `whenText` writes, as a regular expression: a template's text holds it. */
export const whenPattern = `${dayPattern}(?:–\\d{2}:\\d{2}| 到 ${dayPattern})?`;

/** 「11月23日08:00–12:00」, in two parts where one is too long: 「11月23日22:00」 and 「到11月24日06:00」. */
export function whenParts({ startsAt, endsAt }: Times, now: number, width: number): string[] {
  if (startsAt === undefined) return [];
  const first = dayOf(startsAt);
  const begins = `${dateText(first, dayOf(now))}${clockText(startsAt)}`;
  if (endsAt === undefined) return [begins];
  const last = dayOf(endsAt);
  const whole = `${begins}–${clockText(endsAt)}`;
  if (first === last && whole.length <= width) return [whole];
  return [begins, `到${first === last ? '' : dateText(last, first)}${clockText(endsAt)}`];
}

/** The time in as few characters as tell it whole. */
export const briefWhen = (it: Times, now: number): string =>
  whenParts(it, now, Number.POSITIVE_INFINITY).join('');

/** Every template; `free` has no words of its own. */
export const noticeTemplateTable: Readonly<Record<NoticeTemplate, Template>> = {
  'water-off': {
    kind: 'outage',
    words: '停水',
    hasTime: true,
    fill: ({ at }) => ({
      title: '停水通知',
      text: `${at} 停水。请提前存水，出门前关好水龙头。`,
    }),
  },
  'power-off': {
    kind: 'outage',
    words: '停电',
    hasTime: true,
    fill: ({ at }) => ({
      title: '停电通知',
      text: `${at} 停电。请提前充电，电梯可能停用，家里有医疗设备的请联系社区。`,
    }),
  },
  'gas-off': {
    kind: 'outage',
    words: '停气',
    hasTime: true,
    fill: ({ at }) => ({
      title: '停气通知',
      text: `${at} 停燃气。请关好灶具和阀门，恢复后先开窗再点火。`,
    }),
  },
  'lift-stop': {
    kind: 'outage',
    words: '电梯停用',
    hasTime: true,
    fill: ({ at }) => ({
      title: '电梯停用通知',
      text: `${at} 电梯检修停用。上下楼请慢一点，不方便的请联系我们。`,
    }),
  },
  cleaning: {
    kind: 'everyday',
    words: '清理楼道',
    hasTime: true,
    fill: ({ at }) => ({
      title: '清理楼道通知',
      text: `${at} 清理楼道，请先把楼道里的东西收回家，谢谢大家。`,
    }),
  },
  roadworks: {
    kind: 'everyday',
    words: '施工',
    hasTime: true,
    fill: ({ at }) => ({
      title: '施工通知',
      text: `${at} 施工，会有声音，请绕行并看好老人和孩子，给您添麻烦了。`,
    }),
  },
  meeting: {
    kind: 'meeting',
    words: '开会',
    hasTime: true,
    hasPlace: true,
    fill: ({ where, when, place }) => ({
      title: '开会通知',
      text: `${where}的邻居：${when}${place ? `在${place}` : ''}开会，一起商量身边的事，请您来。`,
    }),
  },
  storm: {
    kind: 'emergency',
    words: '大风暴雨',
    hasTime: false,
    fill: ({ at }) => ({
      title: '大风暴雨提醒',
      text: `${at} 有大风暴雨。请关好门窗，收好阳台上的东西，不要去低洼的地方，不要站在树下。有危险请打 110、119。`,
    }),
  },
  free: {
    kind: 'everyday',
    words: '自己写',
    hasTime: false,
    fill: () => ({ title: '', text: '' }),
  },
};

/** What a template says for this place and time; empty for `free`. `now` decides whether the year is named. */
export function filled(template: NoticeTemplate, it: Filling, now: number): Filled {
  const when = whenText(it, now);
  const at = [it.areaText, when].filter(Boolean).join(' ');
  return noticeTemplateTable[template].fill({
    where: it.areaText,
    at,
    when,
    place: it.place ?? '',
  });
}

/** 302室, 2单元302, 5-2-302; a year after a unit is none. */
const doorLike =
  /\d{3,4}\s*(?:室|号?房)|单元\s*\d{3,4}(?![\d年])|(?<!\d)\d{1,2}-\d{1,2}-\d{3,4}(?!\d)/;
/** 王女士, 李大爷; neither 各位先生 nor 老奶奶. */
const personLike =
  /(?![老各位有和与的帮请给家生士爷奶])[一-龥](?:先生|女士|大爷|大妈|奶奶|爷爷|阿姨)/;

/** A hint for whoever writes freely: a door or a person stands in it, and every neighbour will read that. */
export const personalIn = (text: string): 'door' | 'person' | undefined => {
  if (doorLike.test(text)) return 'door';
  return personLike.test(text) ? 'person' : undefined;
};

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
  fill: (it: { where: string; when: string; place: string }) => Filled;
};

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

const dayWords = (at: number, now: number): string => {
  const day = dayOf(at);
  return `${dateText(day, dayOf(now))}（周${weekdays[weekdayOf(day) - 1]}）`;
};

/** 「11月23日（周一）08:00–12:00」: dates, never 「明天」, since paper is read on another day. */
export function whenText(
  { startsAt, endsAt }: { startsAt?: number | undefined; endsAt?: number | undefined },
  now: number,
): string {
  if (startsAt === undefined) return '';
  const begins = `${dayWords(startsAt, now)}${clockText(startsAt)}`;
  if (endsAt === undefined) return begins;
  return dayOf(startsAt) === dayOf(endsAt)
    ? `${begins}–${clockText(endsAt)}`
    : `${begins} 到 ${dayWords(endsAt, now)}${clockText(endsAt)}`;
}

/** Every template; `free` has no words of its own. */
export const noticeTemplateTable: Readonly<Record<NoticeTemplate, Template>> = {
  'water-off': {
    kind: 'outage',
    words: '停水',
    hasTime: true,
    fill: ({ where, when }) => ({
      title: '停水通知',
      text: `${where} ${when} 停水。请提前存水，出门前关好水龙头。`,
    }),
  },
  'power-off': {
    kind: 'outage',
    words: '停电',
    hasTime: true,
    fill: ({ where, when }) => ({
      title: '停电通知',
      text: `${where} ${when} 停电。请提前充电，电梯可能停用，家里有医疗设备的请联系社区。`,
    }),
  },
  'gas-off': {
    kind: 'outage',
    words: '停气',
    hasTime: true,
    fill: ({ where, when }) => ({
      title: '停气通知',
      text: `${where} ${when} 停燃气。请关好灶具和阀门，恢复后先开窗再点火。`,
    }),
  },
  'lift-stop': {
    kind: 'outage',
    words: '电梯停用',
    hasTime: true,
    fill: ({ where, when }) => ({
      title: '电梯停用通知',
      text: `${where} ${when} 电梯检修停用。上下楼请慢一点，不方便的请联系我们。`,
    }),
  },
  cleaning: {
    kind: 'everyday',
    words: '清理楼道',
    hasTime: true,
    fill: ({ where, when }) => ({
      title: '清理楼道通知',
      text: `${where} ${when} 清理楼道，请先把楼道里的东西收回家，谢谢大家。`,
    }),
  },
  roadworks: {
    kind: 'everyday',
    words: '施工',
    hasTime: true,
    fill: ({ where, when }) => ({
      title: '施工通知',
      text: `${where} ${when} 施工，会有声音，请绕行并看好老人和孩子，给您添麻烦了。`,
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
    fill: ({ where, when }) => ({
      title: '大风暴雨提醒',
      text: `${where}${when ? ` ${when}` : ''} 有大风暴雨。请关好门窗，收好阳台上的东西，不要去低洼的地方，不要站在树下。有危险请打 110、119。`,
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
export const filled = (template: NoticeTemplate, it: Filling, now: number): Filled =>
  noticeTemplateTable[template].fill({
    where: it.areaText,
    when: whenText(it, now),
    place: it.place ?? '',
  });

const doorLike = /\d{3,4}\s*[室户]|\d+\s*单元\s*\d{3,4}/;
const personLike = /[一-龥](先生|女士|大爷|大妈|奶奶|爷爷|阿姨)/;

/** A hint for whoever writes freely: a door or a person stands in it, and every neighbour will read that. */
export const personalIn = (text: string): 'door' | 'person' | undefined => {
  if (doorLike.test(text)) return 'door';
  return personLike.test(text) ? 'person' : undefined;
};

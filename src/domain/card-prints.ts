import type { Card } from '#contracts/card';
import { type Day, dayOf } from './day';

/** 网格职能: the eight duties of a grid worker (`seeds.md` B11), said so that a neighbour knows what to come with. */
export const gridDuties: readonly string[] = [
  '听您的意见建议，及时往上反映',
  '查找安全隐患，处置或上报',
  '排查、调解邻里矛盾纠纷',
  '行动不便的，代办便民事项',
  '解答诉求，告诉您办到哪一步',
  '看望照顾老人、孩子和残疾人',
  '上门了解情况，登记信息',
  '宣传政策法规',
];

/** Everything an A3 plate and an A6 card say for longer than a day; leaves and hours of today stand on no paper. */
export type PrintSaid = {
  card: Pick<
    Card,
    'gridName' | 'coverageText' | 'communityName' | 'dutyPhone' | 'dutyText' | 'supervisionPhone'
  > & { people: readonly Pick<Card['people'][number], 'name' | 'role' | 'post' | 'phone'>[] };
  title: string;
  partyLines: readonly string[];
  dutyLines: readonly string[];
};

/** What may change on a print, from what people miss most. */
const parts = ['workers', 'leads', 'phones', 'rest'] as const;
export type PrintPart = (typeof parts)[number];

const whyWords: Record<PrintPart, string> = {
  workers: '网格员换了人',
  leads: '网格长、楼栋长或单元长换了人',
  phones: '电话变了',
  rest: '内容改过',
};

/** What a print says, part by part: equal values are equal prints. */
export function saidByPart(said: PrintSaid): Record<PrintPart, unknown> {
  const { people, dutyPhone, supervisionPhone, dutyText, ...names } = said.card;
  const { gridName, coverageText, communityName } = names;
  const isWorker = ({ role }: { role: string }) => role === 'grid-worker';
  const who = ({ name, role, post }: PrintSaid['card']['people'][number]) => [name, role, post];
  return {
    workers: people.filter(isWorker).map(who),
    leads: people.filter((one) => !isWorker(one)).map(who),
    phones: [...people.map(({ phone }) => phone ?? ''), dutyPhone, supervisionPhone],
    rest: [
      said.title,
      gridName,
      coverageText,
      communityName,
      dutyText,
      said.partyLines,
      said.dutyLines,
    ],
  };
}

/** Why a plate has to be printed again, in words; undefined where it still says what is true. */
export function whyReprint(
  printed: Readonly<Record<PrintPart, string>> | undefined,
  today: Readonly<Record<PrintPart, string>>,
): string | undefined {
  if (!printed) return '还没有打印过';
  const changed = parts.find((part) => printed[part] !== today[part]);
  return changed && whyWords[changed];
}

/** A day as paper says it, with its year: 「2026年11月22日」. */
export const paperDate = (day: Day): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** The foot of a print (feature F05): which edition it is, and when it was printed. */
export const printFoot = (edition: string, now: number): string =>
  `版本 ${edition} · 打印日期 ${paperDate(dayOf(now))}`;

import type { Got } from '#contracts/action';
import type { lookAtArea } from '#contracts/area';
import { type AreaLevel, areaLevelWords, effectLimit } from '#contracts/area';
import { postWords } from '#contracts/card';
import type { listAppointments } from '#contracts/identity';
import { type Role, roleWords } from '#contracts/roles';
import { type Day, dateText, dayOf } from '#domain/day';

type Appointments = Got<typeof listAppointments>;
export type Holder = Appointments['people'][number];
export type Below = Appointments['below'][number];
export type Effects = Got<typeof lookAtArea>['effects'];

export const rolesText = (roles: readonly Role[]): string =>
  roles.map((role) => roleWords[role]).join('、');

/** 「网格员 · A岗 · 专职网格员」 */
export const postText = ({ role, post, duty }: Holder): string =>
  [roleWords[role], post && postWords[post], duty !== roleWords[role] && duty]
    .filter(Boolean)
    .join(' · ');

/** When a post begins or ends, where that is not 「since long, and open」. */
export function holderDates({ from, until }: Holder, now: number): string | undefined {
  const today = dayOf(now);
  const words = [
    from > now && `${dateText(dayOf(from), today)}起`,
    until !== undefined && `到${dateText(dayOf(until - 1), today)}为止`,
  ].filter(Boolean);
  return words.length > 0 ? words.join('，') : undefined;
}

/** What a row says about an area below: who holds it, or how many grids below it lack somebody. */
export const belowNote = ({ holdersText, vacantGrids }: Below): string =>
  [holdersText, vacantGrids > 0 && `${vacantGrids} 个网格有空缺`].filter(Boolean).join('\n') ||
  '还没有人任职';

/** 「3 个有空缺」「都有人」; nothing where nobody has to be. */
export function staffedText(areas: readonly Below[]): string | undefined {
  const vacant = areas.filter(({ vacancies }) => vacancies.length > 0).length;
  if (vacant > 0) return `${vacant} 个有空缺`;
  return areas.every(({ holdersText }) => holdersText !== '') ? '都有人' : undefined;
}

const counted = (count: number, unit: string) =>
  count > effectLimit ? `${effectLimit} ${unit}以上` : `${count} ${unit}`;

export const changes = ['rename', 'move', 'split', 'merge'] as const;
export type Change = (typeof changes)[number];
export const changeWords: Record<Change, string> = {
  rename: '改名',
  move: '移到别处',
  split: '拆分',
  merge: '并入',
};

const fates: Record<Change, { residents: string; orders: string; holders: string }> = {
  rename: {
    residents: '住址上的名称跟着改',
    orders: '由谁处理不变',
    holders: '岗位不变，名称跟着改',
  },
  move: {
    residents: '住处跟着过去，联心卡换成新地方的人',
    orders: '转到新地方，承诺的日期不变',
    holders: '仍在这里任职',
  },
  split: {
    residents: '住在分出去的那部分的，联心卡换成新地方的人',
    orders: '在分出去的那部分的，转到新地方',
    holders: '留在原处；新的要另外邀请人',
  },
  merge: {
    residents: '住处跟着过去，联心卡换成那边的人',
    orders: '转到那边，承诺的日期不变',
    holders: '转到那边，继续任职',
  },
};

/** What a change brings, line by line, before anything is changed. */
export function changeLines(change: Change, effects: Effects, today: Day): string[] {
  const fate = fates[change];
  const plate =
    change === 'merge' ? '公示牌不用换，扫码打开并入的那边' : '公示牌不用换，二维码照样能扫';
  return [
    `从今天（${dateText(today, today)}）起；以前的记录仍记在原来的地方`,
    `住户 ${counted(effects.residents, '人')}：${fate.residents}`,
    `没办完的事 ${counted(effects.openOrders, '件')}：${fate.orders}`,
    `任职的 ${counted(effects.postHolders, '人')}：${fate.holders}`,
    plate,
  ];
}

/** 「给槐安社区加一个网格」 */
export const addWords = (level: AreaLevel): string => `加${areaLevelWords[level]}`;

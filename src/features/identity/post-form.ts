import type { Sent } from '#contracts/action';
import type { AreaStep } from '#contracts/area';
import type { Post } from '#contracts/card';
import type { appoint } from '#contracts/identity';
import { observerPostOf } from '#contracts/observer';
import type { Role } from '#contracts/roles';
import { type Day, dateText } from '#domain/day';
import { lastDayAfter, typedDay } from './dates';

/** How long a post lasts: open, whole months, or to a day somebody writes. */
export const terms = ['open', '6', '12', '36', 'other'] as const;
export type Term = (typeof terms)[number];
export const termWords: Record<Term, string> = {
  open: '不定期',
  '6': '半年',
  '12': '一年',
  '36': '三年',
  other: '写日期',
};

/** When a post begins: with the code, or on a day somebody writes. */
export const starts = ['code', 'other'] as const;
export type Start = (typeof starts)[number];
export const startWords: Record<Start, string> = { code: '输入邀请码就开始', other: '写日期' };

/** Everything typed and chosen on the page, as it stands. */
export type PostForm = {
  area: AreaStep | undefined;
  role: Role | undefined;
  name: string;
  phone: string;
  post: Post | undefined;
  duty: string;
  start: Start;
  startText: string;
  term: Term;
  untilText: string;
};
export type PostField = 'areaId' | 'role' | 'name' | 'phone' | 'duty' | 'fromOn' | 'untilOn';
export type PostProblems = Partial<Record<PostField, string>>;

export const emptyForm = (area: AreaStep | undefined): PostForm => ({
  area,
  role: undefined,
  name: '',
  phone: '',
  post: undefined,
  duty: '',
  start: 'code',
  startText: '',
  term: 'open',
  untilText: '',
});

/** Posts that stand in for one another have an A and a B. */
const pairedRoles: readonly Role[] = ['grid-worker', 'community-staff'];
export const isPaired = (role: Role | undefined): boolean =>
  role !== undefined && pairedRoles.includes(role);

/** The first day of the post, where it is not the day of the code. */
const fromOnOf = (form: PostForm, today: Day): Day | undefined =>
  form.start === 'other' ? typedDay(form.startText, today) : undefined;

/** The last day of the post; undefined while it is open or cannot be read. */
export function untilOnOf(form: PostForm, today: Day): Day | undefined {
  if (form.term === 'open') return undefined;
  const fromOn = fromOnOf(form, today) ?? today;
  if (form.term === 'other') return typedDay(form.untilText, fromOn);
  return lastDayAfter(fromOn, Number(form.term));
}

const dayHint = '日期这样写：2027-06-30 或 6月30日';

/** What is wrong with the days, by field. */
function dayProblems(form: PostForm, today: Day): PostProblems {
  const fromOn = fromOnOf(form, today);
  const untilOn = untilOnOf(form, today);
  if (form.start === 'other' && !fromOn) return { fromOn: dayHint };
  if (fromOn !== undefined && fromOn < today) return { fromOn: '请写今天或以后的一天' };
  if (form.term === 'other' && !untilOn) return { untilOn: dayHint };
  return untilOn !== undefined && untilOn < (fromOn ?? today)
    ? { untilOn: '最后一天不能早于开始的那天' }
    : {};
}

/** What is missing or wrong, by field, before the cloud is asked. */
export function postProblems(form: PostForm, today: Day): PostProblems {
  const problems = dayProblems(form, today);
  const phone = form.phone.trim();
  if (!form.area) problems.areaId = '请选在哪里任职';
  if (!form.role) problems.role = '请选是什么岗位';
  if (!form.name.trim()) problems.name = '请写姓名';
  if (form.role === 'observer' && !observerPostOf(form.duty)) problems.duty = '请选监督员的岗位';
  if (phone && !/^(1\d{10}|0[\d-]{9,12})$/.test(phone))
    problems.phone = '请写 11 位手机号，或带区号的座机';
  return problems;
}

/** What is sent, once nothing is wrong. */
export function appointInput(form: PostForm, today: Day): Sent<typeof appoint> | undefined {
  const { area, role, post } = form;
  if (!area || !role || Object.keys(postProblems(form, today)).length > 0) return undefined;
  const phone = form.phone.trim();
  const duty = form.duty.trim();
  const fromOn = fromOnOf(form, today);
  const untilOn = untilOnOf(form, today);
  return {
    areaId: area.id,
    role,
    name: form.name.trim(),
    ...(phone ? { phone } : {}),
    ...(post && isPaired(role) ? { post } : {}),
    ...(duty ? { duty } : {}),
    ...(fromOn ? { fromOn } : {}),
    ...(untilOn ? { untilOn } : {}),
  };
}

/** 「从11月30日起，到2027年11月29日为止」 */
export function termText(form: PostForm, today: Day): string {
  const fromOn = fromOnOf(form, today);
  const untilOn = untilOnOf(form, today);
  const from = fromOn ? `从${dateText(fromOn, today)}起` : '从输入邀请码起';
  return untilOn ? `${from}，到${dateText(untilOn, today)}为止` : `${from}，不定期`;
}

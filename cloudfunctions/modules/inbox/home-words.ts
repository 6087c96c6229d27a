import { type HomeRefusal, homeRefusalWords } from '#contracts/identity';
import { type Role, roleWords } from '#contracts/roles';
import { type Day, dateText } from '#domain/day';
import type { InboxItemRecord } from './records';

/** What events about people tell: whom, as access keys, and what it is about. */
export type PersonalFacts = {
  tell: string[];
  shortAddress?: string;
  refusal?: HomeRefusal;
  role?: Role;
  areaName?: string;
  /** The day a post begins, where it is not today, and its last day, where it does not end at once. */
  fromOn?: Day;
  untilOn?: Day;
};

type Note = Pick<InboxItemRecord, 'title' | 'text' | 'kind' | 'link'>;

const ofHome = { kind: 'home', link: { kind: 'homes' } } as const;
const post = ({ areaName, role }: PersonalFacts) =>
  [areaName, role && roleWords[role]].filter(Boolean).join(' ');

/** Messages about homes and posts, by event. */
export const homeWords: Record<string, (facts: PersonalFacts) => Note> = {
  'home.door-given': ({ shortAddress }) => ({
    ...ofHome,
    title: '有新邻居等您核实',
    text: `${shortAddress ?? ''}有一户登记了门牌，请在「待核实」里看一看。`,
  }),
  'home.verified': ({ shortAddress }) => ({
    ...ofHome,
    title: '您的住处已核实',
    text: `${shortAddress ?? ''}已核实，谢谢。`,
  }),
  'home.refused': ({ shortAddress, refusal }) => ({
    ...ofHome,
    title: '您的住处没有核实成功',
    text: `${shortAddress ?? ''}：${refusal ? homeRefusalWords[refusal] : '请联系网格员'}。`,
  }),
  'identity.invite-waiting': (facts) => ({
    kind: 'identity',
    title: '有一项任命等您确认',
    text: `${post(facts)}，请在「我的」「网格与人员」里确认。`,
  }),
  'identity.invite-confirmed': (facts) => ({
    kind: 'identity',
    title: '您提的任命已确认',
    text: `${post(facts)}，请把邀请码交给本人。`,
  }),
  'identity.invite-refused': (facts) => ({
    kind: 'identity',
    title: '您提的任命没有通过',
    text: `${post(facts)}，请和上级沟通后再提。`,
  }),
  'identity.appointed': (facts) => ({
    kind: 'identity',
    title: '您有了新的工作身份',
    text: `${post(facts)}，从${facts.fromOn ? dateText(facts.fromOn, facts.fromOn) : '现在'}起有效。`,
  }),
  'identity.dismissed': (facts) => ({
    kind: 'identity',
    title: facts.untilOn ? '您的一项工作身份快结束了' : '您的一项工作身份已结束',
    text: `${post(facts)}${facts.untilOn ? `，到 ${dateText(facts.untilOn, facts.untilOn)} 为止` : ''}，谢谢您这段时间的付出。`,
  }),
};

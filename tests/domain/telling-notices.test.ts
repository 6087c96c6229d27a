import { noticeTitleLimit } from '#contracts/notice';
import { homeWords, type PersonalFacts } from '../../cloudfunctions/modules/inbox/home-words';
import {
  type NoticeFacts,
  toNoticeReviewers,
  toPublisher,
} from '../../cloudfunctions/modules/inbox/notice-words';

const facts: NoticeFacts = {
  noticeId: 'nt_1',
  title: '停水通知',
  publisherId: 'pe_lin',
  reason: '请不要写门牌',
};
const bad = /undefined|NaN|pe_lin|nt_1| {2}|，。|。。|原因：。|不属实|登录/;

describe.each(Object.entries(toPublisher))('%s', (_, say) => {
  it.each<[string, Partial<NoticeFacts>]>([
    ['with a reason', {}],
    ['with a whole sentence as a reason', { reason: '请不要写门牌。' }],
    ['without one', { reason: undefined as never }],
    ['with the longest title', { title: '一'.repeat(noticeTitleLimit) }],
  ])('tells its writer politely and whole, %s', (__, over) => {
    const it = { ...facts, ...over };
    const { title, text } = say(it);
    expect(title.length).toBeLessThanOrEqual(20);
    expect(title).toContain('您的通知');
    expect(text).toContain(`「${it.title}」`);
    expect(text).toMatch(/。$/);
    expect(`${title}${text}`).not.toMatch(bad);
  });
});

it('only what was refused or withdrawn is told with its reason', () => {
  const withReason = Object.keys(toPublisher).filter((name) =>
    toPublisher[name]?.(facts).text.includes('请不要写门牌'),
  );
  expect(withReason.toSorted()).toEqual(['notice.refused', 'notice.withdrawn']);
});

it('whoever decides reads which notice it is, and what she can do', () => {
  const { title, text } = toNoticeReviewers(facts);
  expect(title).toBe('有一份通知等您审核');
  expect(text).toContain('「停水通知」');
  expect(text).toMatch(/。$/);
  expect(`${title}${text}`).not.toMatch(bad);
});

const personal: PersonalFacts = {
  tell: ['pe_lin'],
  shortAddress: '5号楼2单元',
  role: 'grid-worker',
  areaName: '第三网格',
};
it.each(Object.entries(homeWords))('%s is told politely, whatever is known', (_, say) => {
  const days = { fromOn: '2026-12-01', untilOn: '2026-12-31' };
  for (const it of [personal, { ...personal, ...days }, { tell: [] }]) {
    const { title, text, kind } = say(it);
    expect(title.length).toBeLessThanOrEqual(20);
    expect(text).toMatch(/。$/);
    expect(`${title}${text}`).not.toMatch(/undefined|NaN|pe_lin|，。|。。/);
    expect(['home', 'identity']).toContain(kind);
  }
});

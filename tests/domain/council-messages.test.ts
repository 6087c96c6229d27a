import type { EventRecord } from '#runtime/records';
import type { Addressed } from '../../cloudfunctions/modules/inbox/addressed';
import { toConfirmers } from '../../cloudfunctions/modules/inbox/council-desk-words';
import {
  attendeeEvents,
  attendeeWords,
  councilWords,
  finalWords,
} from '../../cloudfunctions/modules/inbox/council-words';
import { at } from '../kit/clock';

const now = at('2026-11-24 10:00');
const full = {
  meetingId: 'mt_1',
  hallId: 'ha_1',
  hallName: '槐安小区红色议事厅',
  areaText: '槐安社区 槐安小区',
  title: '11月议事会',
  meetingTitle: '11月议事会',
  startsAt: at('2026-11-28 19:00'),
  place: '党群服务中心一楼',
  until: at('2026-11-26 10:00'),
  dueOn: '2026-11-20',
  reason: '当天停电。',
  number: 'XJ-20261124-0001',
  partiesText: '物业企业',
  isHeldBack: true,
  status: 'done',
  as: 'adopted',
  why: 'not-started',
  decision: 'show',
  isRight: false,
  by: 'pe_counter',
  witnessId: 'pe_witness',
  authorId: 'pe_wang',
  personId: 'pe_wang',
  to: ['pe_wang', 'pe_li'],
  tell: ['community-staff@ar_huai'],
};
const eventOf = (name: string, data: object): EventRecord => ({
  _id: 'ev_1',
  action: 'test',
  name,
  callerId: 'pe_somebody',
  inputHash: '',
  at: now,
  answer: {},
  subjectIds: [],
  data: data as Record<string, unknown>,
  pending: [],
  isPending: false,
  traceId: 'tr_1',
});
const from = (name: string, over: object = {}): Addressed[] =>
  councilWords[name]?.(eventOf(name, { ...full, ...over })) ?? [];
const saidOf = (messages: readonly Addressed[]) =>
  messages.map(({ title, text }) => `${title}｜${text}`);

const bad = /undefined|NaN|Infinity|pe_|mt_|ha_|ar_| {2}|，。|。。|，，|：。|^。|签到|打卡|不属实/;
const table = Object.keys(councilWords);
const toSome = Object.keys(attendeeEvents);

describe('every message of the council', () => {
  const whole = (said: readonly Addressed[]) => {
    expect(said.length).toBeGreaterThan(0);
    for (const { title, text, link } of said) {
      expect(`${title}${text}`).not.toMatch(bad);
      expect(text).toMatch(/。$/);
      expect(title.length).toBeLessThanOrEqual(24);
      expect(link).toBeDefined();
    }
  };
  const little = { isHeldBack: true, status: 'not-now', as: 'merged', why: 'to-confirm' };

  it.each(table)('%s is whole, whatever its event knows', (name) => {
    for (const facts of [full, { ...little, decision: 'refuse', tell: ['x@y'] }])
      whole(councilWords[name]?.(eventOf(name, facts)) ?? []);
  });

  it.each(toSome)('%s is whole to those it concerns', (name) => {
    for (const facts of [full, {}]) whole(attendeeWords(eventOf(name, facts), ['pe_wang']));
  });

  it('is whole about final minutes and to those who confirm them', () => {
    for (const facts of [full, {}]) {
      whole(finalWords(eventOf('council.minutes-final', facts), ['pe_wang']));
      whole(toConfirmers(eventOf('council.minutes-circulated', facts)));
    }
  });

  it.each(table)('%s is sent to nobody where nobody is named', (name) => {
    const said = councilWords[name]?.(eventOf(name, little)) ?? [];
    expect(said.flatMap(({ to }) => to)).toEqual([]);
  });
});

describe('who signed up', () => {
  const heard = (name: string) =>
    saidOf(attendeeWords(eventOf(`council.${name}`, full), ['pe_wang']))[0];

  it('reads when and where it is now', () =>
    expect(heard('amended')).toBe(
      '您报名的议事会有变更｜槐安小区红色议事厅「11月议事会」现在是这样：11月28日 19:00，在党群服务中心一楼。来不了请取消报名。',
    ));
  it('reads why it is off', () => {
    expect(heard('cancelled')).toContain('取消，原因：当天停电。');
    expect(heard('postponed')).toContain('报名还算数');
  });
  it('reads how she gets in, a day ahead', () => expect(heard('neared')).toContain('6 位到会码'));
  it('reads until when the minutes can be amended', () =>
    expect(heard('minutes-circulated')).toContain('11月26日 10:00 前'));
});

describe('whose topic it is', () => {
  it.each([
    ['adopted', '您的议题列入议程了'],
    ['merged', '您的议题和相同的并在一起'],
    ['not-tabled', '您的议题这次不上会'],
  ])('reads what became of it: %s', (as, title) =>
    expect(from('council.topic-judged', { as })).toMatchObject([
      { title, link: { kind: 'topics' }, to: ['pe_wang'] },
    ]),
  );

  it('reads the reason why not', () =>
    expect(saidOf(from('council.topic-judged', { as: 'not-tabled', title: '堆物' }))).toEqual([
      '您的议题这次不上会｜「堆物」，原因：当天停电。有话要说，可以联系社区或话事员。',
    ]));

  it('hears nothing where nothing happened to it', () => {
    expect(from('council.topic-judged', { as: 'open' })).toEqual([]);
    // What became of it is told once it has its number.
    expect(from('council.topic-judged', { as: 'to-report' })).toEqual([]);
    expect(from('council.topic-became-report')[0]?.text).toContain('XJ-20261124-0001');
  });
});

test('whoever proposed or backed it hears of real steps and not of every word', () => {
  for (const name of ['council.decision-moved', 'council.progress-noted']) {
    expect(from(name, { status: 'in-progress' })).toEqual([]);
    expect(from(name, { status: 'pending' })).toEqual([]);
    expect(from(name, { status: 'done' })).toMatchObject([
      { link: { kind: 'trace', id: 'ha_1' }, to: ['pe_wang', 'pe_li'] },
    ]);
    expect(from(name, { status: 'not-now', topic: '电梯' })[0]).toMatchObject({
      title: '您提的事暂时办不了',
      text: '「电梯」为什么、打算怎么办、什么时候再看，点开可以看到。',
    });
  }
});

test('colleagues hear whose turn it is, and nothing of topics that need no look', () => {
  expect(from('council.collecting-ended')).toMatchObject([
    { link: { kind: 'council-work' }, to: ['community-staff@ar_huai'] },
  ]);
  expect(from('council.topic-suggested', { isHeldBack: false })).toEqual([]);
  expect(from('council.chased', { why: 'something-else' })).toEqual([]);
  expect(saidOf(from('council.decision-late', { topic: '电梯' }))).toEqual([
    '议定的事该有进展了｜「电梯」说好 11月20日，还没有办好，请记一笔进展。',
  ]);
  expect(from('council.months-missed')[0]?.link).toEqual({ kind: 'hall', id: 'ha_1' });
});

test('a witness is asked, and whoever counted hears only that it was wrong', () => {
  expect(from('council.paper-entered')).toMatchObject([
    { title: '请您监票', link: { kind: 'meeting', id: 'mt_1' }, to: ['pe_witness'] },
  ]);
  expect(from('council.counter-signed', { isRight: true })).toEqual([]);
  expect(from('council.counter-signed')).toMatchObject([{ to: ['pe_counter'] }]);
});

import { workOrderEvents } from '#contracts/loop';
import { audiences, toldPairs } from '#domain/audience';
import { entryFor } from '#domain/timeline';
import { toReporter, wordsFor } from '../../cloudfunctions/modules/inbox/loop-words';
import { toStaff } from '../../cloudfunctions/modules/inbox/staff-words';
import type { LoopFacts } from '../../cloudfunctions/modules/work-order/fact-records';
import { at } from '../kit/clock';

const now = at('2026-11-24 10:00');
const until = at('2026-11-26 17:30');
const facts: LoopFacts = {
  workOrderId: 'wo_1',
  number: 'LX-7',
  category: 'stairwell',
  placeText: '5号楼2单元302室',
  status: 'in-progress',
  reports: [{ id: 'rp_1', reporterId: 'pe_wang' }],
  tell: {},
  promise: {
    dueAt: at('2026-11-27 17:30'),
    isProvisional: false,
    what: 'finish',
    clock: 'working',
  },
  holderText: '第三网格',
  assignee: { personId: 'pe_zhao', name: '赵小河' },
  unit: '综合执法局',
  rateUntil: until,
  until,
  mergedNumber: 'LX-3',
  note: '王梅 10000001002',
  rating: 'satisfied',
  outcome: 'solved',
};
const bad = /不属实|undefined|NaN|302|王梅|1000000| {2}|，。|。。/;

it.each(workOrderEvents)('what residents read after %s is polite and whole', (event) => {
  for (const isFollower of [false, true]) {
    const words = wordsFor(event, { isFollower })?.(facts, now);
    if (!words) continue;
    expect(`${words.title}${words.text}`).not.toMatch(bad);
    expect(`${words.title}${words.text}`).not.toMatch(/退单|督办|超期/);
    expect(words.text).toMatch(/。$/);
    expect(words.text).toContain('LX-7');
  }
});

it('a resident is sent nothing of what she may not read', () => {
  for (const event of workOrderEvents) {
    const entry = entryFor({ event, by: '网格员 赵小河' }, 'reporter');
    const isOwn = entryFor({ event, by: '您' }, 'reporter') !== undefined;
    if (!entry && !isOwn) expect(toReporter[event]).toBeUndefined();
  }
  expect(
    toReporter['work-order.note-added']?.({ ...facts, isInternal: true }, now),
  ).toBeUndefined();
});

it('a neighbour is told neither of questions nor of looks at who reported', () => {
  for (const event of ['work-order.more-asked', 'report.revealed', 'report.appealed'] as const) {
    expect(wordsFor(event, {})).toBeDefined();
    expect(wordsFor(event, { isFollower: true })).toBeUndefined();
  }
  expect(wordsFor('work-order.result-confirmed', { isFollower: true })).toBeDefined();
});

it.each(toldPairs)('%s has words for %s, without a name, door or phone', (event, audience) => {
  for (const it of [facts, { ...facts, percent: 80 } as LoopFacts]) {
    const words = toStaff[event]?.[audience]?.(it, now);
    expect(words?.title.length).toBeGreaterThan(3);
    expect(`${words?.title}${words?.text}`).not.toMatch(bad);
    expect(words?.text).toContain('LX-7');
  }
});

it('nobody has words without being told', () => {
  const pairs = new Set(toldPairs.map((pair) => pair.join(' ')));
  for (const event of workOrderEvents)
    for (const audience of audiences)
      expect(Boolean(toStaff[event]?.[audience])).toBe(pairs.has(`${event} ${audience}`));
});

it('says how much of the time is over', () => {
  const say = toStaff['work-order.deadline-neared']?.holder;
  expect(say?.({ ...facts, percent: 50 }, now)?.title).toBe('时间过了一半');
  expect(say?.({ ...facts, percent: 80 }, now)?.title).toBe('时限快到了，请抓紧');
});

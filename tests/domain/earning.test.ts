import fc from 'fast-check';
import { pointsActs } from '#contracts/points';
import type { EarningRule } from '#contracts/points-rules';
import {
  areSameRules,
  disputeActs,
  dutyEvents,
  dutyText,
  fullText,
  obstacleToConfirm,
  overBudgetText,
  pointsFor,
  problemsOfRules,
  servedHours,
} from '#domain/candidate';
import { addDays } from '#domain/day';
import {
  type Cap,
  deciderAbove,
  deciderOf,
  earningRules,
  grantable,
  obstacleToDecide,
  obstacleToPropose,
  reasonOf,
  ruleFor,
  rulesOn,
  ruleText,
  withGranted,
} from '#domain/earning';

const empty: Cap = { days: {}, total: 0 };
const today = '2026-11-20';
const first = { version: 1, fromOn: '2026-01-01', rules: earningRules };
const rule = (act: (typeof pointsActs)[number]) => ruleFor(first, act);

describe('what an act is worth', () => {
  test('hours add up before anything is rounded down', () => {
    const hours = rule('volunteer-hours');
    expect(pointsFor(hours, servedHours(29))).toBe(0);
    expect(pointsFor(hours, servedHours(30))).toBe(1);
    expect(pointsFor(hours, servedHours(119))).toBe(3);
    expect(pointsFor(hours, 2)).toBe(4);
    expect(pointsFor({ ...hours, unit: 'month', points: 10 }, 7)).toBe(10);
  });

  test('each act has exactly one rule, whole points, and one of the four paths', () => {
    expect(earningRules.map(({ act }) => act).sort()).toEqual([...pointsActs].sort());
    expect(problemsOfRules(earningRules, earningRules)).toEqual([]);
  });

  test('two hours, or a meeting with a suggestion, come to four: what the seed counts', () => {
    expect(pointsFor(rule('volunteer-hours'), 2)).toBe(4);
    expect(rule('meeting-attended').points + rule('suggestion-adopted').points).toBe(4);
  });

  test('a rule is said in one line', () => {
    expect(ruleText(rule('volunteer-hours'))).toBe('每小时 2 分，一天最多 8 分');
    expect(ruleText(rule('report-closed'))).toBe('每次 2 分，一天最多 6 分，一个月最多 40 分');
  });

  test('of a dispute the passbook says no more than that she took part', () => {
    expect(reasonOf('dispute-mediated', '楼上楼下漏水')).toBe('参与纠纷化解');
    expect(reasonOf('dispute-reported', '楼上楼下漏水')).toBe('参与纠纷化解');
    expect(reasonOf('volunteer-hours', '清理楼道')).toBe('参加志愿活动：清理楼道');
  });
});

describe('versions', () => {
  const second = { version: 2, fromOn: '2026-11-21', rules: earningRules };
  const third = { version: 3, fromOn: '2026-11-21', rules: earningRules };

  test('what was done keeps the rule of its day, however often it changed since', () => {
    expect(rulesOn([first, second], '2026-11-20').version).toBe(1);
    expect(rulesOn([third, second, first], '2026-11-21').version).toBe(3);
    expect(rulesOn([third, second, first], '2025-06-01').version).toBe(1);
  });

  const changed = (act: string, over: Partial<EarningRule>) =>
    earningRules.map((one) => (one.act === act ? { ...one, ...over } : one));

  test('each act stays with its path and unit, once, under caps that bear one unit', () => {
    const problems = (rules: readonly EarningRule[]) =>
      problemsOfRules(rules, earningRules).map(({ field, words }) => `${field} ${words}`);
    expect(problems(changed('donation', { points: 4 }))).toEqual([]);
    expect(problems(changed('donation', { path: 'service' }))).toEqual(['rules.5.path 路径不能改']);
    expect(problems(changed('volunteer-hours', { unit: 'time' }))).toEqual([
      'rules.3.unit 按次还是按小时不能改',
    ]);
    expect(problems(changed('donation', { points: 6 }))).toEqual([
      'rules.5.maxPerDay 一天的上限不能比一次的分数少',
    ]);
    expect(problems(changed('donation', { maxPerMonth: 4 }))).toEqual([
      'rules.5.maxPerMonth 一个月的上限不能比一天的少',
    ]);
    expect(problems(earningRules.slice(1))).toEqual(['rules 「反映的问题办结了」要有而且只有一条']);
    expect(problems([...earningRules, ...earningRules.slice(0, 1)])).toHaveLength(1);
  });

  test('the same rules are told from changed ones, in whatever order they come', () => {
    expect(areSameRules([...earningRules].reverse(), earningRules)).toBe(true);
    expect(areSameRules(changed('donation', { points: 4 }), earningRules)).toBe(false);
    expect(areSameRules(changed('donation', { maxPerDay: 10 }), earningRules)).toBe(false);
  });
});

describe('caps', () => {
  const anyRule = fc.record(
    { maxPerDay: fc.integer({ min: 1, max: 30 }), maxPerMonth: fc.integer({ min: 1, max: 60 }) },
    { requiredKeys: [] },
  );
  const deeds = fc.array(
    fc.record({
      points: fc.integer({ min: 1, max: 50 }),
      day: fc.integer({ min: 0, max: 20 }).map((days) => addDays('2026-11-01', days)),
    }),
    { maxLength: 40 },
  );

  test('whatever is approved in whatever order: no day and no month above its cap, nothing lost below it', () => {
    fc.assert(
      fc.property(anyRule, deeds, (caps, all) => {
        let cap = empty;
        for (const { points, day } of all) {
          const granted = grantable(points, { cap, rule: caps, day });
          expect(granted).toBeGreaterThanOrEqual(0);
          expect(granted).toBeLessThanOrEqual(points);
          cap = withGranted(cap, day, granted);
        }
        const wanted = all.reduce((total, { points }) => total + points, 0);
        const days = Object.values(cap.days);
        for (const ofDay of days) expect(ofDay).toBeLessThanOrEqual(caps.maxPerDay ?? Infinity);
        expect(cap.total).toBe(days.reduce((total, one) => total + one, 0));
        expect(cap.total).toBeLessThanOrEqual(Math.min(wanted, caps.maxPerMonth ?? Infinity));
        if (caps.maxPerDay === undefined)
          expect(cap.total).toBe(Math.min(wanted, caps.maxPerMonth ?? Infinity));
      }),
    );
  });

  test('where nothing is left it says what is full: the month before the day', () => {
    const { maxPerDay, maxPerMonth } = rule('report-closed');
    const full = { cap: { days: { [today]: 6 }, total: 6 }, rule: { maxPerDay: 6 }, day: today };
    expect(fullText(full, today)).toBe('11月20日这天已经记满 6 分，这件不能再记');
    const month = { cap: { days: {}, total: 40 }, rule: rule('report-closed'), day: today };
    expect(fullText(month, today)).toBe('11月这类事已经记满 40 分，这件不能再记');
    expect([maxPerDay, maxPerMonth]).toEqual([6, 40]);
  });

  test('a month’s budget holds back what was not planned, and nothing where nothing was planned', () => {
    expect(overBudgetText({ issued: 10_000 }, 4)).toBeUndefined();
    expect(overBudgetText({ planned: 400, issued: 396 }, 4)).toBeUndefined();
    expect(overBudgetText({ planned: 400, issued: 398 }, 4)).toMatch(
      /计划发 400 分，已发 398 分，再记 4 分就超了/,
    );
  });
});

describe('who decides', () => {
  test('the shopkeeper; from 50 points on and for disputes the secretary; for duty the community', () => {
    expect(deciderOf({ path: 'service', points: 49 }, 50)).toBe('shopkeeper');
    expect(deciderOf({ path: 'relief', points: 50 }, 50)).toBe('chief-grid-lead');
    expect(deciderOf({ path: 'mediation', points: 3 }, 50)).toBe('chief-grid-lead');
    expect(deciderOf({ path: 'duty', points: 10 }, 50)).toBe('community-staff');
  });

  test('whatever waits too long reaches the subdistrict in two steps', () => {
    for (const role of ['shopkeeper', 'community-staff'] as const)
      expect(deciderAbove(deciderAbove(role))).toBe('subdistrict-dispatcher');
    expect(deciderAbove('subdistrict-dispatcher')).toBe('subdistrict-dispatcher');
  });

  const judge = { personId: 'pe_a', homes: [{ areaId: 'ar_u1', door: '301' }] };
  const doer = { personId: 'pe_b', proposerId: 'pe_c', homeAreaId: 'ar_u2', door: '301' };

  test('nobody decides about herself, what she proposed, or her own unit', () => {
    expect(obstacleToDecide(judge, doer)).toBeUndefined();
    expect(obstacleToDecide(judge, { ...doer, personId: 'pe_a' })).toMatch(/自己的事/);
    expect(obstacleToDecide(judge, { ...doer, proposerId: 'pe_a' })).toMatch(/您提的/);
    expect(obstacleToDecide(judge, { ...doer, homeAreaId: 'ar_u1', door: '502' })).toMatch(
      /同单元/,
    );
  });

  test('nobody names herself or somebody behind her own door; a neighbour of the unit she may name', () => {
    const { proposerId: _, ...named } = doer;
    expect(obstacleToPropose(judge, named)).toBeUndefined();
    expect(obstacleToPropose(judge, { ...named, personId: 'pe_a' })).toMatch(/给自己/);
    expect(obstacleToPropose(judge, { ...named, homeAreaId: 'ar_u1' })).toMatch(/家里人/);
    expect(
      obstacleToPropose(judge, { ...named, homeAreaId: 'ar_u1', door: '302' }),
    ).toBeUndefined();
  });
});

describe('disputes', () => {
  const settled = {
    outcome: 'settled' as const,
    parties: [{ hasAgreed: true }, { hasAgreed: true }],
    recordedBy: 'pe_staff',
  };

  test('count once they are settled, both sides agree, and a second person confirms', () => {
    expect(obstacleToConfirm(settled, 'pe_chief')).toBeUndefined();
    expect(obstacleToConfirm(settled, 'pe_staff')).toMatch(/您记的/);
    expect(obstacleToConfirm({ ...settled, outcome: 'not-settled' }, 'pe_chief')).toMatch(
      /没有化解/,
    );
    const unsure = { ...settled, parties: [{ hasAgreed: true }, { hasAgreed: false }] };
    expect(obstacleToConfirm(unsure, 'pe_chief')).toMatch(/没有同意/);
    expect(obstacleToConfirm({ ...settled, confirmedBy: 'pe_x' }, 'pe_chief')).toMatch(/已经确认/);
  });

  test('a report against somebody by name earns nothing, and nobody earns twice', () => {
    const dispute = { mediatorIds: ['a', 'b', 'a'], reporterId: 'c', isAboutNamedPerson: false };
    expect(disputeActs(dispute)).toEqual([
      { act: 'dispute-mediated', accountId: 'a' },
      { act: 'dispute-mediated', accountId: 'b' },
      { act: 'dispute-reported', accountId: 'c' },
    ]);
    const named = disputeActs({ ...dispute, isAboutNamedPerson: true });
    expect(named.map(({ act }) => act)).toEqual(['dispute-mediated', 'dispute-mediated']);
    expect(disputeActs({ ...dispute, reporterId: 'b' })).toHaveLength(2);
  });
});

test('duty is told by what was done, in one order, without a form', () => {
  const names = ['coverage.told', 'notice.published', 'coverage.told', 'home.verified'];
  expect(dutyText(names, '2026-11-30')).toBe('11月发通知 1 次、逐户告知 2 次、核实住处 1 次');
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...dutyEvents), { minLength: 1 }), (some) => {
      const counts = [...dutyText(some, '2026-10-31').matchAll(/ (\d+) 次/g)];
      expect(counts.reduce((total, [, count]) => total + Number(count), 0)).toBe(some.length);
    }),
  );
});

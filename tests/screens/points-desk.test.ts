import { pointsActs } from '#contracts/points';
import type { FoundAccount } from '#contracts/points-accounts';
import type { Candidate } from '#contracts/points-desk';
import type { Role } from '#contracts/roles';
import type { StockedReward } from '#contracts/shop-stock';
import { earningRules } from '#domain/earning';
import { namedAt, rootsOf } from '../../src/features/points/desk/areas';
import { barCells, nextMonth, plannedProblem } from '../../src/features/points/desk/budget';
import {
  budgetPill,
  budgetText,
  decidable,
  grantedText,
  mayReverse,
  overBudgetQuestion,
  stillChosen,
  summaryText,
  takenBackText,
} from '../../src/features/points/desk/candidates';
import { foundText, soughtOf } from '../../src/features/points/desk/find-words';
import {
  afterwardsText,
  emptyMediation,
  mediationInput,
  mediationProblems,
} from '../../src/features/points/desk/mediation-form';
import {
  emptyPaper,
  numberProblem,
  paperInput,
  paperProblems,
} from '../../src/features/points/desk/paper-form';
import {
  emptyPropose,
  proposeInput,
  proposeProblems,
} from '../../src/features/points/desk/propose-form';
import { formOf, rulesOf, rulesProblems } from '../../src/features/points/desk/rules-form';
import { pointsWorks, shopWorks, worksFor } from '../../src/features/points/desk/works';
import {
  countedOf,
  countInput,
  countProblems,
  countSummary,
  differenceText,
} from '../../src/features/shop/stock/count-form';
import {
  priceChangeText,
  rewardFormOf,
  rewardInput,
  rewardProblems,
} from '../../src/features/shop/stock/reward-form';
import {
  shopFormOf,
  shopInput,
  shopProblems,
  withClosed,
  withWeekday,
} from '../../src/features/shop/stock/shop-form';
import {
  emptyLot,
  expiryOf,
  freeOf,
  lotInput,
  lotProblems,
  lotText,
  movementText,
  rewardPills,
} from '../../src/features/shop/stock/stock-words';
import { pointsRoles } from '../../src/pages/me/points-roles';

const today = '2026-11-22';

const candidate: Candidate = {
  id: 'pc_00000001',
  version: 1,
  status: 'waiting',
  act: 'volunteer-hours',
  path: 'service',
  points: 4,
  reason: '参加志愿活动：整理电动车棚',
  doneOn: '2026-11-20',
  ruleText: '每小时 2 分，一天最多 8 分',
  maskedName: '林女士',
  place: '6号楼',
  proposerText: '社区工作人员 罗晴',
  photos: [],
};
const neighbour: Candidate = {
  ...candidate,
  id: 'pc_00000002',
  obstacle: '这是您同单元的邻居，请别的同事审核',
};
const found: FoundAccount = {
  id: 'ac_00000001',
  kind: 'paper',
  maskedName: '郑*英',
  place: '5号楼',
  numberEnd: '4821',
};

describe('the month budget', () => {
  it('is said in one line, and warns from 80 % on', () => {
    expect(budgetText({ planned: 400, issued: 120 })).toBe('本月已发 120 / 预算 400');
    expect(budgetText({ issued: 7 })).toBe('本月已发 7，还没有定预算');
    expect(budgetPill({ planned: 400, issued: 319 })).toBeUndefined();
    expect(budgetPill({ planned: 400, issued: 320 })?.tone).toBe('amber');
    expect(budgetPill({ planned: 400, issued: 400 })?.tone).toBe('red');
    expect(budgetPill({ issued: 9000 })).toBeUndefined();
  });

  it('asks before it is exceeded, and not where it just holds', () => {
    const budget = { planned: 400, issued: 396 };
    expect(overBudgetQuestion(budget, [candidate])).toBeUndefined();
    expect(overBudgetQuestion(budget, [candidate, candidate])).toContain('超出 4 分');
    expect(overBudgetQuestion({ issued: 396 }, [candidate])).toBeUndefined();
    expect(overBudgetQuestion(undefined, [candidate])).toBeUndefined();
  });

  it('is drawn as far as it was issued, never past the end', () => {
    const filled = (issued: number) =>
      barCells({ planned: 400, issued }).filter(({ isOn }) => isOn).length;
    expect([filled(0), filled(1), filled(200), filled(400), filled(900)]).toEqual([
      0, 1, 10, 20, 20,
    ]);
  });

  it('is planned in whole points for this month or the next', () => {
    expect(nextMonth('2026-11')).toBe('2026-12');
    expect(nextMonth('2026-12')).toBe('2027-01');
    expect(plannedProblem('400')).toBeUndefined();
    expect(plannedProblem('')).toContain('整数');
    expect(plannedProblem('4.5')).toContain('整数');
    expect(plannedProblem('0')).toContain('整数');
    expect(plannedProblem('100001')).toContain('最多');
  });
});

describe('what waits for a decision', () => {
  it('is only chosen where the caller may decide it herself', () => {
    const appealed: Candidate = { ...candidate, id: 'pc_00000003', status: 'appealed' };
    const items = [candidate, neighbour, appealed];
    expect(decidable(items)).toEqual([candidate]);
    expect(stillChosen(items, [neighbour.id, candidate.id, 'pc_gone0000'])).toEqual([candidate]);
  });

  it('says what became of each and of all of them', () => {
    const done = { id: 'a', isDone: true, granted: 4, words: '' };
    const failed = { id: 'b', isDone: false, granted: 0, words: '' };
    expect(summaryText([done, { ...done, granted: 2 }])).toBe('同意了 2 条，一共 6 分');
    expect(summaryText([done, failed])).toBe('同意了 1 条，一共 4 分；1 条没有成');
    expect(summaryText([failed])).toBe('1 条没有成');
    expect(grantedText(candidate, 4)).toBe('记了 4 分');
    expect(grantedText(candidate, 1)).toBe('记了 1 分，当天或当月记满了，原本 4 分');
  });

  it('is taken back by the secretary or the subdistrict, once it was given', () => {
    const given = { entryId: 'je_00000001' };
    expect(mayReverse(given, ['chief-grid-lead'])).toBe(true);
    expect(mayReverse(given, ['subdistrict-dispatcher'])).toBe(true);
    expect(mayReverse(given, ['shopkeeper', 'community-staff'])).toBe(false);
    expect(mayReverse({}, ['chief-grid-lead'])).toBe(false);
    expect(takenBackText({ taken: 4, debt: 0 })).toBe('收回了 4 分');
    expect(takenBackText({ taken: 1, debt: 3 })).toContain('3 分记成欠分');
  });
});

describe('naming somebody', () => {
  it.each([
    ['12345678', { number: '12345678' }],
    ['1234 5678', { number: '12345678' }],
    ['郑桂英', { name: '郑桂英' }],
  ])('%j is looked up', (typed, sought) => {
    expect(soughtOf(typed)).toEqual(sought);
  });
  it.each([
    ['', '请写存折号，或者姓名'],
    ['1234567', '这里有 7 位'],
    ['123456789', '这里有 9 位'],
  ])('%j is refused with a sentence', (typed, words) => {
    expect(soughtOf(typed)).toEqual({ problem: expect.stringContaining(words) });
  });

  it('needs a person, an act, a day and a sentence; hours only of a volunteer', () => {
    const empty = emptyPropose(today);
    expect(Object.keys(proposeProblems(empty, today))).toEqual(['account', 'act', 'note']);
    const form = { ...empty, account: found, act: 'donation' as const, note: ' 一箱苹果 ' };
    expect(proposeInput(form, today)).toEqual({
      accountId: found.id,
      act: 'donation',
      doneOn: today,
      note: '一箱苹果',
    });
    const hours = { ...form, act: 'volunteer-hours' as const };
    expect(proposeProblems(hours, today).units).toContain('几个小时');
    expect(proposeProblems({ ...hours, units: '13' }, today).units).toContain('1 到 12');
    expect(proposeInput({ ...hours, units: '2' }, today)?.units).toBe(2);
    expect(proposeProblems({ ...form, doneOn: '2026-11-23' }, today).doneOn).toBeDefined();
  });

  it('shows whom it is without a name', () => {
    expect(foundText(found)).toBe('5号楼 · 纸质存折尾号 4821');
  });

  it('looks below the areas of her posts, each once', () => {
    const posts = [
      { role: 'grid-worker' as const, areaId: 'ar_g3', areaName: '第三网格' },
      { role: 'grid-lead' as const, areaId: 'ar_g3', areaName: '第三网格' },
      { role: 'resident' as const, areaId: 'ar_u2', areaName: '2单元' },
    ];
    expect(rootsOf(posts, ['grid-worker', 'grid-lead'])).toEqual([
      { id: 'ar_g3', name: '第三网格', level: 'grid' },
    ]);
    const unit = { id: 'ar_u2', name: '2单元', level: 'unit' as const };
    const building = { id: 'ar_b5', name: '5号楼', level: 'building' as const };
    expect(namedAt(unit, [building, unit]).name).toBe('5号楼2单元');
    expect(namedAt(building, [building]).name).toBe('5号楼');
  });
});

describe('a mediation', () => {
  const settled = {
    ...emptyMediation,
    area: { id: 'ar_b5', name: '5号楼', level: 'building' as const },
    parties: [
      { name: '401 李先生', hasAgreed: true },
      { name: '501 周女士', hasAgreed: true },
    ],
    outcome: 'settled' as const,
    note: '楼道的东西搬走了',
    mediators: [found],
  };

  it('needs both parties by name, each with an answer, and somebody who helped', () => {
    expect(Object.keys(mediationProblems(emptyMediation))).toEqual([
      'area',
      'parties',
      'outcome',
      'note',
      'mediators',
    ]);
    const [first] = settled.parties;
    const unanswered = { ...settled, parties: [{ name: '甲' }, { name: '乙' }] };
    expect(mediationProblems(unanswered).parties).toContain('是不是同意');
    expect(mediationInput({ ...settled, parties: first ? [first, { name: '' }] : [] })).toBe(
      undefined,
    );
    expect(mediationInput(settled)).toMatchObject({
      areaId: 'ar_b5',
      mediatorIds: [found.id],
      isAboutNamedPerson: false,
    });
  });

  it('says beforehand what becomes of it', () => {
    expect(afterwardsText(settled)).toContain('告诉社区的人提积分');
    expect(afterwardsText({ ...settled, isAboutNamedPerson: true })).toContain('不记分');
    expect(afterwardsText({ ...settled, outcome: 'not-settled' })).toContain('只留记录');
    const [first] = settled.parties;
    const refused = {
      ...settled,
      parties: [{ name: '甲', hasAgreed: false }, first ?? { name: '' }],
    };
    expect(afterwardsText(refused)).toContain('没有同意');
  });
});

describe('the rules as they are typed', () => {
  it('stay as they are where nothing was typed', () => {
    const form = formOf(earningRules);
    expect(form).toHaveLength(pointsActs.length);
    expect(rulesOf(form, earningRules)).toEqual(earningRules);
    expect(rulesProblems(form, earningRules)).toEqual({});
  });

  it('lose a cap that was emptied, and are refused at their field', () => {
    const typed = (change: Partial<{ points: string; maxPerDay: string; maxPerMonth: string }>) =>
      formOf(earningRules).map((rule, at) => (at === 0 ? { ...rule, ...change } : rule));
    expect(rulesOf(typed({ maxPerDay: '' }), earningRules)[0]?.maxPerDay).toBeUndefined();
    expect(rulesProblems(typed({ points: '' }), earningRules)).toHaveProperty(['rules.0.points']);
    expect(rulesProblems(typed({ points: '51' }), earningRules)).toHaveProperty(['rules.0.points']);
    expect(rulesProblems(typed({ points: '9' }), earningRules)).toEqual({
      'rules.0.maxPerDay': '一天的上限不能比一次的分数少',
    });
  });
});

describe('a paper passbook', () => {
  it('is not opened without consent', () => {
    const empty = emptyPaper(today);
    expect(Object.keys(paperProblems(empty, today))).toEqual(['area', 'name', 'consent']);
    const form = {
      ...empty,
      area: { id: 'ar_u2', name: '5号楼2单元', level: 'unit' as const },
      name: ' 秦有福 ',
      consent: 'spoken' as const,
    };
    expect(paperInput(form, today)).toEqual({
      areaId: 'ar_u2',
      name: '秦有福',
      consent: 'spoken',
      consentOn: today,
    });
    expect(paperProblems({ ...form, consentOn: '2026-11-23' }, today).consentOn).toBeDefined();
    expect(numberProblem('1234 5678')).toBeUndefined();
    expect(numberProblem('1234')).toContain('4 位');
  });
});

const reward: StockedReward = {
  id: 'rw_00000001',
  version: 3,
  kind: 'goods',
  name: '肥皂',
  price: 5,
  isOnShelf: true,
  available: 12,
  reserved: 2,
  expired: 0,
  lots: [
    { id: 'lt_1', sourceText: '街道统筹', left: 10, reserved: 2, isExpired: false },
    {
      id: 'lt_2',
      sourceText: '居民捐赠',
      donor: '王女士',
      left: 4,
      reserved: 0,
      expiresOn: '2026-12-01',
      isExpired: false,
    },
  ],
};

describe('the stock', () => {
  const [first, second] = reward.lots;
  if (!first || !second) throw new Error('two lots');

  it('says what is short, expired and expiring', () => {
    expect(rewardPills(reward)).toEqual([]);
    expect(rewardPills({ ...reward, available: 3 })).toEqual([
      { words: '只剩 3 件', tone: 'amber' },
    ]);
    expect(rewardPills({ ...reward, available: 0, expired: 2 })).toEqual([
      { words: '过期 2 件', tone: 'red' },
      { words: '没有了', tone: 'amber' },
    ]);
    expect(rewardPills({ ...reward, isOnShelf: false, available: 0 })).toEqual([
      { words: '没有上架', tone: 'plain' },
    ]);
    expect(expiryOf(first, today)).toBeUndefined();
    expect(expiryOf(second, today)).toEqual({ words: '12月1日到期', tone: 'amber' });
    expect(expiryOf({ ...second, expiresOn: '2027-12-01' }, today)?.tone).toBe('plain');
    expect(expiryOf({ ...second, isExpired: true }, today)?.tone).toBe('red');
    expect(lotText(second)).toBe('居民捐赠（王女士） · 4 件');
    expect(freeOf(first)).toBe(8);
  });

  it('says once what moved', () => {
    expect(movementText({ kind: 'in', words: '入库，云河水务' })).toBe('入库 · 云河水务');
    expect(movementText({ kind: 'in', words: '入库' })).toBe('入库');
    expect(movementText({ kind: 'handed-over', words: '兑换' })).toBe('领走 · 兑换');
    expect(movementText({ kind: 'written-off', words: '过期了' })).toBe('报损 · 过期了');
  });

  it('takes in whole pieces from somewhere, nothing that is expired', () => {
    expect(Object.keys(lotProblems(emptyLot, today))).toEqual(['pieces', 'source']);
    const form = { ...emptyLot, pieces: '20', source: 'bought' as const };
    expect(lotInput(form, { rewardId: reward.id, today })).toEqual({
      rewardId: reward.id,
      pieces: 20,
      source: 'bought',
    });
    expect(lotProblems({ ...form, expiresOn: '2026-11-21' }, today).expiresOn).toBeDefined();
    expect(lotProblems({ ...form, pieces: '2.5' }, today).pieces).toBeDefined();
  });

  it('is changed in the version that was seen, and says what a new price means', () => {
    const form = rewardFormOf(reward);
    expect(rewardInput(form, { shopId: 'sh_00000001', reward })).toEqual({
      shopId: 'sh_00000001',
      id: reward.id,
      version: 3,
      kind: 'goods',
      name: '肥皂',
      price: 5,
      isOnShelf: true,
    });
    expect(priceChangeText('6', reward)).toContain('改成 6 分');
    expect(priceChangeText('5', reward)).toBeUndefined();
    expect(rewardProblems({ ...form, price: '501' }).price).toContain('500');
    expect(rewardProblems({ ...form, kind: 'voucher' }).partnerMembershipId).toBeDefined();
    expect(rewardProblems({ ...form, maxPerMonth: '21' }).maxPerMonth).toContain('20');
  });

  it('is counted with what is reserved, and what was not counted is left out', () => {
    const rice = { ...reward, id: 'rw_00000002', name: '大米', lots: [first] };
    const rewards = [reward, rice];
    expect(differenceText('14', 14)).toBe('对得上');
    expect(differenceText('12', 14)).toBe('少 2 件');
    expect(differenceText('15', 14)).toBe('多 1 件');
    expect(differenceText('', 14)).toBeUndefined();
    const counts = { [reward.id]: '13', [rice.id]: '' };
    expect(countedOf(rewards, counts)).toEqual([reward]);
    expect(countInput(rewards, { shopId: 'sh_00000001', counts }).counts).toEqual([
      { rewardId: reward.id, expected: 14, counted: 13 },
    ]);
    expect(countSummary(rewards, { ...counts, [rice.id]: '10' })).toBe(
      '数了 2 样：1 样对得上，1 样不一样',
    );
    expect(countProblems({ [rice.id]: '十' })).toEqual({ [rice.id]: '数到几件，写整数' });
  });
});

describe('the shop', () => {
  const form = { ...shopFormOf(undefined), name: '槐安社区积分超市', place: '党群服务中心一楼' };

  it('opens with office hours, and is refused at its field', () => {
    expect(shopProblems(form)).toEqual({});
    expect(shopInput(form, { communityId: 'ar_huaian', shop: undefined })).not.toHaveProperty('id');
    const noDay = { ...form, opening: { ...form.opening, weekdays: [] } };
    expect(shopProblems(noDay).weekdays).toBeDefined();
    const backwards = [{ from: '17:00', until: '09:00' }];
    const late = { ...form, opening: { ...form.opening, hours: backwards } };
    expect(shopProblems(late).hours).toContain('关门');
    expect(shopProblems({ ...form, phone: '打给王老师' }).phone).toBeDefined();
  });

  it('keeps its days in order and drops closed ones that are over', () => {
    expect(withWeekday(form.opening, 7).weekdays).toEqual([1, 2, 3, 4, 5, 7]);
    expect(withWeekday(form.opening, 1).weekdays).toEqual([2, 3, 4, 5]);
    const closed = { ...form.opening, closedOn: ['2026-10-01', '2026-12-31'] };
    expect(withClosed(closed, '2026-12-01', today).closedOn).toEqual(['2026-12-01', '2026-12-31']);
  });
});

describe('who finds the way there', () => {
  const all = [...pointsWorks, ...shopWorks];
  const known = [...new Set(all.flatMap(({ roles }) => roles))];

  it('is everybody whose post does something about points', () => {
    expect([...known].sort()).toEqual([...pointsRoles].sort());
  });

  it.each<[Role, string[]]>([
    ['unit-lead', ['pointsPropose']],
    ['district-desk', ['pointsRulesEdit']],
    ['subdistrict-dispatcher', ['pointsDesk']],
  ])('a %s finds what is hers', (role, pages) => {
    expect(worksFor(pointsWorks, [role]).map(({ page }) => page)).toEqual(pages);
  });
});

import type { AreaStep } from '#contracts/area';
import { appoint } from '#contracts/identity';
import { listedBelow } from '#domain/tree';
import { codeProblem, groupedCode, typedCode } from '../../src/features/identity/code';
import { endOfMonth, lastDayAfter, typedDay } from '../../src/features/identity/dates';
import {
  belowNote,
  changeLines,
  changes,
  holderDates,
  staffedText,
} from '../../src/features/identity/org-words';
import {
  changeProblem,
  mayBeTarget,
  mayLeadToTarget,
  type Plan,
} from '../../src/features/identity/pages/areas/changing';
import {
  appointInput,
  emptyForm,
  type PostForm,
  postProblems,
  termText,
} from '../../src/features/identity/post-form';

const today = '2026-11-22';
const grid: AreaStep = { id: 'ar_grid3', name: '第三网格', level: 'grid' };

describe('an invitation code', () => {
  it('is read in two halves and typed in any way', () => {
    expect(groupedCode('ABCDE23456')).toBe('ABCDE\u00a023456');
    expect(typedCode(' abcde\u00a0234-56 ')).toBe('ABCDE23456');
    expect(codeProblem(groupedCode('ABCDE23456'))).toBeUndefined();
  });

  it.each([
    ['', '请写邀请码'],
    ['ABCDE2345', '邀请码是 10 位，您写了 9 位'],
    ['ABCDE2345O', '邀请码里没有 0、1'],
    ['邀请码', '邀请码里没有 0、1'],
  ])('%j is refused before the cloud is asked', (words, problem) => {
    expect(codeProblem(words)).toContain(problem);
  });
});

describe('a day somebody writes', () => {
  it.each([
    ['12月31日', '2026-12-31'],
    ['6月30日', '2027-06-30'],
    ['11月22日', '2026-11-22'],
    ['2027-6-3', '2027-06-03'],
    ['2027年6月30日', '2027-06-30'],
    ['2027.06.30', '2027-06-30'],
    ['20280229', '2028-02-29'],
    ['2027-02-29', undefined],
    ['13月1日', undefined],
    ['明年', undefined],
    ['2027', undefined],
    ['', undefined],
  ])('%j is %s', (words, day) => {
    expect(typedDay(words, today)).toBe(day);
  });

  it('whole months end on the day before', () => {
    expect(lastDayAfter('2026-11-22', 12)).toBe('2027-11-21');
    expect(lastDayAfter('2026-08-31', 6)).toBe('2027-02-28');
    expect(lastDayAfter('2026-12-01', 6)).toBe('2027-05-31');
    expect(lastDayAfter('2026-01-01', 12)).toBe('2026-12-31');
  });

  it('the end of the month is the next one where this is the last day', () => {
    expect(endOfMonth('2026-11-22')).toBe('2026-11-30');
    expect(endOfMonth('2026-11-30')).toBe('2026-12-31');
    expect(endOfMonth('2026-12-31')).toBe('2027-01-31');
  });
});

describe('the form of an invitation', () => {
  const whole: PostForm = {
    ...emptyForm(grid),
    role: 'grid-worker',
    name: ' 苏映月 ',
    phone: '10000001234',
    post: 'backup',
    term: '12',
  };

  it('names every field that is missing', () => {
    expect(Object.keys(postProblems(emptyForm(undefined), today)).sort()).toEqual([
      'areaId',
      'name',
      'role',
    ]);
    expect(appointInput(emptyForm(grid), today)).toBeUndefined();
  });

  it('sends what the contract takes', () => {
    const input = appointInput(whole, today);
    expect(input).toEqual({
      areaId: grid.id,
      role: 'grid-worker',
      name: '苏映月',
      phone: '10000001234',
      post: 'backup',
      untilOn: '2027-11-21',
    });
    expect(appoint.input().safeParse(input).success).toBe(true);
    expect(termText(whole, today)).toBe('从输入邀请码起，到2027年11月21日为止');
  });

  it('gives no A岗 or B岗 to a post that has none', () => {
    expect(appointInput({ ...whole, role: 'grid-lead' }, today)).not.toHaveProperty('post');
  });

  it.each<[Partial<PostForm>, object]>([
    [{ phone: '123' }, { phone: expect.stringContaining('11 位') }],
    [{ start: 'other', startText: '下周' }, { fromOn: expect.stringContaining('6月30日') }],
    [{ start: 'other', startText: '2026-11-01' }, { fromOn: '请写今天或以后的一天' }],
    [{ term: 'other', untilText: '' }, { untilOn: expect.stringContaining('6月30日') }],
    [
      { start: 'other', startText: '2027-01-01', term: 'other', untilText: '2026-12-01' },
      { untilOn: '最后一天不能早于开始的那天' },
    ],
  ])('marks %j at its field', (changed, problems) => {
    expect(postProblems({ ...whole, ...changed }, today)).toEqual(problems);
  });

  it('counts a later start into how long the post lasts', () => {
    const later = { ...whole, start: 'other' as const, startText: '12月1日' };
    expect(appointInput(later, today)).toMatchObject({
      fromOn: '2026-12-01',
      untilOn: '2027-11-30',
    });
  });
});

describe('words about posts', () => {
  const now = Date.UTC(2026, 10, 22, 4);

  it('say when a post begins or ends, and nothing of one that is open', () => {
    const holder = { personId: 'p', membershipId: 'm', name: '苏', role: 'grid-worker' as const };
    expect(holderDates({ ...holder, from: now - 1 }, now)).toBeUndefined();
    expect(holderDates({ ...holder, from: now, until: Date.UTC(2026, 10, 30, 16) }, now)).toBe(
      '到11月30日为止',
    );
  });

  it('say of an area below who answers, and what is missing', () => {
    const row = { ...grid, holdersText: '', vacancies: [], vacantGrids: 0 };
    expect(belowNote(row)).toBe('还没有人任职');
    expect(belowNote({ ...row, holdersText: '网格员 苏映月', vacantGrids: 2 })).toBe(
      '网格员 苏映月\n2 个网格有空缺',
    );
  });
});

test('a list of areas says how many lack somebody, and claims nobody who is not there', () => {
  const held = { ...grid, holdersText: '网格员 苏映月', vacancies: [], vacantGrids: 0 };
  const vacant = { ...held, vacancies: ['grid-lead' as const] };
  expect(staffedText([held, vacant])).toBe('1 个有空缺');
  expect(staffedText([held])).toBe('都有人');
  expect(staffedText([held, { ...held, holdersText: '' }])).toBeUndefined();
});

describe('a change of the tree', () => {
  const child = (id: string): AreaStep => ({ id, name: id, level: 'building' });
  const planOf = (change: Plan['change']): Plan => ({
    change,
    look: {
      area: { ...grid, version: 3, code: 'ABCDEFGH' },
      trail: [grid],
      children: [child('ar_b1'), child('ar_b2')],
      levelsBelow: ['building'],
      canChange: true,
      effects: { residents: 100, openOrders: 3, postHolders: 0 },
    },
  });
  const area = (level: AreaStep['level'], id = 'ar_x'): AreaStep => ({ id, name: id, level });

  it('says before it is made what follows for homes, orders, people and the plate', () => {
    for (const change of changes) {
      const lines = changeLines(change, planOf(change).look.effects, today);
      expect(lines[0]).toContain('11月22日');
      expect(lines[1]).toContain('住户 99 人以上');
      expect(lines[2]).toContain('没办完的事 3 件');
      expect(lines.at(-1)).toContain('公示牌不用换');
    }
  });

  it('moves only below what may hold it, and merges only with its like', () => {
    const move = planOf('move');
    expect([area('community'), area('estate')].every((to) => mayBeTarget(move, to))).toBe(true);
    expect(
      [area('building'), area('grid'), area('district')].some((to) => mayBeTarget(move, to)),
    ).toBe(false);
    const merge = planOf('merge');
    expect(mayBeTarget(merge, area('grid'))).toBe(true);
    expect(mayBeTarget(merge, grid)).toBe(false);
    expect(mayBeTarget(merge, area('community'))).toBe(false);
  });

  it('leads down to every possible target and never into itself', () => {
    for (const change of ['move', 'merge'] as const) {
      const plan = planOf(change);
      expect(mayLeadToTarget(plan, grid)).toBe(false);
      for (const level of ['district', 'subdistrict', 'community'] as const)
        expect(mayLeadToTarget(plan, area(level))).toBe(true);
      expect(mayLeadToTarget(plan, area('building'))).toBe(false);
    }
    expect(listedBelow.community).toContain('grid');
  });

  it('asks for what is missing', () => {
    const form = { name: '', target: undefined, childIds: [] };
    expect(changeProblem(planOf('move'), form)?.field).toBe('target');
    expect(changeProblem(planOf('split'), form)?.field).toBe('childIds');
    expect(
      changeProblem(planOf('split'), { ...form, childIds: ['ar_b1', 'ar_b2'] })?.words,
    ).toContain('至少留下一个');
    expect(changeProblem(planOf('split'), { ...form, childIds: ['ar_b1'] })?.field).toBe('name');
    expect(changeProblem(planOf('rename'), { ...form, name: '第三网格' })?.words).toBe(
      '和现在的名称一样',
    );
    expect(changeProblem(planOf('rename'), { ...form, name: '银杏网格' })).toBeUndefined();
  });
});

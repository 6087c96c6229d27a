import fc from 'fast-check';
import { addOffline, type CoverageCounts, tellDoors } from '#contracts/coverage';
import { firstPeople } from '../../src/features/coverage/at-once';
import { doorLimit, doorProblem, toggled, toldText } from '../../src/features/coverage/doors';
import {
  barCells,
  headText,
  legendOf,
  pushText,
  rowText,
} from '../../src/features/coverage/figures';
import {
  calledText,
  emptyOffline,
  type OfflineForm,
  offlineInput,
  offlineProblems,
  rootsOf,
  unitAt,
} from '../../src/features/coverage/offline-form';

type Reached = readonly [read: number, phone: number, visit: number, uncovered: number];
const counts = ([read, phone, visit, uncovered]: Reached): CoverageCounts => ({
  total: read + phone + visit + uncovered,
  read,
  phone,
  visit,
  uncovered,
});

describe('the figures of a notice', () => {
  const half = counts([5, 1, 2, 4]);

  it('say households, where everybody must know; else only who opened it', () => {
    expect(headText('emergency', half)).toBe('已覆盖 8/12 户（66%）');
    expect(rowText('outage', half)).toBe('8/12 户，还有 4 户');
    expect(rowText('outage', counts([3, 0, 0, 0]))).toBe('3/3 户，都知道了');
    expect(rowText('outage', counts([0, 0, 0, 0]))).toBe('还没有住户登记');
    expect(headText('everyday', half)).toBe('已读 5 户，共 12 户');
    expect(rowText('meeting', half)).toBe('已读 5 户，共 12 户');
  });

  it('stand in words beside the bar, the empty ones too', () => {
    expect(legendOf(half).map(({ words, households }) => `${words} ${households}`)).toEqual([
      '已读 5',
      '电话告知 1',
      '上门告知 2',
      '未覆盖 4',
    ]);
  });

  it('a small unit has a cell for each door', () => {
    expect(barCells(half).join(' ')).toBe(
      'read read read read read phone visit visit uncovered uncovered uncovered uncovered',
    );
    expect(barCells(counts([0, 0, 0, 0]))).toEqual([]);
  });

  it('one door left of many is still seen, and the bar keeps its length', () => {
    expect(barCells(counts([999, 0, 0, 1])).filter((share) => share === 'uncovered')).toHaveLength(
      1,
    );
    const few = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(fc.tuple(few, few, few, few), (reached) => {
        const given = counts(reached);
        const cells = barCells(given);
        expect(cells).toHaveLength(Math.min(24, given.total));
        for (const { share, households } of legendOf(given))
          expect(cells.includes(share)).toBe(households > 0);
      }),
    );
  });

  it('tell what WeChat did and never that somebody knows', () => {
    expect(pushText({ sent: 7, unsure: 1, failed: 2 })).toBe('微信已送达 7 · 不确定 1 · 没发成 2');
    expect(pushText({ sent: 0, unsure: 0, failed: 0 })).toContain('还没有发过微信提醒');
  });
});

test('people are shown as far as one gets, whatever notice they wait for', () => {
  const groups = [
    { title: '停水', people: [1, 2] },
    { title: '大风', people: [3, 4, 5] },
    { title: '停电', people: [6] },
  ];
  expect(firstPeople(groups, 10)).toEqual({ shown: groups, left: 0 });
  expect(firstPeople(groups, 3)).toEqual({
    shown: [groups[0], { title: '大风', people: [3] }],
    left: 3,
  });
});

describe('doors to tick', () => {
  it.each([
    ['302', undefined],
    [' 东户 ', undefined],
    ['3-2A', undefined],
    ['', '请写门牌号，例如 302'],
    ['3 02', '门牌请只写数字和字'],
    ['3'.repeat(21), '最多 20 个字'],
  ])('%j is %s, as the cloud says', (typed, problem) => {
    expect(doorProblem(typed)).toBe(problem);
    const sent = { noticeId: 'nt_00000000', areaId: 'ar_u', doors: [typed], how: 'visit' };
    expect(tellDoors.input().safeParse(sent).success).toBe(problem === undefined);
  });

  it('are chosen and left again, as many as the cloud takes at once', () => {
    expect(toggled(['301'], '302')).toEqual(['301', '302']);
    expect(toggled(['301', '302'], '301')).toEqual(['302']);
    const full = Array.from({ length: doorLimit }, (_, at) => `${at}`);
    expect(toggled(full, '999')).toEqual(full);
  });

  it('are named once they are written down', () => {
    expect(toldText(['301', '302'], 'visit')).toBe('记下了：301、302 上门告知');
    expect(toldText(['1', '2', '3', '4'], 'phone')).toBe('记下了：4 户 电话告知');
    expect(toldText(['301'], 'take-back')).toBe('收回了，301 算作未覆盖');
  });
});

describe('somebody without a phone', () => {
  const today = '2026-11-22';
  const unit = { id: 'ar_u52', name: '5号楼2单元', level: 'unit' as const };
  const whole: OfflineForm = {
    ...emptyOffline(unit, today),
    door: ' 302 ',
    name: ' 王奶奶 ',
    how: 'visit',
    consent: 'spoken',
  };

  it('is not put on the list before she agreed, nor with anything missing', () => {
    expect(Object.keys(offlineProblems(emptyOffline(undefined, today), today)).sort()).toEqual([
      'area',
      'consent',
      'door',
      'how',
    ]);
    expect(offlineInput({ ...whole, consent: undefined }, today)).toBeUndefined();
    expect(offlineInput({ ...whole, consentOn: '2026-11-23' }, today)).toBeUndefined();
  });

  it('is sent as the contract takes it, and nothing empty with it', () => {
    const input = offlineInput(whole, today);
    expect(input).toEqual({
      areaId: unit.id,
      door: '302',
      name: '王奶奶',
      how: 'visit',
      consent: 'spoken',
      consentOn: today,
    });
    expect(addOffline.input().safeParse(input).success).toBe(true);
  });

  it('who is to be rung needs a number', () => {
    expect(offlineProblems({ ...whole, how: 'phone' }, today)).toEqual({
      phone: '打电话告诉的，请写电话',
    });
    expect(offlineProblems({ ...whole, phone: '12' }, today).phone).toContain('5 到 12 位');
    expect(offlineInput({ ...whole, how: 'phone', phone: '0000-1' }, today)).toBeUndefined();
    expect(offlineInput({ ...whole, how: 'phone', phone: '00000001' }, today)?.phone).toBe(
      '00000001',
    );
  });

  it('is called by her door and name', () => {
    expect(calledText({ door: '302', name: '王奶奶' })).toBe('302 王奶奶');
    expect(calledText({ door: '302' })).toBe('302');
  });

  it('lives in a unit that is called by its building, whatever way led there', () => {
    const trail = [
      { id: 'ar_g3', name: '第三网格', level: 'grid' as const },
      { id: 'ar_b5', name: '5号楼', level: 'building' as const },
      { ...unit, name: '2单元' },
    ];
    expect(unitAt({ ...unit, name: '2单元' }, trail).name).toBe('5号楼2单元');
    expect(unitAt(unit, [unit]).name).toBe(unit.name);
  });

  it('lives below one of the posts of who adds her', () => {
    const post = (
      role: 'unit-lead' | 'grid-worker' | 'resident' | 'moderator',
      areaId: string,
    ) => ({
      role,
      areaId,
      areaName: areaId,
    });
    expect(
      rootsOf([
        post('resident', 'ar_u1'),
        post('grid-worker', 'ar_g3'),
        post('grid-worker', 'ar_g3'),
        post('moderator', 'ar_c1'),
        post('unit-lead', 'ar_u2'),
      ]),
    ).toEqual([
      { id: 'ar_g3', name: 'ar_g3', level: 'grid' },
      { id: 'ar_u2', name: 'ar_u2', level: 'unit' },
    ]);
  });
});

import {
  exclusionsText,
  monthAfter,
  monthText,
  type Rates,
  rateLines,
} from '../../src/features/work-order/rates';

const rate = (hits: number, n: number, isSmall = false) => ({
  ...(n > 0 && { value: hits / n }),
  hits,
  n,
  isSmall,
});
const rates: Rates = {
  observers: [],
  areaName: '槐安社区',
  closed: 61,
  response: rate(58, 60),
  solution: rate(50, 61),
  satisfaction: rate(23, 25),
  coverage: 0.41,
  exclusions: [],
  isPartial: false,
};

it('never says a rate without what it was counted from', () => {
  expect(
    rateLines(rates).map(({ title, value, counted }) => `${title} ${value}：${counted}`),
  ).toEqual([
    '响应率 97%：60 件里 58 件按时和反映人联系上',
    '解决率 82%：61 件里 50 件核查过确实解决',
    '满意率 92%：25 人评价，其中 23 人满意或基本满意，评价率 41%',
  ]);
});

it('says where too few were counted, and where nothing was', () => {
  const few = rateLines({ ...rates, satisfaction: rate(1, 1, true), solution: rate(0, 0, true) });
  expect(few.map(({ isSmall }) => isSmall)).toEqual([false, false, true]);
  expect(few[1]).toMatchObject({ value: '还没有', counted: '这个月还没有可以算的' });
});

it('says how many ratings were left out, and why', () => {
  expect(exclusionsText(rates)).toBeUndefined();
  const exclusions = [
    { reason: 'malicious' as const, count: 0 },
    { reason: 'policy-forbids' as const, count: 2 },
  ];
  expect(exclusionsText({ ...rates, exclusions })).toContain(
    '有 2 件评价没有计入：政策不允许，已经解释 2 件',
  );
});

it('goes from month to month over the turn of the year', () => {
  expect(monthAfter('2026-12', 1)).toBe('2027-01');
  expect(monthAfter('2026-01', -1)).toBe('2025-12');
  expect(monthText('2026-03')).toBe('2026年3月');
});

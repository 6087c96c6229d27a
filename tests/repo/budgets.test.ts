import { statSync } from 'node:fs';
import { join } from 'node:path';
import { measureActions } from '../../tools/bench/actions';
import { costOf } from '../../tools/bench/asking';
import { type ActionFigures, median } from '../../tools/bench/figures';
import { tableOf } from '../../tools/bench/table';
import { budgets } from '../../tools/build/budgets';
import { root } from '../../tools/build/fresh';
import { buildFunctions } from '../../tools/build/functions';

const overBudget = (figures: Record<string, ActionFigures>) =>
  Object.entries(figures)
    .filter(([, { requests, limit }]) => requests > limit)
    .map(([name, { requests, limit }]) => `${name}: ${requests} requests, limit ${limit}`);

test('every action asks the database no more often than the design gives it', async () => {
  expect(overBudget(await measureActions(() => undefined))).toEqual([]);
}, 120_000);
test('one request too many would be seen', () => {
  const planted = { 'report.submit': { requests: 10, examined: 2, limit: 9 } };
  expect(overBudget(planted)).toEqual(['report.submit: 10 requests, limit 9']);
});

test('every function is one file within its size', async () => {
  await buildFunctions();
  for (const name of ['api', 'jobs', 'events']) {
    const { size } = statSync(join(root, 'dist', 'cloudfunctions', name, 'index.js'));
    expect(size / 1024).toBeLessThanOrEqual(budgets.functionKB);
  }
});

const asked = (action: string, documentsExamined = 0) => ({
  action,
  ms: 1,
  queries: [
    {
      action,
      collection: 'x',
      documentsExamined,
      keysExamined: 1,
      returned: 1,
      sortedInMemory: false,
    },
  ],
});

test('what listeners do after the commit, and what is not the database, is not counted', () => {
  const requests = [
    asked('database.getDocument', 2),
    asked('wx.openApi'),
    asked('database.commitTransaction'),
    asked('database.insertDocument', 5),
  ];
  expect(costOf({ requests })).toEqual({ requests: 2, documents: 2, keys: 3 });
  expect(costOf({ requests: requests.slice(0, 1) })).toEqual({
    requests: 1,
    documents: 2,
    keys: 1,
  });
});

test('a median lies in the middle', () => {
  expect(median([5, 1, 9])).toBe(5);
  expect(median([1, 2, 3, 10])).toBe(2.5);
});

test('the table shows each figure beside its budget', () => {
  const table = tableOf({
    weapp: { mainKB: 301.5, packagesKB: { 'features/inbox': 4 } },
    growth: { 'work-order.list': { examinedRatio: 1, timeRatio: 1.02 } },
  });
  expect(table.split('\n').map((line) => line.trim().replace(/ {2,}/g, ' | '))).toEqual([
    '小程序主包 | 301.5 KB | ≤ 480',
    '分包 features/inbox | 4 KB | < 500',
    '增长 work-order.list | 查看 ×1，时间 ×1.02 | 查看 0.9–1.1',
  ]);
});

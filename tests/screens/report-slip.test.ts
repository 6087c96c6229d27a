import type { Got } from '#contracts/action';
import type { getSlip } from '#contracts/report';
import { slipLines } from '../../src/features/report/slip';

const at = Date.parse('2026-11-20T10:00:00+08:00');
const slip: Got<typeof getSlip> = {
  number: '1120-H03-KQ7M-4',
  forName: '李大爷',
  title: '楼道灯不亮',
  placeText: '槐安花园 5号楼2单元',
  submittedAt: at,
  statusText: '处理中',
  promised: {
    dueAt: Date.parse('2026-11-27T17:30:00+08:00'),
    isProvisional: false,
    isOverdue: false,
    isStopped: false,
    what: 'finish',
    clock: 'working',
  },
  nextText: '赵小河正在处理。',
  contactName: '赵小河',
  phone: '10000000003',
};
const wordsOf = (one: typeof slip, name: string) =>
  slipLines(one, at).lines.find((line) => line.name === name)?.words;

it('tells number, what, by when and whom to ring', () => {
  expect(wordsOf(slip, '编号')).toBe(slip.number);
  expect(wordsOf(slip, '反映的事')).toContain('楼道灯不亮');
  expect(wordsOf(slip, '承诺时限')).toContain('11月27日 17:30');
  expect(wordsOf(slip, '问这件事打')).toBe('赵小河\n10000000003');
  expect(slipLines(slip, at).greeting).toBe('李大爷，您好：');
});

it('is read on another day: no 今天 and no 明天', () => {
  const declined: typeof slip = {
    ...slip,
    statusText: '不予受理',
    promised: { ...slip.promised, isStopped: true },
    nextText: '不同意可以在 明天 17:30 前申诉。',
  };
  expect(wordsOf(declined, '接下来')).toBe('不同意可以在 11月21日 17:30 前申诉。');
  for (const one of [slip, declined])
    expect(JSON.stringify(slipLines(one, at))).not.toMatch(/今天|明天|昨天/);
});

it('tells the result once there is one, and leaves out what nobody gave', () => {
  const { forName: _, contactName: __, phone: ___, ...bare } = slip;
  const done: typeof slip = {
    ...bare,
    result: { text: '换了新灯泡', outcome: 'solved', at },
    promised: { ...slip.promised, isStopped: true },
  };
  expect(wordsOf(done, '结果')).toBe('已解决：换了新灯泡');
  expect(wordsOf(done, '办好的时间')).toBe('11月20日 10:00');
  expect(slipLines(done, at).greeting).toBe('');
  expect(wordsOf(done, '问这件事打')).toBeUndefined();
});

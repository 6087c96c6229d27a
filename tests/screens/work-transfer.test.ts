import type { WorkOrderDetail } from '#contracts/work-order';
import { instantOf } from '#domain/day';
import { transferLines } from '../../src/features/work-order/transfer';

const now = instantOf('2026-11-23', '10:00');
const order = {
  number: '1120-0042',
  category: 'street-facility',
  tier: 'p2',
  placeText: '槐安社区 · 南门',
  submittedAt: instantOf('2026-11-23', '08:00'),
  households: 3,
  text: '路口没有红绿灯',
  reporterText: '王女士',
  promised: { dueAt: instantOf('2026-11-24', '17:30'), isStopped: false },
  assignee: { name: '程远', roleText: '街道调度员' },
  external: { platform: 'county-call', number: '000318', on: '2026-11-22' },
} as unknown as WorkOrderDetail;

const words = (of: WorkOrderDetail) =>
  Object.fromEntries(transferLines(of, now).map((line) => [line.label, line.words]));

it('says where it went, what it is about and who follows it, and never who reported it', () => {
  expect(words(order)).toMatchObject({
    转往: '街呼县应平台，编号 000318',
    转出日期: '11月22日',
    经办人: '街道调度员 程远',
    反映户数: '3 户',
  });
  expect(JSON.stringify(words(order))).not.toContain('王女士');
});

it('holds on another day: no 「今天」 and no 「明天」 on paper', () => {
  expect(words(order)).toMatchObject({ 反映时间: '11月23日 08:00', 办结时限: '11月24日 17:30' });
});

it('leaves out what is not known, and promises nothing once the clock has stopped', () => {
  const stopped = { ...order, promised: { ...order.promised, isStopped: true } };
  const { assignee: _, ...bare } = stopped;
  expect(Object.keys(words(bare))).not.toContain('办结时限');
  expect(Object.keys(words(bare))).not.toContain('经办人');
});

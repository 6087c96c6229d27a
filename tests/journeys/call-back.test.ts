import { demoOrder } from '../kit/demo-orders';
import { playInDistrict } from '../kit/play';
import { answer, press, reads, seen, tap, write } from '../kit/screen';

const play = playInDistrict();

test('for somebody without a phone: what she said at the door is noted, and a paper tells how it ended', async () => {
  const { orderPath, reportPath } = demoOrder(play.district(), '郑阿姨家门口的扶手');
  const { page: staff } = await play.as('community-staff', { path: orderPath });
  await reads(staff, '代报，结果要当面或打电话告诉');
  await press(staff, '记下回访评价');
  await answer(staff, /怎么说/, '满意');
  await tap(staff, '记下回访评价');
  await reads(staff, '请选一个');
  await answer(staff, '怎么问到的', '上门');
  await write(staff, /原话/, '现在敢扶着走了，谢谢小林');
  await tap(staff, '记下回访评价');
  await reads(staff, '评价已记下');

  const { page: lead } = await play.as('unit-lead', { path: reportPath });
  await reads(lead, '本人的评价：满意');
  await reads(lead, '现在敢扶着走了，谢谢小林');
  await tap(lead, '打印回执');
  await reads(lead, '联心 · 反映回执');
  await reads(lead, '郑桂英，您好：');
  await reads(lead, '办好的时间');
  await reads(lead, '问这件事打');
  await lead.getByRole('button', { name: '打印', exact: true }).waitFor();
  await lead.emulateMedia({ media: 'print' });
  expect(await lead.getByRole('button').filter({ visible: true }).count()).toBe(0);
  expect(await seen(lead, '联心 · 反映回执')).toBe(1);
});

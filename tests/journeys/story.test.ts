import { playInDistrict } from '../kit/play';
import { addPhoto, choose, reads, tap, turnOn } from '../kit/screen';

const play = playInDistrict();

const words = '三楼楼道的灯一闪一闪，昨晚全灭了，看不见台阶';

test('a broken lamp: from the photo to the rating', async () => {
  const { page: resident, calls } = await play.as('elder-resident');
  await reads(resident, '赵小河');
  await tap(resident, '打电话');
  expect(await calls()).toHaveLength(1);

  await tap(resident, /拍照反映问题/);
  await addPhoto(resident, 'stairwell-lamp-before');
  await resident.getByLabel(/怎么了/).fill(words);
  await tap(resident, '提交');
  await reads(resident, /编号/);
  await reads(resident, /前/);
  await tap(resident, '看进度');
  await reads(resident, '等待受理');

  const { page: worker } = await play.as('grid-worker');
  await worker.getByText(words).first().click();
  await tap(worker, '受理并由我处理');
  await worker.getByText('楼道设施').last().click();
  await tap(worker, /受理并由我处理/);
  await reads(worker, '已受理，由您处理');

  await tap(worker, '提交结果');
  await addPhoto(worker, 'stairwell-lamp-after');
  await worker.getByText('已解决').last().click();
  await worker.getByRole('textbox').last().fill('换了三楼的声控灯，试了三次都亮');
  await tap(worker, '提交结果');
  await reads(worker, '结果已提交');

  const { page: lead } = await play.as('grid-lead');
  await lead.getByText(words).first().click();
  await tap(lead, '核查通过');
  // Where the lot fell on it, somebody has to have been there.
  await turnOn(lead, '我到现场看过');
  await tap(lead, '核查通过');
  await reads(lead, '居民已收到通知，可以评价了。');

  await resident.reload();
  await reads(resident, '请评价');
  await choose(resident, /^满意$/);
  await tap(resident, '提交评价');
  await reads(resident, '已完成');
}, 180_000);

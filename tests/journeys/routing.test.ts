import { playInDistrict } from '../kit/play';
import { choose, reads, seen, tap } from '../kit/screen';

const play = playInDistrict();

const why = (page: Parameters<typeof tap>[0], words: string) =>
  page.getByRole('textbox', { name: '为什么改' }).filter({ visible: true }).fill(words);

test('the district gives one community another way, with a reason, and takes it back', async () => {
  const { page } = await play.as('district-desk', { path: '/pages/me/index' });
  await tap(page, /分派规则/);
  await tap(page, /^物业服务/);
  await reads(page, /由云河住建局牵头/);

  await tap(page, '加一条规定');
  await tap(page, /换一个/);
  await tap(page, /^云渚街道/);
  await tap(page, /^槐安社区/);
  expect(await seen(page, '部门单位')).toBe(0);
  await tap(page, '就选槐安社区');
  await tap(page, '保存');
  await reads(page, '请至少改一项');
  await reads(page, /请写明为什么/);
  await choose(page, '街道');
  await choose(page, '云河综合执法局');
  await reads(page, '由街道受理');
  await why(page, '投诉集中，街道先接');
  await tap(page, '保存');

  await reads(page, '由街道受理 · 云河综合执法局牵头');
  await reads(page, '投诉集中，街道先接');
  await reads(page, /区指挥中心 沈望/);

  await tap(page, /^云渚街道 · 槐安社区/);
  await why(page, '整治完了，照旧');
  await tap(page, '去掉这一条');
  await reads(page, '去掉：槐安社区 物业服务');
  expect(await seen(page, '由街道受理 · 云河综合执法局牵头')).toBe(0);
});

test('a page that is stale is told, and saves on top of what is there now', async () => {
  const path = '/features/routing/pages/row/index?code=noise';
  const [one, other] = await Promise.all([
    play.as('district-desk', { path }),
    play.as('district-desk', { path }),
  ]);
  for (const { page } of [one, other]) {
    await tap(page, /换一个/);
    await tap(page, /^清渡街道/);
  }
  await tap(one.page, '就选清渡街道');
  await tap(other.page, '就选清渡街道');
  await choose(one.page, '紧急');
  await why(one.page, '夜里施工多');
  await tap(one.page, '保存');
  await reads(one.page, '首页');
  await choose(other.page, '社区');
  await why(other.page, '社区去劝');
  await tap(other.page, '保存');
  await reads(other.page, /已被他人更新/);
  await tap(other.page, '保存');
  await reads(other.page, /已经有一条了/);
});

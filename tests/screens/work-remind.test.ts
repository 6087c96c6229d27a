import { AppError } from '#contracts/errors';
import { remindAll, remindedText } from '../../src/pages/home/remind';
import { filterInput, isFiltering, noFilter } from '../../src/pages/home/use-queue';

const item = (id: string) => ({ id, version: 1, title: id });
const own = new AppError('step-not-allowed', { reason: '这件就在您手里，不用催办自己' });

it('reminds one after another, and a refusal of one keeps nobody else from it', async () => {
  const told: string[] = [];
  const results = await remindAll([item('a'), item('b'), item('c'), item('d')], async ({ id }) => {
    told.push(id);
    if (id === 'b') throw own;
  });
  expect(told).toEqual(['a', 'b', 'c', 'd']);
  expect(remindedText(results)).toBe('已催办 3 件，1 件不能催：这件就在您手里，不用催办自己');
});

it('says a reason once, and nothing of refusals where there were none', () => {
  const refused = { title: 'a', refusal: '现在不能这样做' };
  expect(remindedText([refused, refused])).toBe('2 件不能催：现在不能这样做');
  expect(remindedText([{ title: 'a', refusal: undefined }])).toBe('已催办 1 件');
});

it('asks the cloud only for what is set', () => {
  expect(isFiltering(noFilter)).toBe(false);
  expect(filterInput(noFilter)).toEqual({ onlyOverdue: false });
  const filter = { group: 'waste' as const, onlyOverdue: true, words: '1120' };
  expect(isFiltering(filter)).toBe(true);
  expect(filterInput(filter)).toEqual(filter);
});

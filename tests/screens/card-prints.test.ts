import { verdictOf } from '../../src/features/card/checked';
import { contactLines, type Print, plateLines } from '../../src/features/card/printed';

const person = (
  name: string,
  over: Partial<Print['card']['people'][number]>,
): Print['card']['people'][number] => ({
  personId: name,
  name,
  role: 'grid-worker',
  isOnDuty: true,
  dutyText: '请假到 11月27日',
  phone: '10000000001',
  ...over,
});
const people = [
  person('赵小河', { post: 'primary' }),
  person('陈安', { post: 'backup' }),
  person('顾明岚', { role: 'grid-lead' }),
  person('林平', { role: 'unit-lead', phone: undefined }),
];
const print = (over: Partial<Print['card']> = {}): Print => ({
  card: {
    areaId: 'ar_x',
    gridName: '第三网格',
    coverageText: '5号楼、6号楼',
    address: '槐安社区 · 第三网格',
    shortAddress: '第三网格',
    first: { name: '陈安', roleText: '网格员', phone: '10000000001', why: '赵小河请假到 11月27日' },
    people,
    communityName: '槐安社区',
    dutyPhone: '0000-0000003',
    dutyText: '工作日 08:30–12:00、14:00–17:30 有人接',
    supervisionPhone: '0000-0000002',
    todayText: '今天有人值班',
    labels: [],
    ...over,
  },
  title: '云渚街道 槐安社区 第三网格',
  partyLines: [],
  dutyLines: [],
  code: 'WD222222',
  imageBase64: '',
  contentType: 'image/png',
  edition: 'ABCDEFGH',
});

test('a plate names everybody of the card, the range of the grid and both phones', () => {
  const { people: lines, around } = plateLines(print());
  expect(lines.map(({ name, words, phone }) => [name, words, phone])).toEqual([
    ['网格员 A岗', '赵小河', '10000000001'],
    ['网格员 B岗', '陈安', '10000000001'],
    ['网格长', '顾明岚', '10000000001'],
    ['单元长', '林平', undefined],
  ]);
  expect(around.map(({ name }) => name)).toEqual(['网格范围', '社区值班', '监督电话']);
});

test('paper outlives a day: no leave, no hour of today', () => {
  const said = JSON.stringify([plateLines(print()), contactLines(print())]);
  expect(said).not.toMatch(/请假|今天/);
});

test('a card names those one can ring; a vacant grid has the community', () => {
  expect(contactLines(print()).map(({ words }) => words)).toEqual(['赵小河', '陈安', '']);
  const vacant = contactLines(print({ people: [] }));
  expect(vacant.map(({ phone }) => phone)).toEqual(['0000-0000003']);
});

test('a badge that holds is green, of another place amber, and a dead one tells not to open', () => {
  expect(verdictOf({ isValid: true, isOfMyPlace: true }).words).toBe('是本网格工作人员');
  expect(verdictOf({ isValid: true }).tone).toBe('jade');
  expect(verdictOf({ isValid: true, isOfMyPlace: false }).tone).toBe('amber');
  expect(verdictOf({ isValid: false })).toMatchObject({
    tone: 'red',
    words: '已失效',
    advice: expect.stringContaining('不要开门'),
  });
});

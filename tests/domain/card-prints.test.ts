import {
  type PrintPart,
  type PrintSaid,
  printFoot,
  saidByPart,
  whyReprint,
} from '#domain/card-prints';
import { at } from '../kit/clock';

const worker = { name: '赵小河', role: 'grid-worker', post: 'primary', phone: '1' } as const;
const lead = { name: '顾明岚', role: 'grid-lead', phone: '2' } as const;
const said: PrintSaid = {
  card: {
    gridName: '第三网格',
    coverageText: '5号楼',
    communityName: '槐安社区',
    dutyPhone: '3',
    dutyText: '下班后也有人接',
    supervisionPhone: '4',
    people: [worker, lead],
  },
  title: '槐安社区 第三网格',
  partyLines: [],
  dutyLines: ['宣传政策法规'],
};

const written = (it: PrintSaid): Record<PrintPart, string> => {
  const { workers, leads, phones, rest } = saidByPart(it);
  const text = (part: unknown) => JSON.stringify(part);
  return { workers: text(workers), leads: text(leads), phones: text(phones), rest: text(rest) };
};
const changed = (card: Partial<PrintSaid['card']>, over: Partial<PrintSaid> = {}) =>
  whyReprint(written(said), written({ ...said, ...over, card: { ...said.card, ...card } }));

test('a plate that says what is true is not printed again', () => {
  expect(changed({})).toBeUndefined();
  expect(whyReprint(undefined, written(said))).toBe('还没有打印过');
});

test('what a card says of today is no reason', () => {
  const card = { ...said.card, todayText: '今天休息', first: { name: '陈安' } };
  expect(written({ ...said, card })).toEqual(written(said));
});

test.each([
  ['another worker', { people: [{ ...worker, name: '陈安' }, lead] }, '网格员换了人'],
  ['another post', { people: [{ ...worker, post: 'backup' as const }, lead] }, '网格员换了人'],
  ['nobody', { people: [] }, '网格员换了人'],
  ['another lead', { people: [worker, { ...lead, name: '何' }] }, '网格长、楼栋长或单元长换了人'],
  ['her phone', { people: [{ ...worker, phone: '9' }, lead] }, '电话变了'],
  ['the desk’s phone', { dutyPhone: '9' }, '电话变了'],
  ['who watches', { supervisionPhone: '9' }, '电话变了'],
  ['the range', { coverageText: '5号楼、6号楼' }, '内容改过'],
])('%s is one', (_, card, why) => {
  expect(changed(card)).toBe(why);
});

test('so are the party’s name and what a grid does', () => {
  expect(changed({}, { partyLines: ['第三网格党支部'] })).toBe('内容改过');
  expect(changed({}, { dutyLines: [] })).toBe('内容改过');
});

test('the foot has edition and day', () => {
  expect(printFoot('ABCDEFGH', at('2026-11-02 23:59'))).toBe(
    '版本 ABCDEFGH · 打印日期 2026年11月2日',
  );
});

import { BinaryBitmap, HybridBinarizer, QRCodeReader, RGBLuminanceSource } from '@zxing/library';
import sharp from 'sharp';
import { codeAlphabet, itemLimit, quantityLimit } from '#contracts/shop';
import { witnessAbovePoints } from '#contracts/shop-counter';
import { instantOf } from '#domain/day';
import {
  type Basket,
  chosenItems,
  emptyBasket,
  fitting,
  type Good,
  totalOf,
  wantedOf,
  whyNotMore,
  withPieces,
} from '../../src/features/shop/basket';
import { ofPlace, readEntry, settleMs } from '../../src/features/shop/counter-entry';
import { needsSecond } from '../../src/features/shop/second';
import { fateText, spelled, whyNotNow } from '../../src/features/shop/standing';
import { qrPicture } from '../../src/platform/qr';

const good = (id: string, over: Partial<Good> = {}): Good => ({
  id,
  name: id,
  price: 5,
  available: 10,
  ...over,
});
const soap = good('肥皂');
const mop = good('拖把', { price: 30, available: 1 });
const goods = [soap, mop];
const at = instantOf('2026-11-20', '10:00');

describe('what is chosen', () => {
  test('is never more than there is, than a month allows, or than one redemption holds', () => {
    expect(withPieces(emptyBasket, soap, 3)).toEqual({ 肥皂: 3 });
    expect(withPieces(emptyBasket, mop, 2)).toEqual({ 拖把: 1 });
    expect(withPieces(emptyBasket, good('盐', { mine: 2 }), 5)).toEqual({ 盐: 2 });
    expect(withPieces(emptyBasket, good('盐', { available: 99 }), 99)).toEqual({
      盐: quantityLimit,
    });
    expect(withPieces({ 肥皂: 1 }, soap, 0)).toEqual({});
  });

  test('costs what its pieces cost, and is sent as pieces of things', () => {
    const basket: Basket = { 肥皂: 2, 拖把: 1 };
    expect(totalOf(basket, goods)).toBe(40);
    expect(wantedOf(basket)).toEqual([
      { rewardId: '肥皂', quantity: 2 },
      { rewardId: '拖把', quantity: 1 },
    ]);
    expect(chosenItems(basket, goods)).toEqual([
      { name: '肥皂', quantity: 2 },
      { name: '拖把', quantity: 1 },
    ]);
  });

  test('shrinks to what is left when somebody else was quicker', () => {
    const gone = [soap, { ...mop, available: 0 }];
    expect(fitting({ 肥皂: 2, 拖把: 1, 砂锅: 1 }, gone)).toEqual({ 肥皂: 2 });
  });

  test.each([
    { one: soap, basket: {}, balance: 26, words: undefined },
    { one: mop, basket: {}, balance: 26, words: '还差 4 分' },
    { one: mop, basket: { 肥皂: 1 }, balance: 30, words: '还差 5 分' },
    { one: good('锅', { available: 0 }), basket: {}, balance: 99, words: '领完了' },
    { one: mop, basket: { 拖把: 1 }, balance: 99, words: '只有 1 件' },
    { one: good('盐', { mine: 0 }), basket: {}, balance: 99, words: '这个月换满了' },
  ])('says why there may not be one more: $words', ({ one, basket, balance, words }) => {
    const total = totalOf(basket, goods);
    expect(whyNotMore(one, basket, { balance, total })).toBe(words);
  });

  test('a sixth kind has to wait', () => {
    const full = Object.fromEntries(Array.from({ length: itemLimit }, (_, n) => [`g${n}`, 1]));
    const purse = { balance: 999, total: 0 };
    expect(whyNotMore(soap, full, purse)).toBe(`一次最多 ${itemLimit} 样`);
    expect(whyNotMore(good('g0'), full, purse)).toBeUndefined();
  });
});

describe('what is typed or scanned at the counter', () => {
  test.each([
    ['h7k3mp', { kind: 'code', code: 'H7K3MP' }],
    ['H7K 3MP', { kind: 'code', code: 'H7K3MP' }],
    ['H7K3MP.X2AB', { kind: 'code', code: 'H7K3MP.X2AB' }],
    ['1000 0001', { kind: 'number', number: '10000001' }],
    ['郑桂英', { kind: 'name', name: '郑桂英', place: '' }],
    ['郑桂英 5号楼', { kind: 'name', name: '郑桂英', place: '5号楼' }],
    ['郑桂英5', { kind: 'name', name: '郑桂英', place: '5' }],
  ])('%s is told apart', (text, entry) => {
    expect(readEntry(text)).toEqual(entry);
  });

  test.each([
    ['', '请扫码，或者输入领取码、存折号、姓名'],
    ['H7K3', '领取码是 6 位，这里只有 4 位'],
    ['H7K3M0', '领取码里没有 0、O、1、I、L，请再看一遍'],
    ['1000000', '存折号是 8 位数字，这里有 7 位'],
    ['https://example.test/x', '这不是领取码，也不是存折号'],
  ])('「%s」 gets a sentence', (text, words) => {
    expect(readEntry(text)).toEqual({ kind: 'unclear', words });
  });

  test('whole codes and numbers are looked up by themselves, names and halves are not', () => {
    expect(settleMs('H7K3MP')).toBeDefined();
    expect(settleMs('H7K3MP.X2AB')).toBeDefined();
    expect(settleMs('10000001')).toBeDefined();
    for (const text of ['', 'H7K3', 'H7K3MP.', 'H7K3MP.X2', '1000000', '郑桂英'])
      expect([text, settleMs(text)]).toEqual([text, undefined]);
  });

  test('six digits may be the beginning of a passbook: they wait longer than a code', () => {
    expect(settleMs('234567')).toBeGreaterThan(settleMs('H7K3MP') ?? 0);
  });

  test('a building after the name leaves those who live there', () => {
    const found = [{ place: '5号楼' }, { place: '15号楼' }, { place: '丹桂苑 5号楼' }];
    expect(ofPlace(found, '')).toHaveLength(3);
    expect(ofPlace(found, '5')).toEqual([{ place: '5号楼' }, { place: '丹桂苑 5号楼' }]);
    expect(ofPlace(found, '15号楼')).toEqual([{ place: '15号楼' }]);
  });
});

describe('what a code found', () => {
  const held = { status: 'held', until: at + 3_600_000, needsWitness: false } as const;
  test('is handed over, or says why not', () => {
    expect(whyNotNow(held, at)).toBeUndefined();
    expect(whyNotNow({ ...held, needsWitness: true }, at)).toMatch(/第二个人/);
    expect(whyNotNow({ ...held, until: at - 1 }, at)).toMatch(/过了/);
    const handedOverAt = instantOf('2026-11-20', '09:32');
    expect(whyNotNow({ ...held, status: 'handed-over', handedOverAt }, at)).toBe('已于 09:32 领取');
    expect(whyNotNow({ ...held, status: 'void' }, at)).toMatch(/积分已退回/);
    expect(whyNotNow({ ...held, status: 'reversed' }, at)).toMatch(/撤销/);
  });

  test('its holder reads what became of it', () => {
    const own = { until: instantOf('2026-11-23', '17:30') };
    expect(fateText({ ...own, status: 'held' }, at)).toBe('11月23日 17:30 前来领');
    expect(fateText({ ...own, status: 'handed-over', handedOverAt: at }, at)).toBe(
      '今天 10:00 领取',
    );
    expect(fateText({ ...own, status: 'void', endedAt: at, voidReason: 'damaged' }, at)).toBe(
      '今天 10:00 商品破损，很抱歉，积分已退回',
    );
    expect(
      fateText({ ...own, status: 'reversed', endedAt: at, reversedReason: '拿错了' }, at),
    ).toBe('今天 10:00 已撤销，积分已退回：拿错了');
  });

  test('is read out in threes', () => {
    expect(spelled('H7K3MP')).toBe('H7K 3MP');
  });
});

test('a second person is asked for paper above the limit, and for nothing else', () => {
  expect(needsSecond({ kind: 'paper' }, witnessAbovePoints)).toBe(false);
  expect(needsSecond({ kind: 'paper' }, witnessAbovePoints + 1)).toBe(true);
  expect(needsSecond({ kind: 'phone' }, 500)).toBe(false);
});

async function scanned(url: string): Promise<string> {
  const svg = decodeURIComponent(url.slice(url.indexOf(',') + 1));
  const { data, info } = await sharp(Buffer.from(svg), { density: 720 })
    .flatten({ background: '#ffffff' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const source = new RGBLuminanceSource(new Uint8ClampedArray(data), info.width, info.height);
  return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
}

test('the QR says the code and its suffix to any reader', async () => {
  expect(await scanned(qrPicture('H7K3MP.X2AB'))).toBe('H7K3MP.X2AB');
  for (const letter of [codeAlphabet.slice(0, 6), codeAlphabet.slice(-6)])
    expect(await scanned(qrPicture(`${letter}.2222`))).toBe(`${letter}.2222`);
}, 20_000);

import type { OwnAct, PassbookLine } from '#contracts/points';
import type { EarningRule } from '#contracts/points-rules';
import type { Proof } from '#contracts/points-sheet';
import { instantOf } from '#domain/day';
import { earningRules } from '#domain/earning';
import { type JournalEntry, ledgerAccount } from '#domain/ledger';
import { canonicalText, proofOf, sealHash, sealOf } from '#domain/seal';
import {
  debtText,
  heldText,
  lossText,
  mustFetchText,
  numberText,
  reachText,
} from '../../src/features/points/account-words';
import { answerText, grantText, mayAppeal, nextText } from '../../src/features/points/acts-words';
import {
  agrees,
  factsOf,
  filterChoices,
  pathText,
  signedText,
  spokenText,
} from '../../src/features/points/lines';
import {
  chainText,
  checksOf,
  lineText,
  verdictOf,
  verdictWords,
} from '../../src/features/points/proof-words';
import { changesIn, rulesByPath, versionText } from '../../src/features/points/rules-words';
import {
  goodsText,
  groupedHash,
  isPrintedHead,
  listedRows,
  monthText,
  sourcesText,
  totalsOf,
} from '../../src/features/points/sheet-words';
import { sha256Hex as sha256 } from '../../src/platform/sha256';

const today = '2026-11-23';
const now = instantOf(today, '09:40');
const yesterday = instantOf('2026-11-22', '15:00');

describe('an account', () => {
  it('has a number one can read out, and says what is reserved and owed', () => {
    expect(numberText('12345678')).toBe('1234 5678');
    expect(heldText({ held: 0 })).toBeUndefined();
    expect(heldText({ held: 5 })).toContain('5 分');
    expect(debtText({ debt: 0 })).toBeUndefined();
    expect(debtText({ debt: 3 })).toMatch(/不用补交，以后得的分先抵这 3 分/);
  });

  const shelf = [
    { name: '香皂', price: 5, available: 18 },
    { name: '砂锅', price: 60, available: 2 },
    { name: '拖把', price: 30, available: 1 },
    { name: '洗洁精', price: 10, available: 6 },
    { name: '理发一次', price: 15, available: 0 },
  ];
  it('says what it buys now, and what comes into reach next; never what is gone', () => {
    expect(reachText(26, shelf)).toBe('现在能换：洗洁精 10 分、香皂 5 分。再有 4 分就能换拖把。');
    expect(reachText(0, shelf)).toBe('再有 5 分就能换香皂。');
    expect(reachText(100, shelf)).toBe(
      '现在能换：砂锅 60 分、拖把 30 分、洗洁精 10 分、香皂 5 分。',
    );
    expect(reachText(26, [])).toBeUndefined();
    expect(reachText(26, shelf)).not.toContain('理发');
  });

  it('says what is lost before it is closed', () => {
    expect(lossText({ balance: 26 })).toMatch(/还有 26 分，停用后全部作废/);
    expect(lossText({ balance: 0 })).not.toMatch(/作废/);
    expect(mustFetchText({ held: 10 })).toMatch(/还有 10 分留在没领的预约里/);
    expect(mustFetchText({ held: 0 })).toBeUndefined();
  });
});

const line = (over: Partial<PassbookLine> = {}): PassbookLine => ({
  id: 'je_00000001',
  at: yesterday,
  kind: 'earned',
  path: 'service',
  reason: '参加志愿活动：周六清洁日',
  in: 4,
  out: 0,
  balance: 26,
  ruleText: '每小时 2 分，一天最多 8 分',
  approverText: '积分超市专管员 罗老师',
  ...over,
});
const spent = line({ kind: 'held', reason: '预约：香皂', in: 0, out: 5, balance: 21 });
delete spent.path;

describe('a line of the passbook', () => {
  it('shows what came in or went out, on which path or by what', () => {
    expect([signedText(line()), signedText(spent)]).toEqual(['+4', '−5']);
    expect([pathText(line()), pathText(spent)]).toEqual(['锦上添花', '预约']);
  });

  it('is spoken with the names of its columns', () => {
    expect(spokenText(line(), now)).toBe(
      '11月22日，锦上添花，参加志愿活动：周六清洁日，收 4 分，余额 26 分',
    );
    expect(spokenText(spent, now)).toContain('支 5 分，余额 21 分');
  });

  it('says by which rule and who agreed, where somebody did', () => {
    const names = factsOf(line(), now).map(({ name }) => name);
    expect(names).toEqual(['时间', '路径', '为什么', '收', '余额', '按哪条规则', '谁同意的']);
    const bare = { ...spent };
    delete bare.ruleText;
    delete bare.approverText;
    expect(factsOf(bare, now).map(({ name }) => name)).toEqual([
      '时间',
      '路径',
      '为什么',
      '支',
      '余额',
    ]);
  });

  it('is printed only where the newest line ends in the balance', () => {
    expect(agrees({ balance: 21 }, [spent, line()])).toBe(true);
    expect(agrees({ balance: 26 }, [spent, line()])).toBe(false);
    expect(agrees({ balance: 0 }, [])).toBe(true);
    expect(agrees({ balance: 4 }, [])).toBe(false);
  });

  it('can be looked for by every path', () => {
    expect(filterChoices.map(({ words }) => words)).toEqual([
      '全部',
      '收入',
      '支出',
      '雪中送炭',
      '锦上添花',
      '息事宁人',
      '履职',
    ]);
  });
});

describe('an act of hers', () => {
  const due = instantOf('2026-11-25', '17:30');
  const act = (over: Partial<OwnAct>): Pick<OwnAct, 'status' | 'points'> & Partial<OwnAct> => ({
    status: 'waiting',
    points: 4,
    ...over,
  });

  it('says whose turn it is and until when', () => {
    const waiting = act({ waitsForText: '积分超市专管员', dueAt: due });
    expect(grantText(waiting)).toBe('通过后记 4 分');
    expect(nextText(waiting, now)).toBe('等积分超市专管员审核，11月25日 17:30 前有结果');
    expect(nextText(waiting, due + 1)).toMatch(/比约定的时间晚了，会交给上一级/);
    expect(nextText(act({}), now)).toBe('等社区审核');
    expect(nextText(act({ status: 'appealed' }), now)).toBe('等街道审核');
  });

  it('says what was granted, and why it is less where a day was full', () => {
    expect(grantText(act({ status: 'approved', granted: 4 }))).toBe('记了 4 分');
    expect(grantText(act({ status: 'approved', granted: 2 }))).toMatch(/已经记满，记了 2 分/);
    expect(grantText(act({ status: 'upheld' }))).toBe('记了 4 分');
    expect(grantText(act({ status: 'dismissed' }))).toBe('没有记分');
    expect(nextText(act({ status: 'approved' }), now)).toBeUndefined();
  });

  it('can be appealed against in time, once, and says whose answer it reads', () => {
    const rejected = act({ status: 'rejected', appealUntil: due, answer: '没有照片' });
    expect(mayAppeal(rejected, now)).toBe(true);
    expect(mayAppeal(rejected, due)).toBe(false);
    expect(mayAppeal(act({ status: 'rejected' }), now)).toBe(false);
    expect(mayAppeal(act({ status: 'dismissed', appealUntil: due }), now)).toBe(false);
    expect(nextText(rejected, now)).toMatch(/11月25日 17:30 前可以请街道再看一次/);
    expect(nextText(rejected, due)).toBeUndefined();
    expect(answerText(rejected)).toBe('没有通过的原因：没有照片');
    expect(answerText(act({ status: 'upheld', answer: '应当给' }))).toBe('街道的答复：应当给');
    expect(answerText(act({}))).toBeUndefined();
  });
});

describe('the rules', () => {
  const version = (number: number, rules: EarningRule[]) => ({
    version: number,
    fromOn: '2026-11-24',
    source: '本平台默认',
    rules,
  });

  it('stand under their path, each act once', () => {
    const groups = rulesByPath(earningRules);
    expect(groups.map(({ path }) => path)).toEqual(['relief', 'service', 'mediation', 'duty']);
    expect(groups.flatMap(({ lines }) => lines)).toHaveLength(earningRules.length);
    const names = groups.flatMap(({ lines }) => lines.map(({ what }) => what));
    expect(new Set(names).size).toBe(names.length);
    expect(rulesByPath(earningRules.slice(0, 1)).map(({ path }) => path)).toEqual(['service']);
  });

  it('that come say what they change, and nothing else', () => {
    const more = earningRules.map((rule) =>
      rule.act === 'donation' ? { ...rule, points: 6 } : rule,
    );
    expect(changesIn(version(1, earningRules), version(2, more))).toEqual([
      {
        key: 'donation',
        what: '给积分超市捐物',
        words:
          '每次 5 分，一天最多 5 分，一个月最多 20 分 → 每次 6 分，一天最多 5 分，一个月最多 20 分',
      },
    ]);
    expect(changesIn(version(1, earningRules), version(2, earningRules))).toEqual([]);
    expect(versionText(version(2, more), today)).toBe('第 2 版 · 11月24日起 · 来源：本平台默认');
  });
});

describe('the sheet of a month', () => {
  it('names its month, with the year where it is another', () => {
    expect(monthText('2026-10', today)).toBe('10月');
    expect(monthText('2025-12', today)).toBe('2025年12月');
  });

  it('tells of goods what came, went, was spoiled and was counted', () => {
    const soap = { name: '香皂', price: 5, in: 20, out: 12, writtenOff: 0, counted: 0, left: 8 };
    expect(goodsText(soap)).toBe('进 20，换走 12，还有 8');
    expect(goodsText({ ...soap, writtenOff: 1, counted: -1, left: 6 })).toBe(
      '进 20，换走 12，报损 1，盘点少了 1，还有 6',
    );
    expect(goodsText({ ...soap, counted: 2, left: 10 })).toContain('盘点多出 2');
    expect(
      sourcesText([
        { words: '街道统筹', pieces: 20 },
        { words: '采购', pieces: 3 },
      ]),
    ).toBe('街道统筹 20 件、采购 3 件');
  });

  it('gives its totals; what was taken back and the plan only where there are any', () => {
    const month = { people: 9, issued: 42, redeemed: 30, reversed: 0, outstanding: 120 };
    expect(totalsOf(month).map(({ name }) => name)).toEqual([
      '发出',
      '换走',
      '存折里还有',
      '得分的人',
    ]);
    expect(totalsOf({ ...month, reversed: 4, budget: 300 })).toHaveLength(6);
  });

  it('lists neighbours who look the same as two lines', () => {
    const row = { name: '王*', place: '5号楼', path: 'service', points: 4 } as const;
    const rows = listedRows([row, row]);
    expect(rows.map(({ name, words }) => `${name} ${words}`)).toEqual([
      '王*，5号楼 锦上添花 4 分',
      '王*，5号楼 锦上添花 4 分',
    ]);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(2);
  });

  it('is compared with paper by at least eight letters, however they are typed', () => {
    const hash = `ab12cd34${'0'.repeat(56)}`;
    expect(groupedHash(hash).startsWith('ab12 cd34 0000')).toBe(true);
    expect(isPrintedHead('ab12', hash)).toBeUndefined();
    expect(isPrintedHead('AB12 cd34', hash)).toBe(true);
    expect(isPrintedHead('ab12 cd35', hash)).toBe(false);
    expect(isPrintedHead(groupedHash(hash), hash)).toBe(true);
  });
});

describe('a line and its seal', () => {
  const entry = (n: number): JournalEntry => ({
    _id: `je_0000000${n}`,
    kind: 'earned',
    postings: [
      { account: ledgerAccount.issue('ar_c01', 'service'), delta: -4 },
      { account: ledgerAccount.member('ac_00000001'), delta: 4 },
    ],
    aboutId: `pc_0000000${n}`,
    communityId: 'ar_c01',
    accountId: 'ac_00000001',
    sequence: n,
    balance: 4 * n,
    direction: 'in',
    reason: '参加志愿活动：周六清洁日',
    at: yesterday + n,
  });
  const entries = [1, 2, 3].map(entry);
  const texts = entries.map(canonicalText);
  const seal = sealOf(entries, undefined, sha256);
  const next = sealOf([entry(4)], seal, sha256);
  const { hash: _, previousHash: __, ...link } = next;
  const chainTo = {
    communityId: 'ar_c01',
    month: '2026-11',
    number: next.number,
    hash: next.hash,
    links: [link],
  };
  const proof: Proof = {
    text: texts[1] ?? '',
    seal: { ...seal, sealedAt: now, steps: proofOf(texts, 1, sha256) },
    chainTo,
  };
  const tapped = line({ id: 'je_00000002', at: yesterday + 2, balance: 8 });
  const verdict = (given: Proof, seen = tapped) => verdictOf(checksOf(given, seen, sha256));
  const without = (given: Proof, ...names: ('seal' | 'chainTo')[]): Proof =>
    Object.fromEntries(
      Object.entries(given).filter(([name]) => !(names as string[]).includes(name)),
    ) as Proof;

  it('is proven up to the paper, as far as there is a seal and a sheet', () => {
    expect(verdict(proof)).toBe('proven');
    expect(verdict(without(proof, 'chainTo'))).toBe('sealed');
    expect(verdict(without(proof, 'seal', 'chainTo'))).toBe('waiting');
    expect([chainText(0), chainText(3)]).toEqual([
      '公示表上印的就是这一道',
      '一道包着一道，后面 3 道都重新算过',
    ]);
    expect(lineText(tapped)).toBe('参加志愿活动：周六清洁日，收 4 分，余额 8 分');
  });

  it('is broken by a proof of another line, and by any word that was changed', () => {
    expect(verdict(proof, line({ ...tapped, balance: 80 }))).toBe('broken');
    expect(verdict(proof, line({ ...tapped, id: 'je_00000003' }))).toBe('broken');
    expect(verdict({ ...proof, text: proof.text.replace('周六', '周日') })).toBe('broken');
    expect(verdict({ ...proof, text: 'not an entry' })).toBe('broken');
    expect(verdictWords.broken.note).toMatch(/打电话/);
  });

  it('is broken by a seal that was made again afterwards, unless the paper was changed too', () => {
    const forged = { ...entry(2), reason: '给积分超市捐物' };
    const list = entries.map((one) => (one._id === forged._id ? forged : one));
    const again = sealOf(list, undefined, sha256);
    const steps = proofOf(list.map(canonicalText), 1, sha256);
    const made: Proof = {
      text: canonicalText(forged),
      seal: { ...again, sealedAt: now, steps },
      chainTo,
    };
    const seen = line({ ...tapped, reason: forged.reason });
    expect(verdict(without(made, 'chainTo'), seen)).toBe('sealed');
    expect(verdict(made, seen)).toBe('broken');
    expect(sealHash(again, sha256)).toBe(again.hash);
  });
});

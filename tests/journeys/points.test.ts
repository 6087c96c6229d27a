import type { Page } from 'playwright-core';
import { ledgerAccount } from '#domain/ledger';
import type {
  AccountRecord,
  CandidateRecord,
  JournalEntryRecord,
  ObjectionRecord,
} from '../../cloudfunctions/modules/points/records';
import { printedTexts, sheetsOf } from '../kit/paper';
import { playInDistrict } from '../kit/play';
import { button, choose, reads, seen, tap, turnTo, write } from '../kit/screen';

const play = playInDistrict();
const pages = '/features/points/pages';
const me = '/pages/me/index';

const stored = <T>(collection: string): T[] =>
  [...play.district().cloud.database.dump(collection)] as unknown as T[];

/** What the ledger says of a passbook: the sum of every posting of its holder. */
function ledgerSum(number: string): number {
  const account = stored<AccountRecord>('point_accounts').find((one) => one.number === number);
  const member = ledgerAccount.member(String(account?._id));
  return stored<JournalEntryRecord>('journal_entries')
    .flatMap(({ postings }) => postings)
    .filter((posting) => posting.account === member)
    .reduce((sum, { delta }) => sum + delta, 0);
}

/** The last one in sight of several pages that lie above one another. */
const last = (page: Page, selector: string) =>
  page.locator(selector).filter({ visible: true }).last();

/** What stands on the open paper behind a name. */
const printed = (page: Page, name: string): Promise<string> =>
  last(page, `.paper-line:has(.paper-name:text-is("${name}")) .paper-words`).innerText();

/** Lets the hour be sealed and the month be published. */
async function hourLater(): Promise<void> {
  const { clock } = play.district().cloud;
  await clock.moveTo(clock.now() + 60 * 60_000);
}

/** Opens a line of the passbook and has the phone check it. */
async function check(page: Page, reason: RegExp): Promise<void> {
  await turnTo(page, `${pages}/passbook/index`);
  await tap(page, reason);
  await tap(page, '查一查在不在账里');
}

test('王秀兰 reads why she has 26 points, by which rule and who agreed', async () => {
  const { page } = await play.as('elder-resident', { path: me });
  await tap(page, /^积分存折/);
  await reads(page, '可用积分');
  expect(await last(page, '.points-balance').innerText()).toBe('26');
  await reads(page, /现在能换：/);
  await tap(page, '看存折');
  await tap(page, /参加志愿活动：包饺子送邻居，收 6 分/);
  await reads(page, '每小时 2 分，一天最多 8 分');
  await reads(page, /^积分超市专管员 /);
  await tap(page, '关闭');
  await choose(page, '支出');
  await button(page, /支 5 分，余额 26 分/).waitFor();
  expect(await button(page, /包饺子送邻居/).count()).toBe(0);
});

test('what is printed is what the ledger says, on A4 and large enough', async () => {
  const { page } = await play.as('elder-resident', { path: `${pages}/passbook/index` });
  await tap(page, '打印存折');
  await reads(page, '王秀兰');
  const number = (await printed(page, '存折号')).replaceAll(' ', '');
  expect(await printed(page, '余额')).toBe(`${ledgerSum(number)} 分`);
  expect(await page.locator('.paper-balance').nth(1).innerText()).toBe(`${ledgerSum(number)}`);
  const sheets = await sheetsOf(page);
  expect(new Set(sheets.map(({ widthMm, heightMm }) => `${widthMm}x${heightMm}`))).toEqual(
    new Set(['210x297']),
  );
  const texts = await printedTexts(page);
  expect(texts.filter(({ pt, isFoot }) => pt < (isFoot ? 12 : 22))).toEqual([]);
});

test('a rejection says why; asking the subdistrict takes one sentence, and she reads until when it answers', async () => {
  const { page } = await play.as('elder-resident', { path: `${pages}/acts/index` });
  await reads(page, /没有通过的原因：议事会还没有定下来/);
  await reads(page, /等积分超市专管员审核，.+前有结果/);
  await tap(page, /^请街道再看一次/);
  await tap(page, '提交');
  await reads(page, '请写几个字，说说为什么');
  await write(page, '您怎么看', '议事会上大家都举手同意了');
  await tap(page, '提交');
  await reads(page, '申诉中');
  await reads(page, /等街道调度员审核，.+前有结果/);
  expect(await button(page, /^请街道再看一次/).count()).toBe(0);
  const appealed = stored<CandidateRecord>('point_candidates').filter(
    ({ status }) => status === 'appealed',
  );
  expect(appealed.map(({ appeal }) => appeal?.text)).toEqual(['议事会上大家都举手同意了']);
});

test('her phone finds a line in the sealed ledger and in what hangs on the wall; one changed word, and it says so', async () => {
  await hourLater();
  const { page } = await play.as('elder-resident', { path: me });
  await check(page, /十双棉袜，收 5 分/);
  await reads(page, '在账里，没有改过');
  const head = await last(page, '.points-hash').innerText();
  await write(page, /^纸上印的前/, '00000000');
  await reads(page, /不一样。再看一眼/);
  await write(page, /^纸上印的前/, head.slice(0, 9));
  await reads(page, /^一样。您这一笔/);

  await turnTo(page, `${pages}/sheet-print/index`);
  await reads(page, /只写姓和楼栋/);
  expect(await last(page, '.paper-hash').innerText()).toBe(head);

  const entries = stored<JournalEntryRecord>('journal_entries');
  const entry = entries.find(({ reason }) => reason.includes('十双棉袜'));
  const changed = { ...entry, reason: '给积分超市捐物：二十双棉袜' };
  await play.district().cloud.database.bulkLoad('journal_entries', [changed]);
  await check(page, /二十双棉袜，收 5 分/);
  await reads(page, '对不上');
});

test('the month is public and ranks nobody; what seems wrong is said on the sheet and waits for an answer', async () => {
  await hourLater();
  const { page } = await play.as('elder-resident', { path: `${pages}/sheet/index` });
  await reads(page, /^槐安社区 \d+月$/);
  await reads(page, '货的进出');
  expect(await seen(page, '王秀兰')).toBe(0);
  await tap(page, '提意见');
  await write(page, '哪里不对', '洗洁精进货好像少写了一箱');
  await tap(page, '提交');
  await reads(page, /^收到了，.+前答复$/);
  await reads(page, '等社区书记答复');
  expect(stored<ObjectionRecord>('point_objections').map(({ text }) => text)).toEqual([
    '洗洁精进货好像少写了一箱',
  ]);
});

test('it is voluntary: closing says what is lost, and opening again asks first', async () => {
  const { page } = await play.as('neighbour-near', { path: `${pages}/account/index` });
  await tap(page, /^停用存折/);
  await reads(page, /停用后全部作废/);
  await tap(page, /^停用，放弃 \d+ 分$/);
  await tap(page, '同意，开一本存折');
  await reads(page, '可用积分');
  expect(await last(page, '.points-balance').innerText()).toBe('0');
});

test('whoever is paid for her post has none, and is told why', async () => {
  const { page } = await play.as('grid-worker', { path: `${pages}/account/index` });
  await reads(page, '您的岗位有工资，按规定不参加积分');
  expect(await seen(page, '同意，开一本存折')).toBe(0);
  await turnTo(page, me);
  await reads(page, '消息');
  expect(await seen(page, '积分存折')).toBe(0);
});

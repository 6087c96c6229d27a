import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { attendMeeting } from '#contracts/council-attendance';
import { castBallot } from '#contracts/council-vote';
import { doorCodeAt } from '#domain/attendance';
import { minuteMs } from '#domain/day';
import type {
  DecisionRecord,
  HallRecord,
  MeetingRecord,
  VoteRecord,
} from '../../cloudfunctions/modules/council/records';
import { callingAs } from '../kit/calling';
import { openidIn } from '../kit/district';
import { printedCodeMm, printedTexts, sheetsOf } from '../kit/paper';
import { playInDistrict } from '../kit/play';
import { answer, button, reads, seen, tap, turnTo, write } from '../kit/screen';

const sha256 = (text: string) => createHash('sha256').update(text).digest();
const play = playInDistrict();
// Days pass until the answers about the property firm are shown.
jest.setTimeout(300_000);
const pages = '/features/council/pages';
const question = '同意在5号楼前加一盏路灯';
const neighbours = [
  'neighbour-near',
  'neighbour-across',
  'neighbour-above',
  'neighbour-below',
] as const;

const dump = <R>(collection: string): R[] =>
  [...play.district().cloud.database.dump(collection)] as unknown as R[];
function hall(): HallRecord {
  const found = dump<HallRecord>('halls').find(({ name }) => name === '槐安红色议事厅');
  if (!found) throw new RangeError('no hall');
  return found;
}
/** The meeting of the hall in that status: one is in three days, one was a month ago. */
function meeting(isHeld: boolean): MeetingRecord {
  const all = dump<MeetingRecord>('meetings').filter(({ hallId }) => hallId === hall()._id);
  const found = all
    .filter(({ endedAt }) => (endedAt !== undefined) === isHeld)
    .sort((a, b) => b.openedAt - a.openedAt)[0];
  if (!found) throw new RangeError('no meeting');
  return found;
}
const vote = (): VoteRecord | undefined =>
  dump<VoteRecord>('votes').find((one) => one.question === question);
const calling = (persona: string) => callingAs(play.district().cloud, openidIn(persona));
const later = async (at: number) => {
  const { clock } = play.district().cloud;
  await clock.moveTo(Math.max(clock.now(), at));
};

/** Presses one of three answers, and says yes to it. */
async function ballot(page: Page, words: string): Promise<void> {
  await answer(page, question, words);
  await tap(page, `投${words}`);
}

const prints = [
  ['the poster', 'meeting-print', false, ['早市占了北门的路', '电话', '社区党组织（社区党委）']],
  ['the resolution', 'resolution-print', true, ['关掉北门只留南门', '公示到', '法定表决']],
] as const;

test.each(prints)('%s is A4, large enough, and says what hangs out', async (...row) => {
  const [, name, isHeld, words] = row;
  const { page } = await play.as('moderator', {
    path: `${pages}/${name}/index?id=${meeting(isHeld)._id}`,
  });
  await button(page, '打印').waitFor();
  const sheets = await sheetsOf(page);
  expect(new Set(sheets.map(({ widthMm, heightMm }) => `${widthMm}x${heightMm}`))).toEqual(
    new Set(['210x297']),
  );
  expect(sheets.length).toBeLessThanOrEqual(isHeld ? 2 : 1);
  const texts = await printedTexts(page);
  expect(texts.filter(({ pt, isFoot }) => pt < (isFoot ? 12 : 22))).toEqual([]);
  const whole = texts.map(({ text }) => text).join('\n');
  for (const one of words) expect(whole).toContain(one);
  expect(await printedCodeMm(page)).toBeGreaterThanOrEqual(25);
});

test('what cannot be solved stays in the trace with its plan and the day it is looked at again; 我的 is hers alone', async () => {
  const awning = dump<DecisionRecord>('decisions').find(
    ({ topic }) => topic === '南门口装一个遮雨棚',
  );
  const { page } = await play.as('elder-resident', {
    path: `${pages}/trace/index?hallId=${hall()._id}`,
  });
  await reads(page, '暂不能解决');
  await reads(page, /南门口地下有燃气管.*明年管网改造时把雨棚一起做/);
  await reads(page, /再看一次能不能办，结果写在这里/);
  expect(awning).toMatchObject({ status: 'not-now', reviewOn: expect.any(String) });
  await reads(page, '没有采纳');
  await reads(page, '关掉北门只留南门');
  await page.getByRole('tab', { name: '我的' }).click();
  await reads(page, /有您$/);
  await page.getByText('关掉北门只留南门').filter({ visible: true }).waitFor({ state: 'detached' });
  expect(await seen(page, /^5号楼居民 等 4 人，有您$/)).toBe(1);
  await page.getByRole('tab', { name: '在办' }).click();
  await reads(page, '电动车棚加装充电口');
  await page
    .getByText('单元门口加一段扶手')
    .filter({ visible: true })
    .waitFor({ state: 'detached' });
});

test('one ballot a person: the second is refused in words, and how it divides is read once it is over', async () => {
  const { _id: id } = meeting(false);
  const path = `${pages}/meeting/index?id=${id}`;
  const leader = await play.as('moderator', { path: `${pages}/prepare/index?id=${id}` });
  await tap(leader.page, '开始表决：5号楼前面的路太暗');
  await write(leader.page, '表决什么', '路灯');
  await tap(leader.page, '开始表决');
  await reads(leader.page, '请写表决什么');
  await write(leader.page, '表决什么', question);
  await tap(leader.page, '开始表决');
  await reads(leader.page, '表决开始了');

  const { page: elder } = await play.as('elder-resident', { path });
  const { page: again } = await play.as('elder-resident', { path });
  await reads(again, question);
  await ballot(elder, '赞成');
  await reads(elder, '投好了');
  await reads(elder, /您投过了。已收到 1 票，结束后公布结果/);
  await ballot(again, '反对');
  await reads(again, /您已经投过了/);
  await tap(again, '知道了');
  await reads(again, /^您投过了。/);
  expect(vote()?.tally).toEqual({ for: 1, against: 0, abstain: 0 });

  const voteId = vote()?._id ?? '';
  for (const [at, name] of neighbours.entries())
    await calling(name)(castBallot, {
      id: voteId,
      choice: at === 0 ? 'against' : 'for',
      salt: 'k'.repeat(32),
    });
  await elder.reload();
  await reads(elder, /已收到 5 票，结束后公布结果/);
  expect(await seen(elder, /^\d 票$/)).toBe(0);
  await leader.page.reload();
  await tap(leader.page, `结束投票：${question}`);
  await reads(leader.page, '表决结束了，结果出来了');
  await elder.reload();
  await reads(elder, '4 票');
  await reads(elder, /不是业主大会或居民会议的法定表决/);
  await expect(
    calling('unit-lead')(castBallot, { id: voteId, choice: 'for', salt: 'k'.repeat(32) }),
  ).rejects.toMatchObject({ details: { reason: '投票已经截止' } });
});

test('王秀兰 says how the property firm works without a name; with one answer nothing of it is shown', async () => {
  const { _id: id, secret, startsAt = 0 } = meeting(false);
  const last = meeting(true)._id;
  await later(startsAt - 10 * minuteMs);
  const leader = await play.as('moderator', { path: `${pages}/door/index?id=${id}` });
  await tap(leader.page, '开会');
  await reads(leader.page, '四方到了哪几方？到了的点一下。');
  for (const party of ['社区党组织', '物业企业', '小区党支部'])
    await leader.page.getByRole('checkbox', { name: party }).last().click();
  await tap(leader.page, '开会');
  await reads(leader.page, '开会了，记下了到场的各方');
  const { clock } = play.district().cloud;
  const code = doorCodeAt(secret, clock.now(), sha256);
  await calling('elder-resident')(attendMeeting, { id, way: 'code', code });

  const { page } = await play.as('elder-resident', { path: `${pages}/meeting/index?id=${id}` });
  await answer(page, '保洁怎么样', '很好');
  await answer(page, '维修怎么样', '一般');
  await tap(page, '交上去');
  await reads(page, '请给秩序选一个');
  await answer(page, '秩序怎么样', '较好');
  await write(page, /^想说的话/, '楼道扫得勤，东门的灯修得慢');
  await tap(page, '交上去');
  await reads(page, '评好了，谢谢您');
  await reads(page, /您评过了。.*已收到 1 份，截止后公布/);
  expect(await button(page, '交上去').count()).toBe(0);

  await later(startsAt + 70 * minuteMs);
  await leader.page.reload();
  await tap(leader.page, '散会');
  await tap(leader.page, '散会');
  await reads(leader.page, '会议纪要');
  await later(clock.now() + 48 * 60 * minuteMs);
  await page.reload();
  await reads(page, /收到 1 份，不足 5 份，不公布/);
  expect(await seen(page, /东门的灯/)).toBe(0);
  await turnTo(page, `${pages}/meeting/index?id=${last}`);
  await reads(page, /^9 位邻居评的/);
  await reads(page, /这个月起加派一位/);
});

import { appealCandidate, listOwnActs } from '#contracts/points';
import {
  approveCandidate,
  getBudget,
  judgePointsAppeal,
  listCandidates,
  proposeCandidate,
  rejectCandidate,
  setBudget,
} from '#contracts/points-desk';
import { rateReport } from '#contracts/report';
import { addDays, dayMs, dayOf } from '#domain/day';
import type {
  AccountRecord,
  CandidateRecord,
  CapRecord,
  JournalEntryRecord,
} from '../../cloudfunctions/modules/points/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import {
  candidateIn,
  earningWorld,
  expectSound,
  keeper,
  neighbourKeeper,
  proposed,
  secondDispatcher,
  waitingFor,
} from '../kit/earning';
import { photosOf, resolved } from '../kit/journey';
import { accountOf, paperAccount } from '../kit/points';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { area, personId, type Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud(earningWorld());
}, 60_000);
afterAll(stopTestClouds);
beforeEach(() => cloud.restart());

const now = () => cloud.cloud.clock.now();
const today = () => dayOf(now());
const old = () => ({ openedAt: now() - 60 * dayMs });
const wang = () => accountOf(cloud, 'wang', old());
const seen = ({ _id: id, version }: CandidateRecord) => ({ id, version });
const approve = (who: Who, candidate: CandidateRecord, isOverBudgetAgreed = false) =>
  cloud.as(who)(approveCandidate, { ...seen(candidate), isOverBudgetAgreed });
const reject = (who: Who, candidate: CandidateRecord, reason = '会议记录里没有她') =>
  cloud.as(who)(rejectCandidate, { ...seen(candidate), reason });
const reasonFor = async (work: Promise<unknown>) => (await refusalOf(work)).details?.reason;
const balanceOf = ({ _id }: AccountRecord) =>
  cloud.one<AccountRecord>('point_accounts', _id)?.balance;
const tickIn = async (days: number) => {
  await cloud.cloud.clock.advance(days * dayMs);
  await cloud.tick();
};
afterEach(() => expectSound(cloud));

describe('naming somebody', () => {
  it('keeps who did what, by the rule of the day, for the shopkeeper to decide', async () => {
    const account = await wang();
    const candidate = await proposed(cloud, account, {
      act: 'volunteer-hours',
      units: 3,
      note: '清理楼道',
      doneOn: today(),
    });
    expect(candidate).toMatchObject({
      accountId: account._id,
      points: 6,
      path: 'service',
      reason: '参加志愿活动：清理楼道',
      ruleText: '每小时 2 分，一天最多 8 分',
      ruleVersion: 1,
      proposerText: '社区工作人员 罗晴',
      status: 'waiting',
      waitsFor: [`shopkeeper@${area('huai')}`],
      waitsForText: '积分超市专管员',
    });
    expect((candidate.dueAt ?? 0) - now()).toBeGreaterThan(2 * dayMs);
    const { items } = await cloud.as('wang')(listOwnActs, {});
    expect(items).toMatchObject([{ points: 6, status: 'waiting', waitsForText: '积分超市专管员' }]);
  });

  it('is for those who answer for the place, and never for oneself or one’s own household', async () => {
    const account = await wang();
    const deed = { accountId: account._id, act: 'donation' as const, note: '毛巾十条' };
    const propose = (who: Who, over: object = {}) =>
      cloud.as(who)(proposeCandidate, { ...deed, doneOn: today(), ...over });
    for (const who of ['qian', 'nine'] as const)
      expect(await codeOf(propose(who))).toBe('not-found');
    for (const who of ['wang', 'he', 'cheng', 'admin'] as const)
      expect(await codeOf(propose(who))).toBe('forbidden');
    await propose('unitLead');
    const own = await accountOf(cloud, 'unitLead', old());
    expect(await reasonFor(propose('unitLead', { accountId: own._id }))).toBe('不能给自己提积分');
    const [home] = earningWorld().people.find(({ _id }) => _id === personId('wang'))?.homes ?? [];
    await cloud.change('people', personId('wang'), { homes: [{ ...home, door: '301' }] });
    expect(await reasonFor(propose('unitLead', { note: '又一箱' }))).toBe('不能给自己家里人提积分');
  });

  it('refuses a day that has not come, a day before the passbook, a thing named twice, and hours by halves', async () => {
    const account = await accountOf(cloud, 'wang', { openedAt: now() - dayMs });
    const propose = (over: object = {}) =>
      cloud.as('luo')(proposeCandidate, {
        accountId: account._id,
        act: 'volunteer-hours',
        doneOn: today(),
        note: '清理楼道',
        ...over,
      });
    expect(await fieldsOf(propose({ doneOn: addDays(today(), 1) }))).toEqual({
      doneOn: '还没到这一天',
    });
    expect(await fieldsOf(propose({ doneOn: addDays(today(), -2) }))).toEqual({
      doneOn: '开存折以前做的事不计分',
    });
    for (const units of [0, -1, 1.5, 13, 1e12])
      expect(Object.keys(await fieldsOf(propose({ units })))).toEqual(['units']);
    await propose();
    expect(await reasonFor(propose({ units: 2 }))).toBe('这件事已经提过了');
    for (const act of ['report-closed', 'leader-duty', 'dispute-mediated', 'login'])
      expect(await codeOf(propose({ act }))).toBe('invalid-input');
  });

  it('takes proof along, and shows it to whoever decides', async () => {
    const account = await wang();
    const photos = await photosOf(cloud, 'luo', 1);
    await proposed(cloud, account, { photos, doneOn: today() });
    const [row] = await waitingFor(cloud, keeper);
    expect(row?.photos).toHaveLength(1);
    const again = { photos, doneOn: addDays(today(), -1) };
    expect(await codeOf(proposed(cloud, account, again))).toBe('file-refused');
  });

  it('is over where the account is closed, and for whoever is paid by now', async () => {
    const account = await wang();
    await cloud.change('point_accounts', account._id, { status: 'closed' });
    expect(await reasonFor(proposed(cloud, account, { doneOn: today() }))).toMatch(/不能记分/);
    await cloud.change('point_accounts', account._id, { status: 'open' });
    const [membership] =
      earningWorld().people.find(({ _id }) => _id === personId('zhao'))?.memberships ?? [];
    await cloud.change('people', personId('wang'), { memberships: [membership] });
    expect(await reasonFor(proposed(cloud, account, { doneOn: today() }))).toMatch(/不能记分/);
  });
});

describe('the list of whoever decides', () => {
  it('shows a masked name and the building, what is to be given and why she cannot', async () => {
    const account = await wang();
    await proposed(cloud, account, { doneOn: today() });
    const [row] = await waitingFor(cloud, neighbourKeeper);
    expect(row).toMatchObject({
      maskedName: '王*',
      place: '5号楼',
      points: 2,
      obstacle: '这是您同单元的邻居，请别的同事审核',
    });
    expect((await waitingFor(cloud, keeper))[0]?.obstacle).toBeUndefined();
    expect(JSON.stringify(await waitingFor(cloud, keeper))).not.toMatch(/王梅|2单元|pe_/);
    for (const who of ['luo', 'he', 'cheng'] as const)
      expect(await waitingFor(cloud, who)).toEqual([]);
    for (const who of ['wang', 'zhao', 'desk'] as const)
      expect(await codeOf(waitingFor(cloud, who))).toBe('forbidden');
  });

  it('comes by pages, the longest waiting first, and what was decided newest first', async () => {
    const account = await wang();
    const one = await proposed(cloud, account, { doneOn: today() });
    const many = Array.from({ length: 24 }, (_, at) => ({
      ...one,
      _id: `pc_${String(at).padStart(8, '0')}`,
      dueAt: (one.dueAt ?? 0) - 60_000 * at,
    }));
    await cloud.load('point_candidates', many);
    const first = await cloud.as(keeper)(listCandidates, {});
    const rest = await cloud.as(keeper)(listCandidates, { cursor: first.nextCursor });
    const dues = [...first.items, ...rest.items].map(({ dueAt = 0 }) => dueAt);
    expect([first.items.length, rest.items.length]).toEqual([20, 5]);
    expect(dues).toEqual([...dues].sort((a, b) => a - b));
    const [head] = first.items;
    if (!head) throw new Error('nobody waits');
    await cloud.as(keeper)(rejectCandidate, {
      id: head.id,
      version: head.version,
      reason: '重复了',
    });
    for (const who of [keeper, 'luo', 'cheng'] as const) {
      const { items } = await cloud.as(who)(listCandidates, { view: 'decided' });
      expect(items.map(({ id, decidedText }) => [id, decidedText])).toEqual([
        [head.id, '积分超市专管员 孙店'],
      ]);
    }
    expect((await cloud.as('shi')(listCandidates, { view: 'decided' })).items).toEqual([]);
  });
});

describe('approving', () => {
  it('books one entry with rule, proposer and approver, within fifteen requests', async () => {
    const account = await wang();
    await approve(keeper, await proposed(cloud, account, { doneOn: today(), note: '先来一件' }));
    const candidate = await proposed(cloud, account, { act: 'donation', doneOn: today() });
    expect(await approve(keeper, candidate)).toEqual({ granted: 5, version: 2 });
    const { requests } = cloud.lastCall();
    const asked = requests.map(({ action }) => action).filter((one) => one.startsWith('database.'));
    expect(asked.indexOf('database.commitTransaction') + 1).toBeLessThanOrEqual(15);
    const entry = cloud
      .all<JournalEntryRecord>('journal_entries')
      .find(({ aboutId }) => aboutId === candidate._id);
    expect(entry).toMatchObject({
      path: 'relief',
      reason: '给积分超市捐物：红色议事厅',
      ruleVersion: 1,
      proposerId: personId('luo'),
      approverId: personId(keeper),
      approverText: '积分超市专管员 孙店',
      sequence: 2,
      balance: 7,
    });
    expect(balanceOf(account)).toBe(7);
    expect(candidateIn(cloud, candidate._id)).toMatchObject({ status: 'approved', waitsFor: [] });
  });

  it('is done once: a repeat gets the first answer, a second person reads that it is over', async () => {
    const account = await wang();
    const candidate = await proposed(cloud, account, { doneOn: today() });
    const again = { requestId: 'approve-once-01' };
    const work = () => cloud.as(keeper)(approveCandidate, seen(candidate), again);
    expect(await work()).toEqual(await work());
    expect(balanceOf(account)).toBe(2);
    expect((await refusalOf(approve(keeper, candidate))).details?.version).toBe(2);
    const both = await proposed(cloud, account, { doneOn: addDays(today(), -1) });
    const ends = await Promise.allSettled([approve(keeper, both), reject(keeper, both)]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is for nobody’s own: neither what she proposed, nor her unit, nor what waits for others', async () => {
    const account = await wang();
    const own = await proposed(cloud, account, { by: keeper, doneOn: today() });
    expect(await reasonFor(approve(keeper, own))).toMatch(/您提的/);
    expect(await reasonFor(approve(neighbourKeeper, own))).toMatch(/同单元/);
    expect(await reasonFor(reject(neighbourKeeper, own))).toMatch(/同单元/);
    for (const who of ['luo', 'he', 'cheng'] as const)
      expect(await codeOf(approve(who, own))).toBe('not-found');
    expect(await codeOf(approve('wang', own))).toBe('forbidden');
    expect(balanceOf(account)).toBe(0);
  });

  it('gives what a day still bears, and then says that it is full', async () => {
    const account = await wang();
    const hours = async (units: number, note: string) =>
      approve(
        keeper,
        await proposed(cloud, account, { act: 'volunteer-hours', units, note, doneOn: today() }),
      );
    expect((await hours(3, '上午')).granted).toBe(6);
    expect((await hours(2, '下午')).granted).toBe(2);
    expect(await reasonFor(hours(1, '晚上'))).toMatch(/这天已经记满 8 分/);
    const [cap] = cloud.all<CapRecord>('point_caps');
    expect(cap).toMatchObject({ total: 8, days: { [today()]: 8 } });
    expect(balanceOf(account)).toBe(8);
  });

  it('waits for the secretary from 50 points on, and refuses whoever became staff meanwhile', async () => {
    const account = await wang();
    const small = await proposed(cloud, account, { doneOn: today() });
    const big = {
      ...small,
      caps: {},
      _id: 'pc_big00000',
      points: 50,
      waitsFor: [`chief-grid-lead@${area('huai')}`],
    };
    await cloud.load('point_candidates', [big]);
    expect(await codeOf(approve(keeper, big))).toBe('not-found');
    expect((await approve('he', big)).granted).toBe(50);
    const [post] =
      earningWorld().people.find(({ _id }) => _id === personId('zhao'))?.memberships ?? [];
    await cloud.change('people', personId('wang'), { memberships: [post] });
    expect(await reasonFor(approve(keeper, small))).toMatch(/岗位有工资/);
    expect(await reject(keeper, small)).toEqual({ version: 2 });
  });

  it('settles what she owes first', async () => {
    const account = await wang();
    await cloud.change('point_accounts', account._id, { debt: 3 });
    await cloud.load('journal_entries', [
      {
        _id: 'je_debt00000',
        kind: 'reversed',
        postings: [
          { account: `debt:${account._id}`, delta: -3 },
          { account: `issue:${area('huai')}:service`, delta: 3 },
        ],
      } as never,
    ]);
    await approve(keeper, await proposed(cloud, account, { act: 'donation', doneOn: today() }));
    expect(cloud.one<AccountRecord>('point_accounts', account._id)).toMatchObject({
      balance: 2,
      debt: 0,
    });
  });

  it('reaches the phone where a paper passbook was moved into it meanwhile', async () => {
    const paper = await paperAccount(cloud, { name: '郑奶奶', areaName: 'u61', ...old() });
    const candidate = await proposed(cloud, paper, { doneOn: today() });
    const phone = await accountOf(cloud, 'li', old());
    await cloud.change('point_accounts', paper._id, { status: 'linked', linkedToId: phone._id });
    await approve(keeper, candidate);
    expect([balanceOf(paper), balanceOf(phone)]).toEqual([0, 2]);
    expect((await cloud.as('li')(listOwnActs, {})).items).toMatchObject([{ status: 'approved' }]);
  });
});

describe('the month’s budget', () => {
  const month = () => today().slice(0, 7);

  it('holds back what was not planned, until the secretary agrees', async () => {
    const account = await wang();
    await cloud.as('luo')(setBudget, { month: month(), planned: 3 });
    await approve(keeper, await proposed(cloud, account, { doneOn: today() }));
    expect(await cloud.as(keeper)(getBudget, {})).toEqual({
      month: month(),
      planned: 3,
      issued: 2,
      mayIssueMore: true,
    });
    const next = await proposed(cloud, account, { doneOn: addDays(today(), -1) });
    expect(await reasonFor(approve(keeper, next, true))).toMatch(/计划发 3 分，已发 2 分/);
    await cloud.change('point_candidates', next._id, {
      waitsFor: [`chief-grid-lead@${area('huai')}`],
    });
    expect(await reasonFor(approve('he', next))).toMatch(/总网格长同意/);
    expect((await approve('he', next, true)).granted).toBe(2);
    expect(cloud.all('point_budgets')).toMatchObject([
      { issued: 4, planned: 3, overrun: { byText: '总网格长 何建舟' } },
    ]);
    expect((await cloud.as('he')(getBudget, {})).mayIssueMore).toBe(false);
    const { budget } = await cloud.as(keeper)(listCandidates, {});
    expect(budget).toEqual({ planned: 3, issued: 4 });
  });

  it('is planned by the community for this month and later ones, in whole points', async () => {
    const set = (who: Who, over: object = {}) =>
      cloud.as(who)(setBudget, { month: month(), planned: 400, ...over });
    await set('he');
    expect(await reasonFor(set('luo'))).toBe('没有改动，不用保存');
    expect(await fieldsOf(set('he', { month: '2020-01' }))).toEqual({ month: '过去的月份不能改' });
    for (const planned of [0, -5, 2.5, 1e9])
      expect(Object.keys(await fieldsOf(set('he', { planned })))).toEqual(['planned']);
    for (const who of [keeper, 'wang', 'desk'] as const)
      expect(await codeOf(set(who))).toBe('forbidden');
  });
});

describe('rejecting', () => {
  it('needs a reason, and can be appealed for five working days, once', async () => {
    const account = await wang();
    const candidate = await proposed(cloud, account, { doneOn: today() });
    expect(await fieldsOf(reject(keeper, candidate, ' '))).toEqual({ reason: '请写一句原因' });
    await reject(keeper, candidate);
    const [own] = (await cloud.as('wang')(listOwnActs, {})).items;
    expect(own).toMatchObject({ status: 'rejected', answer: '会议记录里没有她' });
    expect((own?.appealUntil ?? 0) - now()).toBeGreaterThan(4 * dayMs);
    const text = '我那天签到了，您看照片';
    const appeal = (who: Who, version = 2) =>
      cloud.as(who)(appealCandidate, { id: candidate._id, version, text });
    expect(await codeOf(appeal('li'))).toBe('not-found');
    expect(await appeal('wang')).toEqual({ status: 'appealed', version: 3 });
    expect(await reasonFor(appeal('wang', 3))).toMatch(/只能申诉一次/);
    const [row] = await waitingFor(cloud, 'cheng');
    expect(row).toMatchObject({ status: 'appealed', appeal: text, answer: '会议记录里没有她' });
    expect(await waitingFor(cloud, 'shi')).toEqual([]);
    const judge = (isUpheld: boolean, version = 3) =>
      cloud.as('cheng')(judgePointsAppeal, {
        id: candidate._id,
        version,
        isUpheld,
        reason: '签到表上有她',
      });
    expect((await judge(true)).version).toBe(4);
    expect(balanceOf(account)).toBe(2);
    expect((await cloud.as('wang')(listOwnActs, {})).items).toMatchObject([
      { status: 'upheld', granted: 2, answer: '签到表上有她' },
    ]);
  });

  it('stays where the appeal is dismissed or comes too late; nobody judges what she decided herself', async () => {
    const account = await wang();
    const candidate = await proposed(cloud, account, { doneOn: today() });
    await cloud.change('point_candidates', candidate._id, {
      waitsFor: [`subdistrict-dispatcher@${area('street')}`],
    });
    await reject('cheng', candidate);
    const text = '我那天签到了，您看照片';
    await cloud.as('wang')(appealCandidate, { id: candidate._id, version: 2, text });
    const judge = (who: Who) =>
      cloud.as(who)(judgePointsAppeal, {
        id: candidate._id,
        version: 3,
        isUpheld: false,
        reason: '签到表上没有',
      });
    expect(await reasonFor(judge('cheng'))).toMatch(/原来是您决定的/);
    await judge(secondDispatcher);
    expect(candidateIn(cloud, candidate._id)).toMatchObject({ status: 'dismissed', waitsFor: [] });
    expect(balanceOf(account)).toBe(0);
    const late = await proposed(cloud, account, { doneOn: addDays(today(), -1) });
    await reject(keeper, late);
    await cloud.cloud.clock.advance(20 * dayMs);
    const appeal = cloud.as('wang')(appealCandidate, { id: late._id, version: 2, text });
    expect(await reasonFor(appeal)).toMatch(/以前提出/);
  });
});

describe('what the platform proposes itself', () => {
  const rated = async () => {
    const told = await resolved(cloud);
    await cloud.as('wang')(rateReport, {
      id: told.reportId,
      version: told.version,
      rating: 'satisfied',
    });
    return told;
  };

  it('is a report that was right, once it is closed; rated or not, once, without her words', async () => {
    await wang();
    const { reportId } = await rated();
    expect(cloud.all('point_candidates')).toEqual([]);
    await tickIn(1);
    const [candidate, ...others] = cloud.all<CandidateRecord>('point_candidates');
    expect(others).toEqual([]);
    expect(candidate).toMatchObject({
      act: 'report-closed',
      points: 2,
      subjectId: reportId,
      reason: '反映的问题办结了：楼道设施',
      proposerId: 'system',
    });
    const [event] = cloud
      .all<{ _id: string; name: string }>('events')
      .filter(({ name }) => name === 'work-order.rated');
    await cloud.change('events', event?._id ?? '', {
      pending: ['points.propose-from-report'],
      isPending: true,
    });
    await tickIn(1);
    expect(cloud.all('point_candidates')).toHaveLength(1);
    await resolved(cloud);
    await tickIn(8);
    expect(cloud.all('point_candidates')).toHaveLength(2);
  });

  it('is nothing that was done before she opened her passbook', async () => {
    const account = await wang();
    await cloud.change('point_accounts', account._id, {
      openedAt: cloud.cloud.clock.now() + 2 * dayMs,
    });
    await rated();
    await tickIn(1);
    expect(cloud.all('point_candidates')).toEqual([]);
  });

  it.each([
    ['has no account', {}, {}],
    ['was reported without a name', { isAnonymous: true }, undefined],
    ['was reported for somebody else', { isProxy: true }, undefined],
    ['cannot be told any more who it was', { isDetached: true }, undefined],
    ['is about a person', { aboutPersonId: 'pe_somebody' }, undefined],
    ['turned out otherwise', { result: { outcome: 'not-as-reported' } }, undefined],
  ])('is nothing where it %s', async (_, over, noAccount) => {
    if (noAccount === undefined) await wang();
    const { orderId } = await rated();
    await cloud.change('work_orders', orderId, over);
    await tickIn(1);
    expect(cloud.all('point_candidates')).toEqual([]);
  });

  it('are hours served, by the half hour, on the phone and on paper', async () => {
    const account = await wang();
    const paper = await paperAccount(cloud, { name: '郑奶奶', areaName: 'u61', ...old() });
    const served = (id: string, data: object, over: object = {}) => ({
      _id: `ev_${id}`,
      name: 'volunteer.served',
      callerId: 'system',
      at: now() - dayMs,
      subjectIds: [],
      pending: ['points.propose-from-service'],
      isPending: true,
      traceId: 'tr_test',
      data: {
        signUpId: `vs_${id}`,
        callId: 'vc_clean',
        startsAt: now(),
        title: '清理楼道',
        communityId: area('huai'),
        ...data,
      },
      ...over,
    });
    const byKeeper = { callerId: personId(keeper), callerText: '积分超市专管员 孙店' };
    await cloud.load('events', [
      served('a', { personId: personId('wang'), minutes: 119 }, { callerId: personId('wang') }),
      served('b', { accountId: paper._id, minutes: 200 }, byKeeper),
      served('c', { personId: personId('wang'), callId: 'vc_short', minutes: 20 }),
      served('d', { personId: personId('zhao'), minutes: 120 }),
    ]);
    await cloud.tick();
    const found = cloud.all<CandidateRecord>('point_candidates');
    expect(
      found.map(({ accountId, points, reason }) => [accountId, points, reason]).sort(),
    ).toEqual(
      [
        [account._id, 3, '参加志愿活动：清理楼道'],
        [paper._id, 6, '参加志愿活动：清理楼道'],
      ].sort(),
    );
    const of = (accountId: string) => found.find((one) => one.accountId === accountId);
    expect(of(account._id)?.proposerId).toBe('system');
    const ticked = of(paper._id);
    expect(ticked?.proposerText).toBe('积分超市专管员 孙店');
    const own = cloud.as(keeper)(approveCandidate, { id: ticked?._id ?? '', version: 1 });
    expect((await refusalOf(own)).details?.reason).toMatch(/您提的/);
  });
});

describe('what nobody decides', () => {
  it('goes up after three working days: to the secretary, then to the subdistrict, which is told again', async () => {
    const account = await wang();
    const { _id } = await proposed(cloud, account, { doneOn: today() });
    await tickIn(1);
    expect(candidateIn(cloud, _id).escalations).toBe(0);
    const keys: string[][] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      await tickIn(15);
      await cloud.tick();
      const { waitsFor, dueAt = 0 } = candidateIn(cloud, _id);
      keys.push(waitsFor);
      expect(dueAt).toBeGreaterThan(now());
    }
    const street = `subdistrict-dispatcher@${area('street')}`;
    expect(keys).toEqual([[`chief-grid-lead@${area('huai')}`], [street], [street]]);
    expect(candidateIn(cloud, _id).escalations).toBe(3);
    const told = cloud
      .all<{ _id: string; name: string; data: { tell: string[] } }>('events')
      .filter(({ name }) => name === 'points.escalated');
    expect(told.map(({ data }) => data.tell).sort()).toEqual([...keys].sort());
    expect((await approve('cheng', candidateIn(cloud, _id))).granted).toBe(2);
  });
});

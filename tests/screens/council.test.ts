import {
  type DecisionView,
  type HallLine,
  type MeetingStatus,
  meetingStatuses,
} from '#contracts/council';
import type { ProposalLine } from '#contracts/council-topics';
import { instantOf } from '#domain/day';
import {
  cadenceWords,
  type FullHall,
  hallStep,
  nextLine,
  termWords,
} from '../../src/features/council/hall-words';
import {
  comingWords,
  type FullMeeting,
  hasMinutes,
  mainStep,
  mayLeave,
  mineWords,
  obstacleWords,
} from '../../src/features/council/meeting-mine';
import { bigDate, groupWords, pastNote, whenWords } from '../../src/features/council/meeting-words';
import {
  emptySuggest,
  suggestInput,
  suggestObstacle,
  suggestProblems,
  thanksWords,
  whereWords,
} from '../../src/features/council/suggest-form';
import {
  mayBack,
  mayWithdraw,
  outcomeWords,
  topicNote,
} from '../../src/features/council/topic-words';
import {
  dueWords,
  lineNote,
  newsNote,
  orderWords,
  reviewWords,
  silentWords,
} from '../../src/features/council/trace-words';

const now = instantOf('2026-11-22', '10:00');
const startsAt = instantOf('2026-11-25', '19:00');
const endsAt = instantOf('2026-11-25', '20:30');

const hall = (over: Partial<FullHall['hall']> = {}): FullHall['hall'] => ({
  ...{ id: 'ha_danguiyuan', name: '丹桂苑议事厅', areaText: '槐安社区 丹桂苑', areaId: 'ar_1' },
  ...{ place: '党群服务中心一楼', openDecisions: 0, version: 1, moderators: [] },
  hasOwnersCommittee: true,
  ...over,
});
const next = (status: MeetingStatus): NonNullable<FullHall['next']> => ({
  ...{ id: 'mt_1', kind: 'monthly', status, title: '11月议事会', startsAt, place: '一楼' },
  ...{ collectUntilOn: '2026-11-23', topics: 3, present: 0, decisions: 0, decisionsDone: 0 },
});
const line = (status: MeetingStatus): HallLine => ({
  ...hall(),
  next: { meetingId: 'mt_1', kind: 'monthly', status, startsAt, collectUntilOn: '2026-11-23' },
});

describe('when a meeting is', () => {
  it('is said with its weekday and both ends, so that it can be told on', () => {
    expect(whenWords({ startsAt, endsAt }, now)).toBe('11月25日 周三 19:00–20:30');
    expect(whenWords({ startsAt }, now)).toBe('11月25日 周三 19:00');
    expect(whenWords({}, now)).toBeUndefined();
  });
  it.each([
    ['collecting', '征集议题', '到 11月23日 周一'],
    ['published', '什么时候、在哪里', '11月25日 周三 19:00'],
    ['postponed', '延期了', '新的时间另行公示'],
    ['cancelled', '取消了', '这次不开了'],
  ] as const)('is what counts while it is %s', (status, label, date) => {
    const dated = { status, startsAt, endsAt, place: '一楼', collectUntilOn: '2026-11-23' };
    expect(bigDate(dated, now)).toMatchObject({ label, date });
  });
  it('is still open while nothing is fixed, in every state', () => {
    for (const status of meetingStatuses)
      expect(bigDate({ status }, now).date.length).toBeGreaterThan(3);
  });
  it('goes into the group with its topics and the number to ring', () => {
    const words = groupWords(
      {
        ...{ status: 'published', hallName: '丹桂苑议事厅', title: '11月议事会' },
        ...{ startsAt, endsAt, place: '一楼', phone: '0000-0001234' },
        agenda: [{ title: '充电棚建在哪' }, { title: '评议物业服务' }],
      },
      now,
    );
    expect(words).toContain('【丹桂苑议事厅 11月议事会】已公示');
    expect(words).toContain('11月25日 周三 19:00，一楼，20:30 散会');
    expect(words).toContain('2. 评议物业服务');
    expect(words).toContain('电话：0000-0001234');
  });
  it('is told of a past one with what became of it', () => {
    const past = { ...next('executing'), present: 31, decisions: 3, decisionsDone: 2 };
    expect(pastNote(past, now)).toBe(
      '11月25日 周三 19:00\n3 个议题，31 人到会\n议定 3 件，落实了 2 件',
    );
  });
});

describe('a hall', () => {
  it('says in one line what comes next, whatever the state', () => {
    for (const status of meetingStatuses)
      expect(nextLine(line(status), now).length).toBeGreaterThan(3);
    expect(nextLine(line('collecting'), now)).toContain('到 11月23日 周一');
    expect(nextLine({ ...line('published'), closedReason: '并到桂花苑' }, now)).toBe(
      '已停用：并到桂花苑',
    );
    const { next: _, ...bare } = line('draft');
    expect(nextLine(bare, now)).toContain('还没定');
  });
  it('tells how often it met as a fact, and what was missed', () => {
    expect(cadenceWords([])).toBeUndefined();
    expect(cadenceWords([{ month: '2026-11', cadence: 'planned' }])).toBeUndefined();
    expect(
      cadenceWords([
        { month: '2026-08', cadence: 'held' },
        { month: '2026-09', cadence: 'missed' },
        { month: '2026-10', cadence: 'without-topics' },
        { month: '2026-11', cadence: 'planned' },
      ]),
    ).toBe('近 3 个月开了 2 次，其中10月没有人提议题，9月没有开');
  });
  it('offers one thing: to come, to be there, or to bring a topic', () => {
    const of = (status: MeetingStatus) =>
      hallStep({ hall: hall(), next: next(status), isOurs: true });
    expect(of('published')).toBe('come');
    expect(of('in-session')).toBe('attend');
    expect(of('collecting')).toBe('suggest');
    expect(hallStep({ hall: hall(), isOurs: true })).toBe('suggest');
  });
  it('offers nothing to whoever only reads, and no topic where it is closed', () => {
    expect(hallStep({ hall: hall(), next: next('published'), isOurs: false })).toBeUndefined();
    expect(hallStep({ hall: hall({ closedReason: '并了' }), isOurs: true })).toBeUndefined();
  });
  it('says how long a moderator serves', () => {
    expect(termWords('2027-06-30', now)).toBe('任期到 2027年6月30日');
    expect(termWords(undefined, now)).toBeUndefined();
  });
});

type Over = { meeting?: Partial<FullMeeting['meeting']>; mine?: Partial<FullMeeting['mine']> };
const full = (status: MeetingStatus, { meeting, mine }: Over = {}): FullMeeting => ({
  meeting: {
    ...{ id: 'mt_1', version: 1, hallId: 'ha_1', hallName: '丹桂苑议事厅', kind: 'monthly' },
    ...{ status, month: '2026-11', title: '11月议事会', areaText: '丹桂苑', startsAt, endsAt },
    ...{ registered: 12, present: 0, isAgendaConfirmed: true, parties: [], agenda: [] },
    ...{ publicity: { channels: [], isComplete: false }, changes: [], votes: [] },
    nextText: '开会',
    ...meeting,
  } as FullMeeting['meeting'],
  mine: {
    ...{ isRegistered: false, isPresent: false, mayRegister: false, mayAttend: false },
    ...{ mayAmend: false, mayReview: false, mayReply: false },
    ...mine,
  },
  steps: [],
  mayLead: false,
  holdUps: [],
});

describe('a meeting, for her', () => {
  it('has one thing to press: sign up, or bring a topic; at the door the code', () => {
    expect(mainStep(full('published', { mine: { mayRegister: true } }))).toBe('register');
    expect(mainStep(full('collecting'))).toBe('suggest');
    expect(
      mainStep(full('published', { mine: { mayRegister: true, mayAttend: true } })),
    ).toBeUndefined();
    expect(mainStep(full('closed'))).toBeUndefined();
  });
  it('lets her give her place back only until it begins', () => {
    const mine = { isRegistered: true };
    expect(mayLeave(full('published', { mine }))).toBe(true);
    expect(mayLeave(full('in-session', { mine }))).toBe(false);
    expect(mayLeave(full('published', { mine: { ...mine, isPresent: true } }))).toBe(false);
  });
  it('says what her registration is worth in every state, and nothing to others', () => {
    for (const status of meetingStatuses) {
      expect(mineWords(full(status), now)).toBeUndefined();
      for (const mine of [{ isRegistered: true }, { isPresent: true }])
        expect(mineWords(full(status, { mine }), now)?.length).toBeGreaterThan(5);
    }
    const early = full('published', { mine: { isPresent: true } });
    expect(mineWords(early, now)).toContain('一会儿就开会');
    const until = instantOf('2026-11-23', '20:30');
    const checking = full('minutes', {
      meeting: { minutes: { items: [], photos: [], amendments: [], amendUntil: until } },
      mine: { isPresent: true, mayAmend: true },
    });
    expect(mineWords(checking, now)).toContain('明天 20:30 前');
  });
  it('says why she cannot sign up only while that matters', () => {
    const obstacle = '名额满了';
    expect(obstacleWords(full('published', { mine: { obstacle } }))).toBe(obstacle);
    expect(obstacleWords(full('closed', { mine: { obstacle } }))).toBeUndefined();
    const mine = { obstacle, isRegistered: true };
    expect(obstacleWords(full('published', { mine }))).toBeUndefined();
  });
  it('tells how many come, then how many came', () => {
    expect(comingWords(full('published', { meeting: { capacity: 60 } }))).toBe(
      '12 人报了名，能坐 60 人',
    );
    expect(comingWords(full('minutes', { meeting: { present: 31 } }))).toBe('31 人到会');
    expect(comingWords(full('collecting'))).toBeUndefined();
  });
  it('shows minutes once something is written in them', () => {
    const item = { itemId: 'it_1', problem: '难充电', opinions: '', conclusion: '' };
    const minutes = { photos: [], amendments: [] };
    const empty = full('minutes', { meeting: { minutes: { ...minutes, items: [item] } } });
    const items = [{ ...item, conclusion: '建在北门' }];
    expect(hasMinutes(empty)).toBe(false);
    expect(hasMinutes(full('minutes', { meeting: { minutes: { ...minutes, items } } }))).toBe(true);
    expect(hasMinutes(full('published'))).toBe(false);
  });
});

const decision: DecisionView = {
  ...{ id: 'dc_1', hallId: 'ha_1', meetingId: 'mt_1', meetingTitle: '10月议事会' },
  ...{ decidedAt: now, topic: '修南门台阶', proposersText: '5号楼居民 等 7 人', isMine: false },
  ...{ text: '两周内修好', kind: 'owner-task', ownerText: '丹桂物业', dueOn: '2026-11-30' },
  ...{ isOverdue: false, status: 'in-progress', progress: [], version: 1 },
};

describe('what became of a decision', () => {
  it('is told with who answers for it and until when, also when that is over', () => {
    expect(lineNote(decision, now)).toBe('丹桂物业 · 11月30日前');
    expect(dueWords({ dueOn: '2026-11-20', isOverdue: true }, now)).toBe('11月20日前，已超期');
    expect(dueWords({ isOverdue: false }, now)).toBeUndefined();
  });
  it('shows the number of its work order, never of a private one', () => {
    expect(orderWords({ workOrder: { number: '1120-0042', statusText: '处理中' } })).toBe(
      '1120-0042，处理中',
    );
    expect(orderWords({ workOrder: { statusText: '处理中' } })).toBe('处理中');
    expect(orderWords({})).toBeUndefined();
  });
  it('has a plan and a day where it cannot be done now', () => {
    expect(reviewWords({ status: 'not-now', reviewOn: '2027-03-01' }, now)).toContain(
      '2027年3月1日',
    );
    expect(reviewWords({ status: 'not-now' }, now)).toContain('接着办');
    expect(reviewWords({ status: 'not-now', isLeftToHall: true }, now)).toContain('回到议事厅');
    expect(reviewWords({ status: 'done', reviewOn: '2027-03-01' }, now)).toBeUndefined();
  });
  it('is a sentence also before anybody wrote one', () => {
    for (const status of ['pending', 'carried', 'statutory', 'in-progress'] as const)
      expect(silentWords({ status, kind: 'owner-task' }).length).toBeGreaterThan(6);
    expect(newsNote({ at: now, byText: '丹桂物业' }, now)).toBe('丹桂物业 · 11月22日 10:00');
  });
});

const topic: ProposalLine = {
  ...{ id: 'pr_1', version: 1, hallId: 'ha_1', title: '充电棚', text: '', byText: '5号楼居民' },
  ...{ at: now, backers: 0, status: 'open', isHeldBack: false, isMine: false, isBacked: false },
};

describe('a topic', () => {
  it('is backed by others and withdrawn by its author, while nobody has decided', () => {
    expect(mayBack(topic)).toBe(true);
    expect(mayBack({ ...topic, isMine: true })).toBe(false);
    expect(mayBack({ ...topic, status: 'adopted' })).toBe(false);
    expect(mayWithdraw({ ...topic, isMine: true })).toBe(true);
    expect(mayWithdraw({ ...topic, isMine: true, status: 'merged' })).toBe(false);
  });
  it('tells its author what became of it, with the reason', () => {
    expect(outcomeWords({ ...topic, status: 'not-tabled', reason: '下月业主大会议' })).toBe(
      '理由：下月业主大会议',
    );
    expect(outcomeWords({ ...topic, status: 'merged', mergedIntoTitle: '充电难' })).toContain(
      '「充电难」',
    );
    expect(outcomeWords({ ...topic, isHeldBack: true })).toContain('先看一看');
    for (const status of ['open', 'adopted', 'merged', 'to-report', 'withdrawn'] as const)
      expect(outcomeWords({ ...topic, status }).length).toBeGreaterThan(8);
  });
  it('says from whom, when, and what it goes on from', () => {
    expect(topicNote({ ...topic, linkedNumber: '1120-0042' }, now)).toBe(
      '5号楼居民 · 11月22日 · 接着随手拍 1120-0042',
    );
  });
});

describe('bringing a topic', () => {
  it('asks for a title alone, and sends what was typed without its edges', () => {
    expect(suggestProblems(emptySuggest).title).toBeDefined();
    expect(suggestInput(emptySuggest, 'ha_1')).toBeUndefined();
    expect(suggestInput({ title: ' 充电棚 ', text: ' ', linkedNumber: ' ' }, 'ha_1')).toEqual({
      ...{ hallId: 'ha_1', title: '充电棚', text: '' },
    });
    const linked = { ...emptySuggest, title: '充电棚', linkedNumber: '1120-0042' };
    expect(suggestInput(linked, 'ha_1')).toMatchObject({ linkedNumber: '1120-0042' });
  });
  it('says before where it will come up, and after what happens next', () => {
    expect(whereWords({ hall: hall(), next: next('collecting') }, now)).toBe(
      '11月23日前提的，赶得上11月议事会。',
    );
    expect(whereWords({ hall: hall(), next: next('published') }, now)).toContain('下一次会');
    expect(thanksWords({ id: 'pr_1', isHeldBack: true })).toContain('先看一看');
    expect(thanksWords({ id: 'pr_1', isHeldBack: false })).toContain('我也想议这件');
  });
  it('is for neighbours, in a hall that is open', () => {
    expect(suggestObstacle({ hall: hall(), isOurs: true })).toBeUndefined();
    expect(suggestObstacle({ hall: hall(), isOurs: false })).toContain('住在这里');
    expect(suggestObstacle({ hall: hall({ closedReason: '并了' }), isOurs: true })).toContain(
      '停用了',
    );
  });
});

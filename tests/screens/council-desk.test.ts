import { boardRoles, councilRoles, secretaryRoles } from '#contracts/council';
import { saveHall } from '#contracts/council-halls';
import {
  amendMeeting,
  type MeetingView,
  openMeeting,
  publishMeeting,
} from '#contracts/council-meeting';
import { noteProgress } from '#contracts/council-minutes';
import { judgeTopic, type ProposalLine, suggestBatch } from '#contracts/council-topics';
import { openVote, type VoteView } from '#contracts/council-vote';
import { councilBoardRoles, councilWorkRoles } from '#contracts/roles';
import { instantOf } from '#domain/day';
import {
  type AnnounceForm,
  type Announcing,
  announceBegin,
  announceInput,
  announceProblems,
  daysFor,
  isShort,
} from '../../src/features/council/desk/announce-form';
import {
  batchInput,
  batchProblems,
  batchText,
  changedRow,
  emptyBatch,
  mostRows,
  rowsRefused,
  withoutRow,
  withRow,
} from '../../src/features/council/desk/batch-form';
import {
  type BoardHall,
  countsText,
  decisionsText,
  filtered,
  monthsText,
} from '../../src/features/council/desk/board-words';
import {
  hallBegin,
  hallInput,
  hallProblems,
  toggledModerator,
} from '../../src/features/council/desk/hall-form';
import {
  judgeInput,
  judgeProblems,
  mergeTargets,
} from '../../src/features/council/desk/judge-form';
import {
  hasPoster,
  mayJudge,
  monthsFrom,
  nextOf,
  wantsProof,
} from '../../src/features/council/desk/prepare-words';
import {
  paperDecisions,
  paperWhen,
  partiesText,
} from '../../src/features/council/desk/print-words';
import {
  endText,
  tallyOf,
  tallyProblem,
  voteBegin,
  voteInput,
  voteProblems,
} from '../../src/features/council/desk/vote-form';
import {
  emptyNote,
  mayBeNoted,
  noteInput,
  noteProblems,
} from '../../src/features/council/note-form';

const today = '2026-11-22';
const now = instantOf(today, '10:00');
const id = 'mt_12345678';

const meeting: MeetingView = {
  id,
  version: 4,
  hallId: 'ha_12345678',
  hallName: '丹桂苑议事厅',
  kind: 'monthly',
  status: 'agenda',
  month: '2026-11',
  title: '11月议事会',
  areaText: '槐安社区 丹桂苑',
  registered: 0,
  present: 0,
  isAgendaConfirmed: true,
  parties: [],
  agenda: [
    { id: 'it_1', title: '东门路灯', isStanding: false, isCarried: false },
    { id: 'it_review', title: '评议物业服务', isStanding: true, isCarried: false },
  ],
  publicity: { channels: [], isComplete: true },
  changes: [],
  votes: [],
  nextText: '等社区公示',
};
const hall = { place: '党群服务中心一楼', capacity: 40, hasOwnersCommittee: true };

describe('announcing a meeting', () => {
  const about: Announcing = { way: 'publish', meeting, hall, now };
  const begin = announceBegin(about);

  it('begins with the place of the hall on an evening with enough days before it, and is whole at once', () => {
    expect(begin).toMatchObject({
      on: '2026-11-26',
      from: '19:00',
      place: hall.place,
      capacity: '40',
    });
    expect(announceProblems(begin, about)).toEqual({});
    const input = announceInput(begin, about);
    expect(publishMeeting.input().safeParse({ ...input, version: 4 }).success).toBe(true);
    expect(input).toMatchObject({ capacity: 40, startsAt: instantOf('2026-11-26', '19:00') });
  });

  it('seats the owners’ representatives where there is no committee', () => {
    const seats = announceInput(begin, { ...about, hall: { ...hall, hasOwnersCommittee: false } });
    expect(seats?.parties.map(({ party }) => party)).toEqual([
      'community-party',
      'property-firm',
      'estate-party',
      'owners-representatives',
    ]);
  });

  it.each<[Partial<AnnounceForm>, string]>([
    [{ on: today, from: '09:00' }, 'startsAt'],
    [{ until: '18:00' }, 'endsAt'],
    [{ from: '08:00', until: '17:00' }, 'endsAt'],
    [{ place: ' ' }, 'place'],
    [{ capacity: '3' }, 'capacity'],
    [{ on: '2026-11-24' }, 'shortLeadReason'],
    [{ isPlanned: true, publishOn: '2026-11-27' }, 'publishAt'],
  ])('marks %j at its field and sends nothing', (changed, field) => {
    const form = { ...begin, ...changed };
    expect(Object.keys(announceProblems(form, about))).toContain(field);
    expect(announceInput(form, about)).toBeUndefined();
  });

  it('asks why it is short from the moment of a planned publishing', () => {
    const planned = { ...begin, isPlanned: true, publishOn: '2026-11-25' };
    expect(isShort(begin, about)).toBe(false);
    expect(isShort(planned, about)).toBe(true);
  });

  it('goes out without both photos with a reason alone', () => {
    const bare = {
      ...about,
      meeting: { ...meeting, publicity: { channels: [], isComplete: false } },
    };
    expect(announceProblems(begin, bare)).toHaveProperty('proofReason');
    const said = { ...begin, proofReason: '先公示，再转群' };
    expect(announceInput(said, bare)).toMatchObject({ proofReason: '先公示，再转群' });
  });

  it('changes what is out with a reason, by the same form', () => {
    const amend: Announcing = { ...about, way: 'amend' };
    expect(announceProblems(begin, amend)).toEqual({ reason: expect.any(String) });
    const input = announceInput({ ...begin, reason: '一楼在修' }, amend);
    expect(amendMeeting.input().safeParse({ ...input, version: 4 }).success).toBe(true);
    expect(input).not.toHaveProperty('publishAt');
  });

  it('keeps the month’s meeting in its month, and others within two months', () => {
    expect(daysFor({ meeting, now })).toEqual({ from: today, to: '2026-11-30' });
    const december = { ...meeting, month: '2026-12' };
    expect(daysFor({ meeting: december, now })).toEqual({ from: '2026-12-01', to: '2026-12-31' });
    expect(announceBegin({ ...about, meeting: december }).on).toBe('2026-12-01');
    const talk = { ...meeting, kind: 'building-talk' as const };
    expect(daysFor({ meeting: talk, now })).toEqual({ from: today, to: '2027-01-21' });
  });
});

describe('the next step of a meeting', () => {
  it.each<[Partial<MeetingView>, Parameters<typeof nextOf>[1], ReturnType<typeof nextOf>]>([
    [{ status: 'draft' }, ['collect'], 'collect'],
    [{ status: 'draft' }, ['start'], 'door'],
    [{ status: 'collecting' }, ['collect', 'close-collecting'], 'close-collecting'],
    [{ status: 'agenda' }, ['confirm-agenda'], 'confirm-agenda'],
    [{ status: 'agenda' }, ['publish'], 'publish'],
    [{ status: 'agenda', publishAt: now }, ['publish'], 'wait'],
    [{ status: 'agenda' }, [], 'wait'],
    [{ status: 'published' }, ['add-proof'], 'wait'],
    [{ status: 'published' }, ['start'], 'door'],
    [{ status: 'in-session' }, [], 'minutes'],
    [{ status: 'minutes' }, [], 'minutes'],
    [{ status: 'resolved' }, [], 'resolution'],
    [{ status: 'executing' }, [], 'trace'],
    [{ status: 'postponed' }, ['publish'], 'publish'],
    [{ status: 'cancelled' }, [], 'wait'],
  ])('of %j with %j is %s', (changed, steps, next) => {
    expect(nextOf({ ...meeting, ...changed }, steps)).toBe(next);
  });

  it('decides about topics until the secretary confirmed, and wants photos from then on', () => {
    expect(mayJudge({ status: 'agenda', isAgendaConfirmed: false })).toBe(true);
    expect(mayJudge(meeting)).toBe(false);
    expect(wantsProof(meeting, true)).toBe(true);
    expect(wantsProof({ ...meeting, kind: 'pavilion-talk' }, true)).toBe(false);
    expect(hasPoster({ status: 'published', startsAt: now })).toBe(true);
    expect(hasPoster(meeting)).toBe(false);
  });

  it('is opened for this month or the next', () => {
    expect(monthsFrom('2026-12-31')).toEqual(['2026-12', '2027-01']);
    for (const month of monthsFrom('2026-01-31'))
      expect(
        openMeeting.input().safeParse({ hallId: 'ha_12345678', kind: 'monthly', month }).success,
      ).toBe(true);
  });
});

describe('what becomes of a topic', () => {
  const topic = (one: string, status: ProposalLine['status']) =>
    ({ id: one, version: 1, status }) as ProposalLine;
  const about = { topic: { id: 'pr_12345678', version: 2 }, meetingId: id, areaId: 'ar_c01-e1' };

  it('lacks what its choice asks for', () => {
    expect(judgeProblems({ reason: '' })).toEqual({ as: expect.any(String) });
    expect(judgeProblems({ as: 'merged', reason: '' })).toHaveProperty('intoId');
    expect(judgeProblems({ as: 'to-report', reason: '' })).toHaveProperty('category');
    expect(judgeProblems({ as: 'not-tabled', reason: ' ' })).toHaveProperty('reason');
    expect(judgeInput({ as: 'not-tabled', reason: '' }, about)).toBeUndefined();
  });

  it.each([
    { as: 'adopted' as const, reason: '' },
    { as: 'merged' as const, intoId: 'pr_87654321', reason: '' },
    { as: 'to-report' as const, category: 'stairwell' as const, reason: '' },
    { as: 'not-tabled' as const, reason: '上月议定了' },
  ])('is sent as the contract takes it: %j', (form) => {
    expect(judgeTopic.input().safeParse(judgeInput(form, about)).success).toBe(true);
  });

  it('belongs to the whole hall where no building was chosen', () => {
    const form = { as: 'to-report' as const, category: 'parking' as const, reason: '' };
    expect(judgeInput(form, about)).toMatchObject({ areaId: 'ar_c01-e1' });
    expect(judgeInput({ ...form, areaId: 'ar_b5' }, about)).toMatchObject({ areaId: 'ar_b5' });
  });

  it('is merged into what waits or is on the agenda, never into itself', () => {
    const all = [topic('a', 'open'), topic('b', 'adopted'), topic('c', 'withdrawn')];
    expect(mergeTargets(all, { id: 'a' }).map((one) => one.id)).toEqual(['b']);
  });
});

describe('what was heard under the pavilion', () => {
  const heard = {
    place: '凉亭',
    rows: [
      { title: '东门路灯不亮', text: '', speakers: '6' },
      { title: '', text: '', speakers: '' },
      { title: '快递柜', text: '太远', speakers: '3' },
    ],
  };

  it('leaves out rows that say nothing and counts the rest', () => {
    expect(batchText(heard)).toBe(' 2 个议题，代 9 位居民');
    expect(batchText(emptyBatch)).toBe('');
    const input = batchInput(heard, 'ha_12345678');
    expect(input?.topics).toHaveLength(2);
    expect(suggestBatch.input().safeParse(input).success).toBe(true);
  });

  it('marks what is missing at its row', () => {
    const form = changedRow(heard, 2, { speakers: '0' });
    expect(batchProblems(form).rows[2]).toEqual({ speakers: expect.any(String) });
    expect(batchInput(form, 'ha_12345678')).toBeUndefined();
    expect(batchProblems(emptyBatch)).toMatchObject({
      place: expect.any(String),
      whole: '至少写一个议题',
    });
  });

  it('shows what the cloud refused at the row it was about, whatever stood empty before it', () => {
    const refused = rowsRefused(heard, [{ field: 'topics.1.title', words: '不合适' }]);
    expect(refused).toEqual([{}, {}, { title: '不合适' }]);
  });

  it('never has no row, nor more than one sending takes', () => {
    expect(withoutRow({ place: '', rows: [] }, 0).rows).toHaveLength(1);
    let form = heard;
    for (let turn = 0; turn < mostRows + 5; turn += 1)
      form = { ...form, ...withRow(form), rows: [...withRow(form).rows] };
    expect(form.rows).toHaveLength(mostRows);
    expect(form.rows[0]).toEqual(heard.rows[0]);
  });
});

describe('the board', () => {
  const line: BoardHall = {
    id: 'ha_1',
    name: '丹桂苑议事厅',
    areaText: '槐安社区 丹桂苑',
    months: ['held', null, 'without-topics', 'missed', 'missed', 'planned'],
    isQuiet: true,
    openDecisions: 3,
    overdueDecisions: 1,
  };
  const months = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'];

  it('says every month in words', () => {
    expect(monthsText(months, line.months)).toBe(
      '6月已开，7月未设，8月零议题，9月没开，10月没开，11月还没开',
    );
    expect(countsText(months, [line, line])).toBe('11月：还没开 2 个');
    expect(decisionsText(line)).toBe('3 条还在落实，其中 1 条过了期限');
    expect(decisionsText({ openDecisions: 0, overdueDecisions: 0 })).toBe('议定的事都落实了');
  });

  it('keeps the order of the halls whatever somebody looks for', () => {
    const met = { ...line, id: 'ha_2', isQuiet: false, overdueDecisions: 0 };
    const absent = { ...met, id: 'ha_3', absentText: '物业企业连着三次没有来' };
    const all = [line, met, absent];
    expect(filtered(all, 'all')).toEqual(all);
    expect(filtered(all, 'quiet')).toEqual([line]);
    expect(filtered(all, 'late')).toEqual([line]);
    expect(filtered(all, 'absent')).toEqual([absent]);
  });
});

describe('a hall', () => {
  const data = {
    areas: [{ id: 'ar_c01', areaText: '槐安社区' }],
    candidates: [{ personId: 'pe_1', name: '周正' }],
  };

  it('is made with what a hall needs', () => {
    const form = { ...hallBegin(data), name: '槐安议事厅', place: '党群服务中心' };
    expect(saveHall.input().safeParse(hallInput(form, undefined)).success).toBe(true);
    expect(hallInput(toggledModerator(form, 'pe_1'), undefined)?.moderators).toEqual([
      { personId: 'pe_1' },
    ]);
    expect(toggledModerator(toggledModerator(form, 'pe_1'), 'pe_1').moderators).toEqual([]);
  });

  it('says what is missing or wrong at its field', () => {
    const form = { ...hallBegin({ ...data, areas: [] }), capacity: '2', phone: '123' };
    expect(Object.keys(hallProblems(form)).sort()).toEqual([
      'areaId',
      'capacity',
      'name',
      'phone',
      'place',
    ]);
    expect(hallInput(form, undefined)).toBeUndefined();
  });
});

describe('a vote', () => {
  it('is opened with a question', () => {
    const about = { meetingId: id, itemId: 'it_1' };
    expect(voteProblems(voteBegin())).toHaveProperty('question');
    expect(voteProblems({ ...voteBegin(), question: '灯' })).toHaveProperty('question');
    const asked = { ...voteBegin(), question: '同意东门换灯' };
    expect(openVote.input().safeParse(voteInput(asked, about)).success).toBe(true);
    expect(voteInput({ ...asked, quorum: '0' }, about)).toBeUndefined();
  });

  it('is counted only when all three sums are written', () => {
    expect(tallyProblem({ for: '5', against: '', abstain: '0' })).toContain('写 0');
    expect(tallyProblem({ for: '0', against: '0', abstain: '0' })).toContain('一票');
    expect(tallyOf({ for: '5', against: '1', abstain: '0' })).toEqual({
      for: 5,
      against: 1,
      abstain: 0,
    });
  });

  it('tells no sums below five ballots', () => {
    const resultText = '不足 5 票，只公布通过与否：通过';
    expect(endText({ ballots: 3, resultText } as VoteView)).toBe(resultText);
    const closed = { ballots: 6, resultText: '通过' } as VoteView;
    const many = { ...closed, tally: { for: 5, against: 1, abstain: 0 } };
    expect(endText(many)).toBe('通过 · 赞成 5，反对 1，弃权 0');
  });
});

describe('on paper', () => {
  it('a day is a date, and parties say who comes', () => {
    const startsAt = instantOf('2026-11-28', '19:00');
    const endsAt = instantOf('2026-11-28', '20:30');
    expect(paperWhen({ startsAt, endsAt }, now)).toBe('11月28日（星期六）19:00–20:30');
    const parties = [
      { party: 'property-firm' as const, who: '经理' },
      { party: 'estate-party' as const },
    ];
    expect(partiesText({ parties })).toBe('物业企业（经理）、小区党支部');
  });

  it('every decision stands with who answers for it and until when', () => {
    const item = { itemId: 'it_1', problem: '', opinions: '', conclusion: '两周内换灯' };
    const decision = { kind: 'owner-task' as const, ownerText: '丹桂物业', dueOn: '2026-12-05' };
    const minutes = { items: [{ ...item, decision }], photos: [], amendments: [] };
    expect(paperDecisions({ agenda: meeting.agenda, minutes }, today)).toEqual([
      {
        id: 'it_1',
        title: '东门路灯',
        conclusion: '两周内换灯',
        how: '交责任方办 · 丹桂物业 · 12月5日前',
      },
    ]);
  });
});

describe('a word about a decision', () => {
  const decision = { id: 'dc_12345678', version: 3 };

  it('lacks a plan where it cannot be done now', () => {
    const form = { as: 'not-now' as const, text: '配件停产，换别家' };
    expect(noteProblems(form)).toEqual({ reviewOn: '请选哪天再看' });
    const input = noteInput({ ...form, reviewOn: '2026-12-20' }, decision);
    expect(noteProgress.input().safeParse(input).success).toBe(true);
    expect(noteInput(emptyNote, decision)).toBeUndefined();
  });

  it('forgets the day of a plan once it is done', () => {
    const form = { as: 'done' as const, text: '换好了', reviewOn: '2026-12-20' };
    expect(noteInput({ ...form, text: '灯换好了' }, decision)).not.toHaveProperty('reviewOn');
  });

  it('belongs to what somebody does, never to a work order', () => {
    expect(mayBeNoted({ kind: 'owner-task' })).toBe(true);
    expect(mayBeNoted({ kind: 'work-order' })).toBe(false);
  });
});

test('the main package knows who leads by the same posts as the council’s contracts', () => {
  const work = [...new Set([...councilRoles, ...secretaryRoles])].sort();
  expect([...councilWorkRoles].sort()).toEqual(work);
  const board = boardRoles.filter((role) => !(work as readonly string[]).includes(role));
  expect([...councilBoardRoles].sort()).toEqual([...board].sort());
});

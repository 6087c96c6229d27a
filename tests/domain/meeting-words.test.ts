import { councilRules } from '#config/policy';
import { meetingStatuses } from '#contracts/council';
import { absencesAfter, withMonth } from '#domain/cadence';
import { dayMs, minuteMs } from '#domain/day';
import { clockWorkOf, noted } from '#domain/meeting/clock';
import type { Meeting } from '#domain/meeting/model';
import { nextText } from '#domain/meeting/next-text';
import { openMonths, slotOf, thereWords, titleOf } from '#domain/meeting/slot';
import { holdUpsOf, workOf } from '#domain/meeting/work';
import {
  amended,
  drafted,
  momentOf,
  type Person,
  stepped,
  story,
  tuesday,
} from '../kit/meeting-story';

const hour = 60 * minuteMs;
const told = story();
const { startsAt, circulatedAt, confirmedAt } = told;
const dayBefore = startsAt - dayMs;

describe('what there is one of', () => {
  it('is a month or a quarter of this one and the next two', () => {
    expect(openMonths('2026-11-22')).toEqual(['2026-11', '2026-12', '2027-01']);
    expect(slotOf('monthly', '2026-11')).toBe('2026-11');
    expect(['2026-10', '2026-12'].map((month) => slotOf('quarterly', month))).toEqual([
      '2026-q4',
      '2026-q4',
    ]);
    expect(slotOf('building-talk', '2026-11')).toBeUndefined();
  });

  it('is called after it; other gatherings are given a title', () => {
    expect(titleOf('monthly', '2026-11')).toBe('11月议事会');
    expect(titleOf('quarterly', '2027-01')).toBe('1季度联席会');
    expect(titleOf('pavilion-talk', '2026-11')).toBeUndefined();
  });

  it('says how far it is to whoever opens it again', () => {
    const there = (status: Meeting['status']) =>
      thereWords({ title: '11月议事会', status, startsAt }, tuesday);
    expect(there('collecting')).toBe('11月议事会已经在筹备了');
    expect(there('published')).toBe('11月议事会已经公示了，11月18日开');
    expect(there('in-session')).toBe('11月议事会正在开');
    expect(there('executing')).toBe('11月议事会已经开过了');
  });
});

describe('what comes next, as neighbours read it', () => {
  const read = (meeting: Meeting, now: number) =>
    nextText({ ...meeting, decisions: 2, decisionsDone: 1 }, now);

  it('is one sentence with its day', () => {
    expect(read(told.draft, tuesday)).toBe('正在筹备，接着征集议题');
    expect(read(told.collecting, tuesday)).toBe('征集议题到11月6日，您也可以提');
    expect(read(told.agenda, tuesday)).toBe('正在审定议题，定了就公示');
    expect(read(told.confirmed, tuesday)).toBe('议题已经定了，接着公示时间和地点');
    expect(read({ ...told.confirmed, publishAt: tuesday + dayMs }, tuesday)).toBe(
      '议题已经定了，11月4日 09:00 公示时间和地点',
    );
    expect(read(told.published, dayBefore)).toBe('11月18日 09:00 在党群服务中心一楼开，欢迎来');
    expect(read(told.inSession, startsAt)).toContain('正在开会');
    expect(read(told.written, circulatedAt)).toBe('会开完了，正在整理纪要');
    expect(read(told.circulated, circulatedAt)).toContain('到 11月20日 12:00，然后由社区书记确认');
    expect(read(told.circulated, confirmedAt)).toBe('等社区书记确认纪要，确认后公示决议');
    expect(read(told.final, confirmedAt)).toBe('决议公示到11月27日，有不同意见可以提');
    expect(read(told.executing, confirmedAt)).toContain('正在落实');
    expect(nextText({ ...told.executing, decisions: 1, decisionsDone: 1 }, confirmedAt)).toBe(
      '议定的事都有了结果',
    );
    expect(read({ ...told.draft, kind: 'pavilion-talk' }, tuesday)).toContain('直接开始');
  });

  it('is there in every state, also without its day', () => {
    for (const status of meetingStatuses) {
      const bare = drafted('monthly', { status });
      expect(read(bare, tuesday)).not.toContain('undefined');
      expect(read(bare, tuesday).length).toBeGreaterThan(5);
    }
  });
});

describe('what it asks of whom', () => {
  const asked = (meeting: Meeting, by: Person, now: number) => {
    const { whatText, isMyTurn } = workOf(meeting, momentOf(by, now));
    return `${isMyTurn ? '→' : ''}${whatText}`;
  };

  it('in the preparation', () => {
    expect(asked(told.draft, 'zhou', tuesday)).toBe('→定征集议题到哪天');
    expect(asked(told.collecting, 'luo', tuesday)).toBe('征集议题到11月6日');
    expect(asked(told.agenda, 'zhou', tuesday)).toBe('→审定议题，再请社区书记确认');
    expect(asked(told.agenda, 'cheng', tuesday)).toBe('→等您确认议题');
    expect(asked(told.confirmed, 'luo', tuesday)).toBe('→公示时间、地点和议题');
    expect(asked(told.confirmed, 'zhou', tuesday)).toBe('等社区公示');
    const planned = { ...told.confirmed, publishAt: tuesday + dayMs };
    expect(asked(planned, 'luo', tuesday)).toBe('定在 11月4日 09:00 公示');
  });

  it('around its time', () => {
    const { published } = told;
    expect(asked(published, 'luo', dayBefore)).toBe('→补上公示的照片');
    const photos = ['1'];
    const proof = { at: 1, byText: '', photos };
    const shown = {
      ...published,
      proofs: [
        { ...proof, channel: 'poster' as const },
        { ...proof, channel: 'group-card' as const },
      ],
    };
    expect(asked(shown, 'luo', dayBefore)).toBe('11月18日 09:00 开会');
    expect(asked(shown, 'zhou', startsAt - hour)).toBe('→可以开始开会了');
    expect(asked(shown, 'luo', startsAt + 2 * dayMs)).toContain('→时间过了还没有开');
    expect(asked(told.inSession, 'zhou', startsAt)).toContain('→正在开会');
    const off = stepped(published, { step: 'postpone', by: 'he', at: dayBefore });
    expect([asked(off, 'luo', dayBefore), asked(off, 'zhou', dayBefore)]).toEqual([
      '→定新的时间，重新公示',
      '等社区定新的时间',
    ]);
  });

  it('of its minutes', () => {
    const { held, circulated } = told;
    expect(workOf(held, momentOf('zhou', circulatedAt))).toEqual({
      whatText: '写好纪要，发给到会的人核对',
      isMyTurn: true,
      by: (held.endedAt ?? 0) + 3 * dayMs,
    });
    expect(asked(held, 'cheng', circulatedAt)).toBe('话事员正在写纪要');
    expect(asked(circulated, 'zhou', circulatedAt)).toBe('到会的人核对纪要到 11月20日 12:00');
    expect(asked(circulated, 'zhou', confirmedAt)).toBe('等社区书记确认纪要');
    expect(asked(circulated, 'he', confirmedAt)).toBe('→等您确认纪要');
    expect(asked(amended(circulated, confirmedAt), 'luo', confirmedAt)).toBe('→答复 1 条修改意见');
    const back = stepped(circulated, { step: 'send-back', by: 'he', at: circulatedAt });
    expect(asked(back, 'zhou', circulatedAt)).toBe('→纪要退回了，改好再发');
    expect(asked(told.closed, 'luo', confirmedAt)).toBe('不用您做什么');
  });

  it('what is still missing', () => {
    const missing = (meeting: Meeting, openTopics = 0, now = tuesday) =>
      holdUpsOf(meeting, { openTopics, now });
    expect(missing(told.draft)).toEqual(['还没有开始征集议题']);
    expect(missing(told.agenda, 2)).toEqual(['还有 2 个议题没有审定']);
    expect(missing(told.agenda)).toEqual(['等社区书记确认议题']);
    expect(missing({ ...told.agenda, agenda: [] })[0]).toContain('零议题说明');
    expect(missing(told.confirmed)).toEqual([
      '还没有定时间和地点',
      '还差小区宣传栏的照片',
      '还差业主微信群的照片',
    ]);
    expect(missing(told.held)).toEqual(['还有 1 个议题没有写结论或决定']);
    expect(missing(told.written)).toEqual(['还没有发给到会的人核对']);
    expect(missing(told.circulated, 0, circulatedAt)).toEqual(['到会的人核对到 11月20日 12:00']);
    expect(missing(amended(told.circulated, circulatedAt), 0, confirmedAt)).toEqual([
      '还有 1 条修改意见没有答复',
      '等社区书记确认纪要',
    ]);
    expect(missing(told.final)).toEqual(['还差小区宣传栏的照片', '还差业主微信群的照片']);
    expect(missing(told.closed)).toEqual([]);
  });
});

describe('the clock', () => {
  const due = (meeting: Meeting, now: number) => clockWorkOf(meeting, now, councilRules);

  it('has one thing to do at its time and nothing before', () => {
    expect(due(told.collecting, tuesday)).toBeUndefined();
    expect(due(told.collecting, tuesday + 4 * dayMs)).toEqual({ step: 'close-collecting' });
    expect(due(told.published, dayBefore - 1)).toBeUndefined();
    expect(due(told.published, dayBefore)).toEqual({ isNote: true, event: 'council.neared' });
    expect(due(told.final, confirmedAt + 7 * dayMs)).toEqual({ step: 'finish-publicity' });
    expect(due(told.executing, confirmedAt + 99 * dayMs)).toBeUndefined();
  });

  it('that slept through the time of a meeting reminds nobody of it, and asks what became of it', () => {
    const late = startsAt + hour;
    expect(due(told.published, late)).toEqual({ isNote: true });
    const next = noted(told.published);
    expect(due(next, late)).toBeUndefined();
    const why = 'not-started';
    expect(due(next, startsAt + 12 * hour)).toMatchObject({ event: 'council.chased', why });
    expect(due(noted(next), startsAt + 99 * dayMs)).toBeUndefined();
  });

  it('asks once, half a day after it began, about a meeting that nobody ended', () => {
    const { startedAt = 0 } = told.inSession;
    expect(due(told.inSession, startedAt + 12 * hour - 1)).toBeUndefined();
    expect(due(told.inSession, startedAt + 12 * hour)).toMatchObject({ why: 'not-ended' });
    expect(due(noted(told.inSession), startedAt + 99 * dayMs)).toBeUndefined();
  });

  it('asks once for minutes, and once more when they can be confirmed', () => {
    const late = (told.held.endedAt ?? 0) + 3 * dayMs;
    expect(due(told.held, late)).toMatchObject({ why: 'no-minutes' });
    const asked = noted(told.written);
    expect(due(asked, late)).toBeUndefined();
    const round = stepped(asked, { step: 'circulate', by: 'zhou', at: late });
    expect(due(round, late + 2 * dayMs)).toMatchObject({ why: 'to-confirm' });
  });
});

describe('what a meeting means for its hall', () => {
  it('keeps what became of the last 24 months', () => {
    let months = {};
    for (let year = 2024; year < 2027; year += 1)
      for (let month = 1; month <= 12; month += 1)
        months = withMonth(months, `${year}-${String(month).padStart(2, '0')}`, 'held');
    expect(Object.keys(months)).toHaveLength(24);
    expect(Object.keys(months)[0]).toBe('2025-01');
    expect(withMonth({ '2026-11': 'missed' }, '2026-11', 'without-topics')).toEqual({
      '2026-11': 'without-topics',
    });
  });

  it('counts who stays away in a row, and names her at the third time alone', () => {
    const away = [{ party: 'property-firm' as const, isPresent: false }];
    const here = [{ party: 'property-firm' as const, isPresent: true }];
    const counts: number[] = [];
    const named: number[] = [];
    let absences = {};
    for (const [index, came] of [away, away, away, away, here, away].entries()) {
      const after = absencesAfter(absences, came);
      absences = after.absences;
      counts.push(after.absences['property-firm'] ?? 0);
      if (after.lasting.length > 0) named.push(index);
    }
    expect([counts, named]).toEqual([[1, 2, 3, 4, 0, 1], [2]]);
  });
});

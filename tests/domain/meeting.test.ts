import type { MeetingStep } from '#contracts/council';
import { AppError, wordsFor } from '#contracts/errors';
import { addDays, dayMs, dayOf, minuteMs } from '#domain/day';
import { isPublic, meetingTable, stepsFor, take, waitsForOf, wakeOf } from '#domain/meeting';
import type { Meeting } from '#domain/meeting/model';
import type { Move } from '#domain/meeting/moves';
import { partiesFor, standingItem } from '#domain/meeting/preparing';
import { at } from '../kit/clock';
import {
  amended,
  announcing,
  drafted,
  everybody,
  fourParties,
  hall,
  momentOf,
  type Person,
  stepped,
  story,
  tuesday,
} from '../kit/meeting-story';

const hour = 60 * minuteMs;

/** What somebody reads who is refused: the field before the words where there is one. */
function refused(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const field = error.details?.fields?.map((one) => one.field).join(',');
    return [error.code, field, wordsFor(error)].filter(Boolean).join(' ');
  }
  return 'taken';
}
const mayOf = (meeting: Meeting, by: Person, now: number) => stepsFor(meeting, momentOf(by, now));
const when = (
  meeting: Meeting,
  step: MeetingStep,
  over: { by: Person; at: number; over?: object },
) => refused(() => stepped(meeting, { step, ...over }));

describe('the life of a meeting (rules.md §4.2.1)', () => {
  it('goes from a draft to its archive', () => {
    const told = story();
    const { startsAt: _, circulatedAt: __, confirmedAt: ___, ...meetings } = told;
    expect(Object.values(meetings).map(({ status }) => status)).toEqual([
      ...['draft', 'collecting', 'agenda', 'agenda', 'published', 'in-session'],
      ...['minutes', 'minutes', 'minutes', 'resolved', 'executing', 'closed'],
    ]);
  });

  it('is closed at once where nothing is left when its resolution has hung out', () => {
    const { final, confirmedAt } = story();
    const over = { isAllFinal: true };
    const at7 = confirmedAt + 7 * dayMs;
    expect(stepped(final, { step: 'finish-publicity', by: 'clock', at: at7, over }).status).toBe(
      'closed',
    );
    expect(when(final, 'finish-publicity', { by: 'clock', at: at7 - 1 })).toContain('还在公示');
  });

  it('has a name for every step, and each step one row', () => {
    const steps = meetingTable.map(({ step }) => step);
    expect(new Set(steps).size).toBe(steps.length);
    expect(meetingTable.every(({ event }) => event.startsWith('council.'))).toBe(true);
  });

  it('is changed from the page that shows it as it is, and from no older one', () => {
    const { published, startsAt } = story();
    const stale: Move = { step: 'start', version: published.version - 1, present: [] };
    expect(refused(() => take(published, stale, momentOf('zhou', startsAt)))).toContain('conflict');
  });
});

describe('who', () => {
  it('leads: the hall’s own moderator and the desk of its community, nobody else', () => {
    const draft = drafted();
    const may = everybody.filter((by) => mayOf(draft, by, tuesday).includes('collect'));
    expect(may).toEqual(['zhou', 'luo', 'he']);
  });

  it('leads no longer once her term as moderator is over', () => {
    const moment = momentOf('zhou', tuesday);
    const past = {
      ...moment,
      actor: {
        personId: 'pe_zhou',
        memberships: [
          { role: 'moderator' as const, areaId: 'ar_estate', from: 0, until: tuesday - 1 },
        ],
      },
    };
    expect(stepsFor(drafted(), past)).toEqual([]);
  });

  it('confirms the agenda: the secretary or the subdistrict, not who wrote it down', () => {
    const { agenda } = story();
    const may = everybody.filter((by) => mayOf(agenda, by, tuesday).includes('confirm-agenda'));
    expect(may).toEqual(['he', 'cheng']);
  });

  it('publishes: the desk of the community', () => {
    const { confirmed } = story();
    const may = everybody.filter((by) => mayOf(confirmed, by, tuesday).includes('publish'));
    expect(may).toEqual(['luo', 'he']);
  });

  it('is waited for, in every state that is somebody’s turn', () => {
    const keys = { ...hall, secretaryKeys: ['secretary'] };
    const { draft, agenda, confirmed, circulated, final, closed } = story();
    const leads = ['pe_zhou', 'community-staff@ar_huai'];
    expect(waitsForOf(draft, keys)).toEqual(leads);
    expect(waitsForOf(agenda, keys)).toEqual([...leads, 'secretary']);
    expect(waitsForOf(confirmed, keys)).toEqual(['community-staff@ar_huai']);
    expect(waitsForOf(circulated, keys)).toEqual([...leads, 'secretary']);
    expect([final, closed].flatMap((one) => waitsForOf(one, keys))).toEqual([]);
  });
});

describe('the agenda', () => {
  const { agenda } = story();
  const now = tuesday + 5 * dayMs;

  it('is confirmed when nothing waits to be judged', () => {
    const over = { openTopics: 2 };
    expect(when(agenda, 'confirm-agenda', { by: 'he', at: now, over })).toContain('openTopics');
    expect(when(agenda, 'confirm-agenda', { by: 'he', at: now })).toBe('taken');
  });

  it('without a topic says why', () => {
    const empty = { ...agenda, agenda: [] };
    const over = { noTopicsNote: undefined };
    expect(when(empty, 'confirm-agenda', { by: 'he', at: now, over })).toContain('零议题说明');
    const noted = stepped(empty, { step: 'confirm-agenda', by: 'he', at: now });
    expect(noted).toMatchObject({ noTopicsNote: '这个月没有人提' });
  });

  it('ends with 评议物业服务, whatever else stands on it, and only once', () => {
    const item = (id: string) => ({ id, title: id, proposalIds: [] });
    const mixed = [{ ...standingItem, proposalIds: [] }, item('it_1'), item('it_2')];
    const next = stepped(
      { ...agenda, agenda: mixed },
      { step: 'confirm-agenda', by: 'he', at: now },
    );
    expect(next.agenda.map(({ id }) => id)).toEqual(['it_1', 'it_2', 'it_review']);
  });

  it('of other gatherings has none', () => {
    for (const kind of ['quarterly', 'building-talk'] as const) {
      const one = { ...agenda, kind };
      const next = stepped(one, { step: 'confirm-agenda', by: 'he', at: now });
      expect(next.agenda.map(({ isStanding }) => isStanding)).toEqual([undefined]);
    }
  });

  it('takes topics until the end of a day that is not too far', () => {
    const draft = drafted();
    const collect = (untilOn: string) =>
      when(draft, 'collect', { by: 'zhou', at: tuesday, over: { untilOn } });
    expect(collect('2026-11-02')).toContain('untilOn');
    expect(collect(addDays(dayOf(tuesday), 61))).toContain('untilOn');
    expect(collect('2026-11-03')).toBe('taken');
    const { collecting } = story();
    expect(wakeOf(collecting, { remindHours: 24 })).toBe(at('2026-11-07 00:00'));
  });
});

describe('publishing', () => {
  const { confirmed, agenda } = story();
  const now = tuesday + 5 * dayMs;
  const publish = (over: object, meeting = confirmed) =>
    when(meeting, 'publish', { by: 'luo', at: now, over });

  it('needs its agenda confirmed', () => {
    expect(publish({}, agenda)).toContain('议题还没有经社区书记确认');
  });

  it('needs a time that is to come, in the month it is for, and an end', () => {
    expect(publish({ startsAt: now - 1 })).toContain('startsAt');
    expect(publish({ startsAt: now + 61 * dayMs })).toContain('startsAt');
    const nextMonth = at('2026-12-02 19:00');
    expect(publish({ startsAt: nextMonth, endsAt: nextMonth + hour })).toContain('当月');
    expect(publish({ endsAt: now + 10 * dayMs })).toContain('endsAt');
    expect(publish({ endsAt: now + 10 * dayMs + 9 * hour })).toContain('endsAt');
  });

  it('needs the four parties; without an owners’ committee its seat is the representatives’', () => {
    const three = fourParties.slice(1).map((party) => ({ party }));
    expect(publish({ parties: three })).toContain('parties');
    expect(partiesFor({ kind: 'monthly' }, { hasOwnersCommittee: false })).toEqual([
      ...fourParties.slice(0, 3),
      'owners-representatives',
    ]);
    expect(partiesFor({ kind: 'building-talk' }, { hasOwnersCommittee: true })).toEqual([]);
  });

  it('needs three days, or the reason why there are fewer', () => {
    const soon = (ms: number) => ({ startsAt: now + ms, endsAt: now + ms + hour });
    expect(publish(soon(3 * dayMs))).toBe('taken');
    expect(publish(soon(3 * dayMs - 1))).toContain('shortLeadReason');
    expect(publish({ ...soon(dayMs), shortLeadReason: '水管爆了' })).toBe('taken');
    expect(publish({ ...soon(4 * dayMs), publishAt: now + 2 * dayMs })).toContain('shortLead');
  });

  it('needs both channels with a photo, or the reason why not', () => {
    const proof = (channel: 'poster' | 'group-card') => ({
      channel,
      at: now,
      byText: '',
      photos: ['1'],
    });
    const bare = { proofReason: undefined };
    expect(publish(bare)).toContain('proofReason');
    expect(publish(bare, { ...confirmed, proofs: [proof('poster')] })).toContain('proofReason');
    const both = [proof('poster'), proof('group-card')];
    expect(publish(bare, { ...confirmed, proofs: both })).toBe('taken');
  });

  it('is not possible in a hall that was closed', () => {
    const move = { step: 'publish', version: confirmed.version, ...announcing(now) } as const;
    const closed = momentOf('luo', now, { isClosed: true });
    expect(refused(() => take(confirmed, move, closed))).toContain('已经停用');
  });

  it('can be planned: the clock does it, not before', () => {
    const publishAt = now + dayMs;
    const planned = stepped(confirmed, {
      step: 'publish',
      by: 'luo',
      at: now,
      over: { publishAt },
    });
    expect([planned.status, wakeOf(planned, { remindHours: 24 })]).toEqual(['agenda', publishAt]);
    expect(when(planned, 'publish-due', { by: 'clock', at: publishAt - 1 })).toContain('还没有到');
    expect(when(planned, 'publish-due', { by: 'luo', at: publishAt })).toContain('forbidden');
    const out = stepped(planned, { step: 'publish-due', by: 'clock', at: publishAt });
    expect(out).toMatchObject({ status: 'published', publishedAt: publishAt });
    expect([out.publishAt, out.shortLeadReason]).toEqual([undefined, undefined]);
  });

  it('that comes out late says so; after its time it does not come out', () => {
    const over = { publishAt: now + dayMs };
    const planned = stepped(confirmed, { step: 'publish', by: 'luo', at: now, over });
    const late = stepped(planned, { step: 'publish-due', by: 'clock', at: now + 8 * dayMs });
    expect(late.shortLeadReason).toBe('系统中断，公示晚了');
    const tooLate = { by: 'clock', at: now + 11 * dayMs } as const;
    expect(when(planned, 'publish-due', tooLate)).toContain('时间已经过了');
  });

  it('leaves a note of every change, with its reason', () => {
    const { published } = story();
    const over = { startsAt: published.startsAt, endsAt: published.endsAt };
    const next = stepped(published, { step: 'amend', by: 'luo', at: now, over });
    expect(next.changes).toEqual([
      { at: now, byText: 'luo', text: '地点改为二楼会议室。原因：一楼在修' },
    ]);
    const reminded = { ...published, isReminded: true };
    const again = stepped(reminded, { step: 'amend', by: 'luo', at: now, over });
    expect(again.isReminded).toBeUndefined();
  });
});

describe('what does not happen as planned', () => {
  const { published, collecting, draft, inSession, startsAt } = story();
  const now = startsAt - dayMs;

  it('is put off, and announced again with its agenda', () => {
    const off = stepped(published, { step: 'postpone', by: 'he', at: now });
    expect(off).toMatchObject({ status: 'postponed', reason: '暴雨' });
    expect(off.changes.at(-1)?.text).toContain('延期');
    const again = stepped(off, { step: 'publish', by: 'luo', at: now });
    expect(again).toMatchObject({ status: 'published', publishedAt: published.publishedAt });
    expect(again.reason).toBeUndefined();
  });

  it('is cancelled before it begins, not after', () => {
    expect(when(published, 'cancel', { by: 'luo', at: now })).toBe('taken');
    expect(when(inSession, 'cancel', { by: 'luo', at: startsAt })).toContain('正在开会');
    expect(when(published, 'cancel', { by: 'zhou', at: now })).toContain('forbidden');
  });

  it('is nobody’s business where nobody knew of it', () => {
    const cancelled = (meeting: Meeting) =>
      stepped(meeting, { step: 'cancel', by: 'luo', at: tuesday });
    expect(isPublic(cancelled(draft))).toBe(false);
    expect(isPublic(cancelled(collecting))).toBe(true);
    expect(isPublic(draft)).toBe(false);
  });
});

describe('in the room', () => {
  const { published, held, written, circulated, startsAt, circulatedAt } = story();

  it('begins from an hour before until a day after its time', () => {
    const start = (later: number) => when(published, 'start', { by: 'zhou', at: startsAt + later });
    expect([start(-hour - 1), start(dayMs + 1)].every((one) => one.includes('还没到时间'))).toBe(
      true,
    );
    expect([start(-hour), start(0), start(dayMs)]).toEqual(['taken', 'taken', 'taken']);
  });

  it('simply begins where it is not announced (凉亭说事)', () => {
    const talk = drafted('pavilion-talk');
    expect(when(talk, 'start', { by: 'zhou', at: tuesday })).toBe('taken');
    expect(when(talk, 'collect', { by: 'zhou', at: tuesday })).toContain('不用公示');
    expect(when(drafted(), 'start', { by: 'zhou', at: tuesday })).toContain('先征集议题');
  });

  it('notes which party came', () => {
    const over = { present: ['community-party'] };
    const next = stepped(published, { step: 'start', by: 'zhou', at: startsAt, over });
    expect(next.parties.map(({ isPresent }) => isPresent)).toEqual([true, false, false, false]);
  });

  it('sends its minutes round once every topic has a conclusion and a decision', () => {
    expect(when(held, 'circulate', { by: 'zhou', at: circulatedAt })).toContain('每个议题');
    expect(when(written, 'circulate', { by: 'zhou', at: circulatedAt })).toBe('taken');
  });

  it('keeps them as they were sent round, unless somebody who was there asks', () => {
    const save = (meeting: Meeting) =>
      when(meeting, 'save-minutes', { by: 'zhou', at: circulatedAt + hour });
    expect(save(circulated)).toContain('有人提出修改时才能改');
    const asked = amended(circulated, circulatedAt + hour);
    expect(save(asked)).toBe('taken');
    const answered = stepped(asked, {
      step: 'answer-amendment',
      by: 'zhou',
      at: circulatedAt + hour,
    });
    expect(save(answered)).toContain('有人提出修改时才能改');
    const back = stepped(circulated, { step: 'send-back', by: 'he', at: circulatedAt + hour });
    expect(save(back)).toBe('taken');
  });

  it('has them confirmed after 48 hours, nothing left unanswered, by somebody else', () => {
    const after = circulatedAt + 48 * hour;
    const confirm = (meeting: Meeting, by: Person, now = after) =>
      when(meeting, 'confirm', { by, at: now });
    expect(confirm(circulated, 'he', after - 1)).toContain('满 48 小时');
    expect(confirm(circulated, 'zhou')).toContain('forbidden');
    expect(confirm(amended(circulated, after), 'he')).toContain('没有答复');
    expect(confirm(circulated, 'he')).toBe('taken');
    const own = stepped(held, { step: 'save-minutes', by: 'he', at: circulatedAt });
    const round = stepped(own, { step: 'circulate', by: 'he', at: circulatedAt });
    expect(confirm(round, 'he')).toContain('请街道确认');
    expect(confirm(round, 'cheng')).toBe('taken');
  });
});

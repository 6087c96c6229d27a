import fc from 'fast-check';
import { councilRules } from '#config/policy';
import { type MeetingStep, meetingKinds, meetingSteps } from '#contracts/council';
import { AppError } from '#contracts/errors';
import { dayMs, minuteMs } from '#domain/day';
import { refusalOf, stepsFor, waitsForOf, wakeOf } from '#domain/meeting';
import { clockWorkOf, noted } from '#domain/meeting/clock';

import { kindRules, type Meeting } from '#domain/meeting/model';
import { partiesFor } from '#domain/meeting/preparing';
import { holdUpsOf, workOf } from '#domain/meeting/work';
import { undecided } from '#domain/meeting/writing';
import {
  amended,
  drafted,
  everybody,
  hall,
  momentOf,
  type Person,
  stepped,
  tuesday,
} from '../kit/meeting-story';

/** One wish: what to try, by whom, after how long. */
type Try = { pick: number; step: MeetingStep; by: Person; minutes: number };
type Taken = {
  before: Meeting;
  after: Meeting;
  step: MeetingStep | 'note';
  by: Person;
  at: number;
};

const tries = fc.array(
  fc.record<Try>({
    pick: fc.nat(1000),
    step: fc.constantFrom(...meetingSteps),
    by: fc.constantFrom(...everybody),
    minutes: fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 4_500 })),
  }),
  { minLength: 12, maxLength: 40 },
);

/** Stopping and changing lead away from the way through: taken now and then. */
const aside: readonly MeetingStep[] = ['postpone', 'cancel', 'amend', 'send-back', 'add-proof'];
const topic = (index: number) => ({ id: `it_${index}`, title: `议题${index}`, proposalIds: [] });

/** In the month of the meeting, as far as that is still to come. */
const timeOf = (now: number) => ({
  startsAt: now + 3 * dayMs,
  endsAt: now + 3 * dayMs + 90 * minuteMs,
});

const overFor = (step: MeetingStep, { at, pick }: { at: number; pick: number }): object => {
  if (step === 'publish' && pick % 5 === 0)
    return { ...timeOf(at), publishAt: at + 3_600_000, shortLeadReason: '急' };
  if (step === 'publish' || step === 'amend') return timeOf(at);
  if (step === 'finish-publicity') return { isAllFinal: pick % 3 === 0 };
  return {};
};

/** What others do meanwhile: topics are put on the agenda, somebody asks for another wording. */
function meanwhile(meeting: Meeting, { pick }: Try, now: number): Meeting {
  if (meeting.status === 'agenda' && !meeting.isAgendaConfirmed && pick % 2 === 0)
    return {
      ...meeting,
      agenda: [...meeting.agenda, topic(meeting.agenda.length + 1)].slice(0, 14),
    };
  const isRound = meeting.status === 'minutes' && meeting.minutes?.circulatedAt !== undefined;
  return isRound && pick % 7 === 0 ? amended(meeting, now) : meeting;
}

/** Everything the clock has to do by an instant. */
function ticked(meeting: Meeting, now: number, done: Taken[]): Meeting {
  let current = meeting;
  for (let i = 0; i < 5; i += 1) {
    const work = clockWorkOf(current, now, councilRules);
    if (!work) return current;
    const step = 'step' in work ? work.step : 'note';
    const after =
      'step' in work ? stepped(current, { step: work.step, by: 'clock', at: now }) : noted(current);
    done.push({ before: current, after, step, by: 'clock', at: now });
    current = after;
  }
  throw new Error(`the clock never rests in ${current.status}`);
}

/** Prefers what is possible, so that walks get somewhere, and tries the impossible as well; the clock runs between. */
function walk(first: Meeting, wishes: readonly Try[]): Taken[] {
  const done: Taken[] = [];
  let meeting = first;
  let now = tuesday;
  for (const [i, wish] of wishes.entries()) {
    now += wish.minutes * minuteMs;
    meeting = ticked(meanwhile(meeting, wish, now), now, done);
    const possible = everybody.flatMap((by) =>
      stepsFor(meeting, momentOf(by, now)).map((step) => ({ by, step })),
    );
    const likely = possible.filter(({ step }) => wish.pick % 9 === 0 || !aside.includes(step));
    const chosen = i % 6 === 5 ? wish : (likely[wish.pick % Math.max(1, likely.length)] ?? wish);
    const over = overFor(chosen.step, { at: now, pick: wish.pick });
    try {
      const after = stepped(meeting, { step: chosen.step, by: chosen.by, at: now, over });
      done.push({ before: meeting, after, step: chosen.step, by: chosen.by, at: now });
      meeting = after;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  return done;
}

const walked: Taken[] = fc
  .sample(fc.tuple(fc.constantFrom(...meetingKinds), tries), { numRuns: 400, seed: 20_261_122 })
  .flatMap(([kind, wishes]) => walk(drafted(kind), wishes));

/** The first steps for which something does not hold, as far as one needs to see. */
const breaking = (holds: (taken: Taken) => boolean) =>
  walked
    .filter((taken) => !holds(taken))
    .slice(0, 3)
    .map(({ before, after, step, by }) => ({ step, by, from: before.status, to: after.status }));

const terminal: readonly Meeting['status'][] = ['closed', 'cancelled'];

describe('on every walk through a meeting', () => {
  it('all of it is reached', () => {
    const taken = new Set(walked.map(({ step }) => step));
    expect(meetingSteps.filter((step) => !taken.has(step) && step !== 'close')).toEqual([]);
    expect(walked.length).toBeGreaterThan(3_000);
  });

  it('a step makes the version one higher, a note of the clock leaves it', () =>
    expect(
      breaking(
        ({ before, after, step }) => after.version - before.version === (step === 'note' ? 0 : 1),
      ),
    ).toEqual([]));

  it('an end is an end', () =>
    expect(breaking(({ before }) => !terminal.includes(before.status))).toEqual([]));

  it('nobody without a post there takes a step', () =>
    expect(breaking(({ by }) => !['stranger', 'far', 'wang'].includes(by))).toEqual([]));

  it('what was announced has a time, a place, its parties, and an agenda that was confirmed', () =>
    expect(
      breaking(
        ({ after }) =>
          after.status !== 'published' ||
          (after.isAgendaConfirmed &&
            after.startsAt !== undefined &&
            after.place !== undefined &&
            partiesFor(after, hall).every((party) =>
              after.parties.some((it) => it.party === party),
            )),
      ),
    ).toEqual([]));

  it('it is announced with photos of both channels or a reason, three days ahead or with a reason', () =>
    expect(
      breaking(({ after, step, at }) => {
        if (step !== 'publish') return true;
        const isShown = new Set(after.proofs.map(({ channel }) => channel)).size === 2;
        const lead = (after.startsAt ?? 0) - (after.publishAt ?? at);
        return (
          (isShown || after.proofReason !== undefined) &&
          (lead >= 3 * dayMs || after.shortLeadReason !== undefined)
        );
      }),
    ).toEqual([]));

  it('评议 stands last on a monthly agenda that was confirmed, and nowhere else', () =>
    expect(
      breaking(({ after: { agenda, isAgendaConfirmed, kind } }) => {
        const places = agenda.flatMap(({ isStanding }, index) => (isStanding ? [index] : []));
        const isOwed = isAgendaConfirmed && kindRules[kind].hasReview;
        return places.length === (isOwed ? 1 : 0) && (!isOwed || places[0] === agenda.length - 1);
      }),
    ).toEqual([]));

  it('minutes that were sent round change only where somebody asked', () =>
    expect(
      breaking(({ before, after, step }) => {
        const isOut = before.minutes?.circulatedAt !== undefined;
        const isSame =
          JSON.stringify(before.minutes?.items) === JSON.stringify(after.minutes?.items);
        const isAsked = before.minutes?.amendments.some(({ status }) => status === 'open');
        return !isOut || isSame || (step === 'save-minutes' && isAsked === true);
      }),
    ).toEqual([]));

  it('what is final was open for 48 hours, is decided whole, and was confirmed by somebody else', () =>
    expect(
      breaking(({ before, after, step, by, at }) => {
        if (step !== 'confirm') return true;
        const { minutes } = before;
        return (
          at - (minutes?.circulatedAt ?? at) >= 48 * 60 * minuteMs &&
          undecided(after).length === 0 &&
          minutes?.byId !== `pe_${by}` &&
          !minutes?.amendments.some(({ status }) => status === 'open')
        );
      }),
    ).toEqual([]));

  it('its resolution hangs out for seven days before it leaves that state', () =>
    expect(
      breaking(
        ({ before, step, at }) =>
          step !== 'finish-publicity' || at - (before.minutes?.confirmedAt ?? at) >= 7 * dayMs,
      ),
    ).toEqual([]));

  it('changes are added and never taken away', () =>
    expect(
      breaking(({ before, after }) =>
        before.changes.every((one, index) => after.changes[index] === one),
      ),
    ).toEqual([]));

  it('nothing that goes on is nobody’s: somebody is waited for, or the clock, or the last decision', () => {
    const keys = { ...hall, secretaryKeys: ['chief-grid-lead@ar_huai'] };
    expect(
      breaking(
        ({ after }) =>
          terminal.includes(after.status) ||
          after.status === 'executing' ||
          waitsForOf(after, keys).length > 0 ||
          wakeOf(after, councilRules) !== undefined,
      ),
    ).toEqual([]);
  });

  it('every desk reads what it is about, and whose turn it is has something to do', () =>
    expect(
      breaking(({ after, at }) =>
        everybody.every((by) => {
          const { whatText, isMyTurn } = workOf(after, momentOf(by, at));
          const steps = stepsFor(after, momentOf(by, at));
          return whatText.length > 3 && (!isMyTurn || steps.length > 0);
        }),
      ),
    ).toEqual([]));

  it('a secretary who cannot confirm yet is told what is missing', () =>
    expect(
      breaking(({ after, at }) => {
        if (after.status !== 'minutes' || !refusalOf(after, 'confirm', momentOf('cheng', at)))
          return true;
        return holdUpsOf(after, { openTopics: 0, now: at }).length > 0;
      }),
    ).toEqual([]));
});

/** The way to an end: by whoever can, in time. */
const toEnd: readonly MeetingStep[] = [
  'collect',
  'close-collecting',
  'confirm-agenda',
  'publish',
  'publish-due',
  'start',
  'end',
  'answer-amendment',
  'circulate',
  'save-minutes',
  'confirm',
  'finish-publicity',
  'close',
];

type State = { meeting: Meeting; now: number };

/** The step by whoever can take it then; undefined where nobody can. */
function takenBy(meeting: Meeting, step: MeetingStep, at: number): State | undefined {
  const by = everybody.find((one) => !refusalOf(meeting, step, momentOf(one, at)));
  if (by === undefined) return undefined;
  try {
    const over = overFor(step, { at, pick: 1 });
    return { meeting: stepped(meeting, { step, by, at, over }), now: at };
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** The next step on the way, the clock set to when it can be taken; called off where there is none. */
function stepOn({ meeting, now }: State): State {
  const begins = meeting.status === 'published' ? Math.max(now, meeting.startsAt ?? now) : now;
  const ways = [begins, now + 2 * dayMs, now + 8 * dayMs].flatMap((at) =>
    toEnd.map((step) => ({ at, step })),
  );
  for (const { at, step } of ways) {
    const next = takenBy(meeting, step, at);
    if (next) return next;
  }
  return { meeting: stepped(meeting, { step: 'cancel', by: 'he', at: now }), now };
}

it('an end is always within reach: held to its last decision, or called off', () => {
  fc.assert(
    fc.property(fc.constantFrom(...meetingKinds), tries, (kind, wishes) => {
      const last = walk(drafted(kind), wishes).at(-1);
      let state = { meeting: last?.after ?? drafted(kind), now: last?.at ?? tuesday };
      for (let i = 0; i < 16 && !terminal.includes(state.meeting.status); i += 1)
        state = stepOn(state);
      expect(terminal).toContain(state.meeting.status);
    }),
    { numRuns: 60 },
  );
});

import fc from 'fast-check';
import { meetingStatuses } from '#contracts/council';
import { type Choice, smallVote, voteUnits } from '#contracts/council-vote';
import {
  castRefusal,
  countedOf,
  isTaking,
  noBallots,
  openingRefusal,
  plus,
  resultOf,
  sumOf,
  type Vote,
  type Voter,
  votingHome,
} from '#domain/vote';
import { at } from '../kit/clock';

const now = at('2026-11-20 19:30');
const tallies = fc.record({
  for: fc.nat(200),
  against: fc.nat(200),
  abstain: fc.nat(200),
});
const vote = (over: Partial<Vote> = {}): Vote => ({
  way: 'ballot',
  unit: 'person',
  isOpen: true,
  tally: noBallots,
  ...over,
});
const voter = (over: Partial<Voter> = {}): Voter => ({
  isOurs: true,
  isPresent: true,
  hasHome: true,
  householdId: 'hh_1',
  hasVoted: false,
  ...over,
});
const refused = (of: Partial<Vote>, who: Partial<Voter> = {}, status = 'in-session' as const) =>
  castRefusal(vote(of), status, { voter: voter(who), now });

test('nothing of an open vote is told, whatever lies in the box', () => {
  fc.assert(
    fc.property(tallies, (tally) => {
      expect(resultOf(vote({ tally }))).toEqual({});
    }),
  );
});

test('how ballots divide is told from five on and never below', () => {
  fc.assert(
    fc.property(
      tallies,
      fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined }),
      (tally, quorum) => {
        const { tally: told, resultText } = resultOf({
          ...vote({ isOpen: false, tally }),
          ...(quorum !== undefined && { quorum }),
        });
        expect(told).toEqual(sumOf(tally) < smallVote ? undefined : tally);
        expect(resultText).toBeTruthy();
        if (sumOf(tally) < smallVote) expect(resultText).not.toMatch(/赞成|反对|弃权/);
      },
    ),
  );
});

test.each([
  [{ for: 3, against: 1, abstain: 0 }, undefined, '不足 5 票，只公布通过与否：通过'],
  [{ for: 1, against: 1, abstain: 0 }, undefined, '不足 5 票，只公布通过与否：没有通过'],
  [{ for: 6, against: 5, abstain: 9 }, undefined, '通过'],
  [{ for: 5, against: 5, abstain: 9 }, undefined, '没有通过'],
  [{ for: 6, against: 0, abstain: 0 }, 7, '未达到约定人数（7 票）'],
  [{ for: 6, against: 0, abstain: 1 }, 7, '通过'],
  [{ for: 0, against: 0, abstain: 0 }, undefined, '没有人投票'],
])('%j with a quorum of %s reads %s', (tally, quorum, words) => {
  const closed = vote({ isOpen: false, tally });
  expect(resultOf({ ...closed, ...(quorum && { quorum }) }).resultText).toBe(words);
});

test('paper counts once somebody signed, here or on the sheet in the photo', () => {
  fc.assert(
    fc.property(tallies, tallies, (tally, onPaper) => {
      const paper = { tally: onPaper, photos: [] };
      expect(countedOf(vote({ tally, paper }))).toEqual(tally);
      const all = plus(tally, onPaper);
      expect(countedOf(vote({ tally, paper: { ...paper, signedById: 'pe_1' } }))).toEqual(all);
      expect(countedOf(vote({ tally, paper: { ...paper, photos: ['f'] } }))).toEqual(all);
      expect(sumOf(all)).toBe(sumOf(tally) + sumOf(onPaper));
    }),
  );
});

test('a vote takes ballots until its time and not at it', () => {
  expect(isTaking(vote({ closesAt: now + 1 }), now)).toBe(true);
  expect(isTaking(vote({ closesAt: now }), now)).toBe(false);
  expect(isTaking(vote({ isOpen: false, closesAt: now + 1 }), now)).toBe(false);
  expect(isTaking(vote(), now)).toBe(true);
});

describe('who casts a ballot', () => {
  it('is of the place, has not yet, and is there once it began', () => {
    expect(refused({})).toBeUndefined();
    expect(refused({}, { isOurs: false })).toContain('这个议事厅范围');
    expect(refused({}, { hasVoted: true })).toBe('您已经投过了');
    expect(refused({ unit: 'household' }, { hasVoted: true })).toBe('您家已经投过了');
    expect(refused({}, { isPresent: false })).toContain('到会的人');
    expect(castRefusal(vote(), 'published', { voter: voter({ isPresent: false }), now })).toBe(
      undefined,
    );
  });

  it('speaks for a household only from behind its door', () => {
    const { householdId: _, ...doorless } = voter();
    const ask = (who: Voter) =>
      castRefusal(vote({ unit: 'household' }), 'in-session', { voter: who, now });
    expect(ask(voter())).toBeUndefined();
    expect(ask(doorless)).toContain('门牌号');
    expect(ask({ ...doorless, hasHome: false })).toContain('住户');
    expect(ask(voter({ isUnproven: true }))).toContain('核实');
    expect(refused({ unit: 'person' }, { isUnproven: true })).toBeUndefined();
  });

  it('comes before the end: no ballot after closing, whatever the state', () => {
    const statuses = fc.constantFrom(...meetingStatuses);
    const closed = fc.constantFrom(
      vote({ isOpen: false }),
      vote({ closesAt: now }),
      vote({ closesAt: now - 1 }),
    );
    fc.assert(
      fc.property(statuses, closed, fc.constantFrom(...voteUnits), (status, over, unit) => {
        expect(castRefusal({ ...over, unit }, status, { voter: voter(), now })).toBe(
          '投票已经截止',
        );
      }),
    );
    expect(refused({ way: 'hands' })).toContain('举手');
    expect(castRefusal(vote(), 'cancelled', { voter: voter(), now })).toBe('投票已经截止');
  });
});

test('hands are shown in the room, ballots from the announcement on', () => {
  const open = (way: 'hands' | 'ballot') =>
    meetingStatuses.filter((status) => openingRefusal(way, status) === undefined);
  expect(open('hands')).toEqual(['in-session']);
  expect(open('ballot')).toEqual(['published', 'in-session']);
});

test('the home that votes lies in the area, behind a door; the first verified one before others', () => {
  type Home = { id: string; status: string; door?: string; areaPath: string[] };
  const home = (id: string, status: string, door?: string): Home => ({
    ...{ id, status, areaPath: ['ar_x'] },
    ...(door !== undefined && { door }),
  });
  const elsewhere = { ...home('c', 'verified', '101'), areaPath: ['ar_y'] };
  const of = (...homes: Home[]) => votingHome(homes, 'ar_x')?.id;
  expect(of(home('a', 'declared', '101'), home('b', 'verified', '102'))).toBe('b');
  expect(of(home('a', 'declared', '101'), home('b', 'declared', '102'))).toBe('a');
  expect(of(home('a', 'verified'), home('b', 'declared', '102'))).toBe('b');
  expect(of(elsewhere, home('b', 'refused', '102'))).toBeUndefined();
});

test('every ballot goes into one sum, whichever way it goes', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom<Choice>('for', 'against', 'abstain')), (cast) => {
      const tally = cast.reduce(
        (sum, choice) => plus(sum, { ...noBallots, [choice]: 1 }),
        noBallots,
      );
      expect(sumOf(tally)).toBe(cast.length);
      expect(tally.for).toBe(cast.filter((one) => one === 'for').length);
    }),
  );
});

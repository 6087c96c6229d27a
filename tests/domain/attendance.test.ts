import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { meetingStatuses } from '#contracts/council';
import { AppError } from '#contracts/errors';
import {
  arrived,
  type Coming,
  doorCodeAt,
  doorCodeUntil,
  doorText,
  type Gathering,
  isDoorCode,
  isDoorOpen,
  readMeetingDoor,
  registered,
  registerObstacle,
  ticked,
  tickObstacle,
  unregistered,
} from '#domain/attendance';
import { minuteMs } from '#domain/day';
import { suffixAt } from '#domain/redemption-code';
import { at } from '../kit/clock';

const sha256 = (text: string) => createHash('sha256').update(text).digest();
const hour = 60 * minuteMs;
const startsAt = at('2026-11-28 19:00');
const meeting: Gathering = {
  status: 'published',
  startsAt,
  endsAt: startsAt + 2 * hour,
  capacity: 2,
  registered: 0,
};
const reasonOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return error.details?.reason ?? error.code;
    throw error;
  }
  return 'allowed';
};

describe('signing up', () => {
  const before = startsAt - hour;
  it('is for published meetings with a place left, once', () => {
    expect(registered(meeting, undefined, before)).toEqual({
      status: 'registered',
      registeredAt: before,
    });
    expect(registered(meeting, { status: 'cancelled' }, before).status).toBe('registered');
    const again = registerObstacle(meeting, { status: 'registered', registeredAt: 1 }, before);
    expect(again).toMatch(/已经报过名/);
  });

  it.each([
    ['full', { registered: 2 }, /不报名也可以来/],
    ['postponed', { status: 'postponed' }, /以前的报名还算数/],
    ['cancelled', { status: 'cancelled' }, /取消/],
    ['not announced', { status: 'agenda' }, /公示后可以报名/],
    ['under way', { status: 'in-session' }, /直接来/],
    ['over', { status: 'executing' }, /已经开过/],
  ] as const)('says why when it is %s', (_, over, words) => {
    const now = before;
    expect(reasonOf(() => registered({ ...meeting, ...over }, undefined, now))).toMatch(words);
  });

  it('has an answer for every state of a meeting', () => {
    for (const status of meetingStatuses)
      expect(registerObstacle({ ...meeting, status }, undefined, before) === undefined).toBe(
        status === 'published',
      );
  });

  it('is taken back until she is there', () => {
    expect(unregistered({ status: 'registered', registeredAt: 1 })).toEqual({
      status: 'cancelled',
    });
    expect(reasonOf(() => unregistered({ status: 'present', presentAt: 1 }))).toMatch(/已经到会/);
    expect(reasonOf(() => unregistered(undefined))).toMatch(/没有报名/);
  });
});

describe('the door', () => {
  const minutes = 30;
  it.each([
    ['half an hour before', -30 * minuteMs, true],
    ['a moment earlier', -30 * minuteMs - 1, false],
    ['half an hour after the end', 2 * hour + 30 * minuteMs, true],
    ['a moment later', 2 * hour + 30 * minuteMs + 1, false],
  ])('%s', (_, by, isOpen) => {
    expect(isDoorOpen(meeting, startsAt + by, minutes)).toBe(isOpen);
  });

  it('follows what really happened: opened early, ended early, ended late', () => {
    const early = { ...meeting, status: 'in-session' as const, startedAt: startsAt - hour };
    expect(isDoorOpen(early, startsAt - hour, minutes)).toBe(true);
    const over = { ...meeting, status: 'minutes' as const, endedAt: startsAt + hour };
    expect(isDoorOpen(over, startsAt + hour + 31 * minuteMs, minutes)).toBe(false);
    const late = { ...over, endedAt: startsAt + 3 * hour };
    expect(isDoorOpen(late, startsAt + 3 * hour + minuteMs, minutes)).toBe(true);
  });

  it.each([
    'draft',
    'collecting',
    'agenda',
    'postponed',
    'cancelled',
    'resolved',
    'closed',
  ] as const)('is no door while the meeting is %s', (status) => {
    expect(isDoorOpen({ ...meeting, status }, startsAt, minutes)).toBe(false);
  });

  it('lets in whoever comes, signed up or not, full or not, and counts her once', () => {
    const full = { ...meeting, registered: 2 };
    const now = startsAt;
    expect(arrived(full, undefined, { now, minutes })).toEqual({
      status: 'present',
      presentAt: now,
    });
    const signed: Coming = { status: 'registered', registeredAt: 7 };
    const there = arrived(full, signed, { now, minutes });
    expect(there).toEqual({ status: 'present', presentAt: now, registeredAt: 7 });
    expect(arrived(full, there, { now: now + hour, minutes })).toBe(there);
    expect(reasonOf(() => arrived(full, signed, { now: now - hour, minutes }))).toMatch(/来得早/);
    const tooLate = now + 3 * hour;
    expect(reasonOf(() => arrived(full, signed, { now: tooLate, minutes }))).toMatch(/时间过了/);
  });
});

describe('what is ticked by hand', () => {
  const held = { ...meeting, status: 'minutes' as const, endedAt: startsAt + hour };
  const signed: Coming = { status: 'registered', registeredAt: 7 };
  it('is kept from the opening until two days after the end, before the minutes are final', () => {
    expect(tickObstacle(meeting, startsAt)).toMatch(/还没有开会/);
    expect(tickObstacle({ ...meeting, status: 'in-session' }, startsAt)).toBeUndefined();
    expect(tickObstacle(held, startsAt + 49 * hour)).toBeUndefined();
    expect(tickObstacle(held, startsAt + 49 * hour + 1)).toMatch(/48 小时/);
    expect(tickObstacle({ ...held, status: 'resolved' }, startsAt + 2 * hour)).toMatch(/纪要/);
  });

  it('is taken back to what it was; who came by the code stays', () => {
    const now = startsAt + hour;
    const there = ticked(held, signed, { isPresent: true, now });
    expect(there).toEqual({ status: 'present', presentAt: now, registeredAt: 7 });
    const back = (before: Coming & { way?: string }) =>
      ticked(held, before, { isPresent: false, now });
    expect(back({ ...there, way: 'ticked' })).toEqual(signed);
    expect(back({ status: 'present', presentAt: 1, way: 'ticked' })).toEqual({
      status: 'cancelled',
    });
    expect(reasonOf(() => back({ ...there, way: 'qr' }))).toMatch(/本人扫码/);
  });
});

describe('the code at the door', () => {
  const secrets = fc.string({ minLength: 16, maxLength: 40 });
  const instants = fc.integer({ min: hour, max: at('2100-01-01') });
  const turn = 5 * minuteMs;

  it('is six letters without 0 O 1 I L, the same for five minutes', () => {
    fc.assert(
      fc.property(secrets, instants, (secret, instant) => {
        const code = doorCodeAt(secret, instant, sha256);
        expect(code).toMatch(/^[2-9A-HJKMNP-Z]{6}$/);
        const until = doorCodeUntil(instant);
        expect(until - instant).toBeGreaterThan(0);
        expect(doorCodeAt(secret, until - 1, sha256)).toBe(code);
        for (const by of [-turn, 0, turn])
          expect(isDoorCode({ secret, code }, instant + by, sha256)).toBe(true);
      }),
    );
  });

  it('is worth nothing ten minutes later, at another meeting, or at a counter', () => {
    const code = doorCodeAt('geheim', startsAt, sha256);
    for (const by of [-2, 2, 12]) {
      const instant = startsAt + by * turn;
      expect(isDoorCode({ secret: 'geheim', code }, instant, sha256)).toBe(false);
    }
    expect(isDoorCode({ secret: 'another', code }, startsAt, sha256)).toBe(false);
    expect(code.startsWith(suffixAt('geheim', startsAt, sha256))).toBe(false);
  });

  it('is read back from the QR; nothing else is', () => {
    const id = `mt_${'2bf1'.repeat(6)}`;
    const text = doorText(id, 'K7QM3P');
    expect(text).toMatch(/^[0-9A-Z.]+$/);
    expect(readMeetingDoor(text)).toEqual({ id, code: 'K7QM3P' });
    for (const wrong of ['', 'K7QM3P', 'VC.2BF12BF1.IN.X2AB', `${text}2`, text.replace('K', 'O')])
      expect(readMeetingDoor(wrong)).toBeUndefined();
  });
});

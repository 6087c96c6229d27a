import fc from 'fast-check';
import { AppError } from '../../src/contracts/errors';
import { minuteMs } from '../../src/domain/day';
import {
  arrived,
  type Call,
  checkPlan,
  counted,
  doorText,
  left,
  openDoor,
  type Presence,
  readDoor,
  servedHours,
  servedMinutes,
  signedOff,
  signedUp,
  ticked,
} from '../../src/domain/volunteer';

const hour = 60 * minuteMs;
const noon = Date.parse('2026-11-20T12:00:00+08:00');
const call: Call = {
  startsAt: noon,
  endsAt: noon + 2 * hour,
  places: 3,
  signedCount: 0,
  status: 'open',
  isForFamilies: true,
};
const alone = { children: 0, isGuardian: false, now: noon - hour };
const reasonOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError)
      return error.details?.reason ?? error.details?.fields?.[0]?.words ?? error.code;
    throw error;
  }
  return 'allowed';
};

describe('a plan', () => {
  const plan = { startsAt: noon, endsAt: noon + hour, isRisky: false };
  it.each([
    ['in the past', { now: noon + 1 }, /已经过了/],
    ['too far ahead', { now: noon - 61 * 24 * hour }, /最多提前/],
    ['that ends before it begins', { endsAt: noon }, /结束要在开始之后/],
    ['longer than half a day', { endsAt: noon + 13 * hour }, /最长 12 小时/],
    ['with a risk and no insurance', { isRisky: true }, /保险/],
  ])('%s is refused', (_, { now = noon - hour, ...over }: Record<string, unknown>, words) => {
    expect(reasonOf(() => checkPlan({ ...plan, ...over }, now as number))).toMatch(words);
  });
  it('is fine with a risk that is insured', () => {
    const insured = { ...plan, isRisky: true, insuranceNote: '志愿者意外险' };
    expect(reasonOf(() => checkPlan(insured, noon - hour))).toBe('allowed');
  });
});

describe('signing up', () => {
  it('takes a place for herself and each child, and waits where it is full', () => {
    expect(signedUp(call, undefined, alone).status).toBe('signed');
    const two = { ...alone, children: 2, isGuardian: true };
    expect(counted(signedUp(call, undefined, two))).toBe(3);
    expect(signedUp({ ...call, signedCount: 1 }, undefined, two).status).toBe('waiting');
  });
  it('asks whoever brings children to stay with them', () => {
    expect(reasonOf(() => signedUp(call, undefined, { ...alone, children: 1 }))).toMatch(
      /全程陪着/,
    );
    const noChildren = { ...call, isForFamilies: false };
    const brings = { ...alone, children: 1, isGuardian: true };
    expect(reasonOf(() => signedUp(noChildren, undefined, brings))).toMatch(/不适合带孩子/);
  });
  it('is once, and not after the end; again after signing off', () => {
    const signed: Presence = { status: 'signed', children: 0 };
    expect(reasonOf(() => signedUp(call, signed, alone))).toMatch(/已经报过名/);
    expect(reasonOf(() => signedUp(call, undefined, { ...alone, now: call.endsAt }))).toMatch(
      /已经结束/,
    );
    const off = signedOff(signed);
    expect(signedUp(call, off, alone).status).toBe('signed');
    expect(reasonOf(() => signedOff(off))).toMatch(/没有报名/);
    expect(reasonOf(() => signedOff({ status: 'present', children: 0 }))).toMatch(/不能再取消/);
  });
});

test('the door stands open in for an hour before, out for half a day after, and to nobody else', () => {
  const doors = (status: Presence['status'] | undefined, ...hours: number[]) =>
    hours.map((at) => openDoor(call, status, noon + at * hour));
  expect(doors('signed', -1.1, -1, 2, 2.1)).toEqual([undefined, 'in', 'in', undefined]);
  expect(doors('present', 1, 14, 14.1)).toEqual(['out', 'out', undefined]);
  for (const status of [undefined, 'waiting', 'cancelled', 'finished', 'absent'] as const)
    expect(doors(status, 1)).toEqual([undefined]);
});

describe('being there', () => {
  const signed: Presence = { status: 'signed', children: 0 };
  it('counts from the code at the door to the code at the door', () => {
    const present = arrived(call, signed, noon);
    expect(left(call, present, { now: noon + hour, percent: 120 })).toMatchObject({
      status: 'finished',
      minutes: 60,
    });
  });
  it('begins an hour before at the earliest, and for who signed up', () => {
    expect(reasonOf(() => arrived(call, signed, noon - 2 * hour))).toMatch(/来得早了/);
    expect(reasonOf(() => arrived(call, undefined, noon))).toMatch(/先报名/);
    expect(reasonOf(() => left(call, signed, { now: noon, percent: 120 }))).toMatch(/还没有到场/);
  });
  it('is no way past the waiting list: whoever leads says whether there is a place', () => {
    const waiting: Presence = { status: 'waiting', children: 0 };
    expect(reasonOf(() => arrived(call, waiting, noon))).toMatch(/还在候补/);
    expect(ticked(call, waiting, { as: 'present', now: noon, percent: 120 }).status).toBe(
      'present',
    );
  });
  it('said twice changes nothing', () => {
    const present = arrived(call, signed, noon);
    expect(arrived(call, present, noon + 5)).toBe(present);
    const done = left(call, present, { now: noon + hour, percent: 120 });
    expect(left(call, done, { now: noon + 2 * hour, percent: 120 })).toBe(done);
  });
  it('is ticked by the leader for a week, and for who never came', () => {
    const tick = (before: Presence, as: 'present' | 'finished' | 'absent', now: number) =>
      ticked(call, before, { as, now, percent: 120 });
    expect(tick(signed, 'finished', call.endsAt + 24 * hour).minutes).toBe(120);
    expect(tick(signed, 'absent', call.endsAt).status).toBe('absent');
    expect(reasonOf(() => tick(signed, 'present', noon - 2 * hour))).toMatch(/还没有开始/);
    expect(reasonOf(() => tick(signed, 'finished', call.endsAt + 8 * 24 * hour))).toMatch(/一周/);
    const done = tick(signed, 'finished', call.endsAt);
    expect(reasonOf(() => tick(done, 'absent', call.endsAt))).toMatch(/不能再改/);
  });
  it('earns nothing at a call that was cancelled, but for who was there by then', () => {
    const off: Call = { ...call, status: 'cancelled' };
    expect(reasonOf(() => arrived(off, signed, noon))).toBe('这次招募取消了');
    for (const as of ['present', 'finished'] as const)
      expect(reasonOf(() => ticked(off, signed, { as, now: noon, percent: 120 }))).toBe(
        '这次招募取消了',
      );
    const present = arrived(call, signed, noon);
    expect(left(off, present, { now: noon + hour, percent: 120 }).minutes).toBe(60);
    expect(ticked(off, signed, { as: 'absent', now: noon, percent: 120 }).status).toBe('absent');
  });
  it('counts whole minutes, never less than none and never more than planned × 1.2', () => {
    const minutes = fc.integer({ min: -600, max: 1_200 });
    fc.assert(
      fc.property(minutes, minutes, (from, stay) => {
        const at = noon + from * minuteMs;
        const served = servedMinutes(call, { from: at, until: at + stay * minuteMs }, 120);
        expect(Number.isInteger(served)).toBe(true);
        expect(served).toBeGreaterThanOrEqual(0);
        expect(served).toBeLessThanOrEqual(144);
        expect(servedHours(served) * 60).toBeLessThanOrEqual(served);
      }),
    );
  });
});

test('a code of the door is read back as it was written, and nothing else is', () => {
  const id = `vc_${'a'.repeat(24)}`;
  expect(readDoor(doorText(id, 'in', 'X2AB'))).toEqual({ id, way: 'in', code: 'X2AB' });
  expect(doorText(id, 'out', 'X2AB')).toMatch(/^[0-9A-Z.]+$/);
  for (const text of ['', 'https://example.org', `${id}.up.X2AB`, `${id}.in.x`])
    expect(readDoor(text)).toBeUndefined();
});

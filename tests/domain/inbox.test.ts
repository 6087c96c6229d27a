import fc from 'fast-check';
import { policy } from '#config/policy';
import { inboxKinds, inboxLinks } from '#contracts/inbox';
import { minuteMs } from '#domain/day';
import { mergedItems } from '#domain/inbox';
import { at } from '../kit/clock';

const now = at('2026-11-24 10:00');
const minutes = policy.mergeMessagesMinutes.value;

type Item = Parameters<typeof mergedItems>[0][number];
const about = (id: string, minutesAgo: number, over: Partial<Item> = {}): Item => ({
  id: `${id}-${minutesAgo}`,
  at: now - minutesAgo * minuteMs,
  kind: 'report',
  isRead: false,
  link: { kind: 'report', id },
  ...over,
});
const ids = (items: readonly Item[]) => mergedItems(items, minutes).map((line) => line.ids);

describe('messages about one thing', () => {
  it('within half an hour are one line, the newest first', () => {
    const items = [about('rp_1', 0), about('rp_2', 5), about('rp_1', 10), about('rp_1', 30)];
    expect(mergedItems(items, minutes)).toEqual([
      { newest: items[0], ids: ['rp_1-0', 'rp_1-10', 'rp_1-30'], others: 2, isRead: false },
      { newest: items[1], ids: ['rp_2-5'], others: 0, isRead: false },
    ]);
  });
  it('a minute later are another line', () =>
    expect(ids([about('rp_1', 0), about('rp_1', 31), about('rp_1', 60)])).toEqual([
      ['rp_1-0'],
      ['rp_1-31', 'rp_1-60'],
    ]));
  it('are read once all of them are', () => {
    const read = { isRead: true };
    const lines = (first: object, second: object) =>
      mergedItems([about('rp_1', 0, first), about('rp_1', 1, second)], minutes);
    expect(lines(read, read)[0]?.isRead).toBe(true);
    expect(lines(read, {})[0]?.isRead).toBe(false);
    expect(lines({}, read)[0]?.isRead).toBe(false);
  });
  it('of another kind, or about nothing in particular, stay apart', () => {
    const link = { kind: 'homes' };
    expect(ids([about('a', 0, { link }), about('b', 1, { link })])).toHaveLength(2);
    expect(ids([about('x', 0), about('x', 1, { kind: 'work-order' })])).toHaveLength(2);
    expect(ids([about('x', 0), about('x', 1, { link: { kind: 'notice', id: 'x' } })])).toHaveLength(
      2,
    );
  });
});

const items = fc
  .array(
    fc.record({
      minutesAgo: fc.integer({ min: 0, max: 200 }),
      kind: fc.constantFrom(...inboxKinds),
      link: fc.option(
        fc.record({
          kind: fc.constantFrom(...inboxLinks),
          id: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
        }),
        { nil: undefined },
      ),
      isRead: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map((all) =>
    all
      .sort((a, b) => a.minutesAgo - b.minutesAgo)
      .map(
        ({ minutesAgo, ...rest }, index): Item => ({
          ...rest,
          id: String(index),
          at: now - minutesAgo * minuteMs,
        }),
      ),
  );

describe('whatever the messages are', () => {
  it('none is lost, none is doubled, and lines stand in the order of their newest', () =>
    fc.assert(
      fc.property(items, (all) => {
        const lines = mergedItems(all, minutes);
        const shown = lines.flatMap((line) => line.ids);
        expect(shown.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
        const newest = lines.map((line) => Number(line.newest.id));
        expect(newest).toEqual(newest.toSorted((a, b) => a - b));
        for (const line of lines) {
          expect(line.ids[0]).toBe(line.newest.id);
          expect(line.others).toBe(line.ids.length - 1);
          const own = line.ids.map(Number);
          expect(own).toEqual(own.toSorted((a, b) => a - b));
        }
      }),
    ));

  it('a line is about one thing, spans half an hour at most, and is read when all of it is', () =>
    fc.assert(
      fc.property(items, (all) => {
        for (const line of mergedItems(all, minutes)) {
          const own = line.ids.flatMap((id) => all.find((one) => one.id === id) ?? []);
          for (const one of own) {
            expect(line.newest.at - one.at).toBeLessThanOrEqual(minutes * minuteMs);
            expect([one.kind, one.link]).toEqual([line.newest.kind, line.newest.link]);
          }
          expect(line.isRead).toBe(own.every(({ isRead }) => isRead));
        }
      }),
    ));

  it('another page below changes no line that was there, but for what joins it', () =>
    fc.assert(
      fc.property(items, fc.nat(40), (all, count) => {
        const before = mergedItems(all.slice(0, count), minutes);
        const after = mergedItems(all, minutes).slice(0, before.length);
        expect(after.map(({ newest }) => newest)).toEqual(before.map(({ newest }) => newest));
        for (const [index, line] of before.entries())
          expect(after[index]?.ids.slice(0, line.ids.length)).toEqual(line.ids);
      }),
    ));
});

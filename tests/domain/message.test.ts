import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { templates } from '#config/templates';
import type { MessageTemplate } from '#contracts/subscription';
import { minuteMs } from '#domain/day';
import {
  fitField,
  mayMerge,
  pushBackOffMs,
  sendAt,
  spend,
  timeField,
  verdictOf,
  type Worth,
  worths,
} from '#domain/message';
import { graphemes } from '#domain/title';
import { filledIn } from '../../cloudfunctions/modules/subscription/content';
import {
  noticeNotes,
  noticeSubjects,
  pageOf,
  toHolders,
  toReporters,
} from '../../cloudfunctions/modules/subscription/words';
import { root } from '../../tools/build/fresh';
import { fieldProblem } from '../../tools/local-cloud/openapi/message-fields';
import { at, wall } from '../kit/clock';

const family = '👨‍👩‍👧‍👦';
const flag = '🇨🇳';
const england = '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}';
const quiet = { from: '21:30', until: '07:30' };

const oddParts = [family, flag, england, '停水', '\n', '\u2028', '\ud83d', 'a', '　', '\u200b'];
/** Anything a keyboard, a paste or a fault can bring. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...oddParts), { maxLength: 30 }).map((parts) => parts.join('')),
);

describe('what WeChat takes for a keyword', () => {
  test.each([
    ['停水通知', '停水通知'],
    ['明早八点到十二点停水，请提前接水，谢谢您', '明早八点到十二点停水，请提前接水，谢谢您'],
    ['明早八点到十二点停水，请提前接水，谢谢配合', '明早八点到十二点停水，请提前接水，谢谢…'],
    ['第一行\n第二行\t完', '第一行 第二行 完'],
    [family.repeat(3), `${family}…`],
    [`${'水'.repeat(18)}${flag}`, `${'水'.repeat(18)}…`],
    [`${'水'.repeat(16)}${flag}`, `${'水'.repeat(16)}${flag}`],
    [`${england}停水`, `${england}停水`],
    ['断\ud83d头', '断 头'],
    ['', '请点开查看'],
    [' \n\u200b\u200d ', '请点开查看'],
  ])('thing %j is %j', (text, fitted) => {
    expect(fitField('thing', text)).toBe(fitted);
  });

  test.each([
    ['phrase', '已受理', '已受理'],
    ['phrase', '已受理，正在处理', '已受理正在'],
    ['phrase', 'OK 👍', '有新进展'],
    ['character_string', '261128-2G2-M645B', '261128-2G2-M645B'],
    ['character_string', '编号 A1', 'A1'],
    ['character_string', '没有', '-'],
    ['character_string', 'x'.repeat(40), 'x'.repeat(32)],
  ] as const)('%s %j is %j', (kind, text, fitted) => {
    expect(fitField(kind, text)).toBe(fitted);
  });

  test('whatever comes in, WeChat has nothing against it', () => {
    const kinds = ['thing', 'phrase', 'character_string'] as const;
    fc.assert(
      fc.property(anyText, fc.constantFrom(...kinds), (text, kind) => {
        const fitted = fitField(kind, text);
        expect([fitted, fieldProblem(`${kind}1`, fitted)]).toEqual([fitted, undefined]);
        expect(/\p{Cs}/u.test(fitted)).toBe(false);
      }),
    );
  });

  test('a character is whole or not there, and fitting twice changes nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const fitted = fitField('thing', text);
        expect(fitField('thing', fitted)).toBe(fitted);
        expect(fitted.length).toBeLessThanOrEqual(20);
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(family, flag, england, '水'), { minLength: 1 }),
        (parts) => {
          const kept = graphemes(fitField('thing', parts.join('')).replace(/…$/, ''));
          expect(kept).toEqual(parts.slice(0, kept.length));
        },
      ),
    );
  });

  test('a time is one WeChat can read', () => {
    expect(timeField(at('2026-11-23 08:05'))).toBe('2026年11月23日 08:05');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (instant) => {
        for (const kind of ['time', 'date'] as const) {
          const text = fitField(kind, timeField(instant));
          expect([text, fieldProblem(`${kind}1`, text)]).toEqual([text, undefined]);
        }
      }),
    );
  });
});

describe('what a credit is spent on', () => {
  const credits = fc.record({
    progress: fc.integer({ min: 0, max: 6 }),
    outcome: fc.integer({ min: 0, max: 3 }),
  });
  type Credits = { progress: number; outcome: number };
  const paid = (have: Credits, worth: Worth): Credits | undefined => {
    const template = spend(have, worth);
    return template && { ...have, [template]: have[template] - 1 };
  };

  test('办结 goes unpaid only where nothing at all is left', () => {
    fc.assert(
      fc.property(credits, (have) => {
        expect(spend(have, 'outcome') === undefined).toBe(have.progress + have.outcome === 0);
      }),
    );
  });

  test('whoever was told of 受理 can be told of everything that is worth more', () => {
    fc.assert(
      fc.property(credits, (have) => {
        const afterAccepted = paid(have, 'accepted');
        if (!afterAccepted) return;
        const afterAsking = paid(afterAccepted, 'supplement');
        expect(afterAsking).toBeDefined();
        expect(afterAsking && paid(afterAsking, 'outcome')).toBeDefined();
      }),
    );
  });

  test('in whatever order things happen no credit is made, and 办结 is paid where any news was', () => {
    const lesser = fc.array(fc.constantFrom('accepted' as const, 'supplement' as const));
    fc.assert(
      fc.property(credits, lesser, (have, news) => {
        let now = have;
        for (const worth of news) now = paid(now, worth) ?? now;
        expect(Math.min(now.progress, now.outcome)).toBeGreaterThanOrEqual(0);
        const hadAny = have.progress + have.outcome > 0;
        expect(paid(now, 'outcome') !== undefined).toBe(hadAny);
      }),
    );
  });

  test('one yes to each: a question and the end, not 受理', () => {
    expect(spend({ progress: 1, outcome: 1 }, 'accepted')).toBeUndefined();
    expect(spend({ progress: 1, outcome: 1 }, 'supplement')).toBe('progress');
    expect(spend({ progress: 1, outcome: 1 }, 'outcome')).toBe('outcome');
    expect(spend({ progress: 1 }, 'outcome')).toBe('progress');
    for (const worth of worths) expect(spend({}, worth)).toBeUndefined();
  });
});

describe('when a message may go', () => {
  test.each([
    ['2026-11-20 21:29', '2026-11-20 21:29'],
    ['2026-11-20 21:30', '2026-11-21 07:30'],
    ['2026-11-20 23:59', '2026-11-21 07:30'],
    ['2026-11-21 00:00', '2026-11-21 07:30'],
    ['2026-12-31 22:00', '2027-01-01 07:30'],
    ['2026-11-21 07:29', '2026-11-21 07:30'],
    ['2026-11-21 07:30', '2026-11-21 07:30'],
  ])('ready at %s it goes at %s', (ready, goes) => {
    expect(wall(sendAt(at(ready), { quiet, isUrgent: false }))).toBe(goes);
    expect(sendAt(at(ready), { quiet, isUrgent: true })).toBe(at(ready));
  });

  test('it is never early, never in the quiet hours, and waits no longer than they last', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000_000 }), (ready) => {
        const goes = sendAt(ready, { quiet, isUrgent: false });
        expect(goes).toBeGreaterThanOrEqual(ready);
        expect(goes - ready).toBeLessThanOrEqual(10 * 60 * minuteMs);
        expect(sendAt(goes, { quiet, isUrgent: false })).toBe(goes);
      }),
    );
  });

  test('tries stand one, four and sixteen minutes apart', () => {
    expect([1, 2, 3].map((tries) => pushBackOffMs(tries) / minuteMs)).toEqual([1, 4, 16]);
  });
});

describe('the words of messages', () => {
  const said = [...Object.values(toReporters), ...Object.values(toHolders)];

  test('fit as they are, and a tap leads to a page there is', () => {
    for (const { status, note } of said) {
      expect(fitField('phrase', status)).toBe(status);
      expect(fitField('thing', note)).toBe(note);
    }
    for (const words of [...Object.values(noticeSubjects), ...Object.values(noticeNotes)])
      expect(fitField('thing', words)).toBe(words);
    for (const page of Object.values(pageOf)) {
      const [path, query] = page('x_1').split('?');
      expect([path, existsSync(join(root, 'src', `${path}.tsx`))]).toEqual([path, true]);
      expect(query).toBe('id=x_1');
    }
  });

  test('every keyword of the district’s templates is filled, whatever is said', () => {
    for (const [template, entry] of Object.entries(templates)) {
      const filled = filledIn({ template: template as MessageTemplate, content: {}, at: 0 });
      expect(filled?.templateId).toBe(entry.id);
      for (const [name, { value }] of Object.entries(filled?.data ?? {}))
        expect([name, fieldProblem(name, value)]).toEqual([name, undefined]);
      expect(Object.keys(filled?.data ?? {})).toEqual(Object.keys(entry.fields));
    }
  });
});

describe('what becomes of a message', () => {
  const first = { tries: 1, mostTries: 3 };
  const last = { tries: 3, mostTries: 3 };

  test.each([
    [0, 'sent', 'sent'],
    [43_101, 'no-credit', 'no-credit'],
    [-1, 'again', 'dead'],
    [45_009, 'again', 'dead'],
    [45_011, 'again', 'dead'],
    [43_108, 'again', 'dead'],
    [-604_101, 'again', 'dead'],
    [47_003, 'dead', 'dead'],
    [40_037, 'dead', 'dead'],
    [40_003, 'dead', 'dead'],
    [41_030, 'dead', 'dead'],
    [43_107, 'dead', 'dead'],
    [-604_100, 'dead', 'dead'],
  ])('%i: %s, and %s after the last try', (errCode, atFirst, inTheEnd) => {
    expect(verdictOf({ errCode }, first)).toBe(atFirst);
    expect(verdictOf({ errCode }, last)).toBe(inTheEnd);
  });

  test('without an answer nobody knows, and nobody sends it again', () => {
    for (const tries of [first, last]) expect(verdictOf({ isSilent: true }, tries)).toBe('unsure');
  });

  test('only what says nothing new merges', () => {
    const calm = { isUrgent: false };
    expect(mayMerge({ template: 'progress', worth: 'accepted', ...calm })).toBe(true);
    expect(mayMerge({ template: 'work', ...calm })).toBe(true);
    expect(mayMerge({ template: 'work', isUrgent: true })).toBe(false);
    for (const worth of ['supplement', 'outcome'] as const)
      expect(mayMerge({ template: 'progress', worth, ...calm })).toBe(false);
    for (const template of ['outage', 'emergency'] as const)
      expect(mayMerge({ template, ...calm })).toBe(false);
  });
});

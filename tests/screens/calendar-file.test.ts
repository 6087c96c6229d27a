import { folded, icsText } from '../../src/platform/ics';

const octets = (text: string) => new TextEncoder().encode(text).length;
const startsAt = Date.UTC(2026, 10, 23, 0, 0);
const made = { uid: 'abc-123', madeAt: Date.UTC(2026, 10, 22, 4, 5, 6, 789) };
const entry = {
  title: '停水通知',
  startsAt,
  endsAt: startsAt + 4 * 3_600_000,
  place: '5号楼2单元',
  note: '请提前存水,关好龙头;谢谢\n林平\\单元长',
};

/** As a calendar reads it: lines put together again. */
const unfolded = (text: string) => text.replace(/\r\n /g, '').split('\r\n');

describe('a calendar file (RFC 5545)', () => {
  const lines = unfolded(icsText(entry, made));

  it('names times in UTC', () => {
    expect(lines).toContain('DTSTART:20261123T000000Z');
    expect(lines).toContain('DTEND:20261123T040000Z');
    expect(lines).toContain('DTSTAMP:20261122T040506Z');
  });

  it('escapes what would end a text', () => {
    expect(lines).toContain('DESCRIPTION:请提前存水\\,关好龙头\\;谢谢\\n林平\\\\单元长');
  });

  it('reminds an hour before', () => {
    expect(lines).toContain('TRIGGER:-PT60M');
  });

  it('has no end where none is known or where it is not later', () => {
    expect(icsText({ ...entry, endsAt: undefined }, made)).not.toContain('DTEND');
    expect(icsText({ ...entry, endsAt: startsAt }, made)).not.toContain('DTEND');
  });

  it('ends every line with CRLF, the last one too', () => {
    const text = icsText(entry, made);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
  });

  it.each([
    ['Chinese', '水'.repeat(100)],
    ['signs outside the first plane', '🚰'.repeat(60)],
    ['letters', 'x'.repeat(200)],
    ['exactly one line', 'x'.repeat(75)],
  ])('folds %s at 75 octets and inside no character', (_, words) => {
    const text = folded(words);
    for (const line of text.split('\r\n')) expect(octets(line)).toBeLessThanOrEqual(75);
    expect(text.replace(/\r\n /g, '')).toBe(words);
    expect(text).not.toContain('\ufffd');
  });

  it('leaves a line of 75 octets whole', () => {
    expect(folded('x'.repeat(75))).toBe('x'.repeat(75));
  });
});

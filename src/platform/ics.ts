import { type CalendarEntry, remindMinutes } from './calendar-entry';

/** RFC 5545 §3.3.11: what would end a text or begin another. */
const escaped = (words: string): string =>
  words.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, '\\n');

/** 「20261123T000000Z」: UTC, so that no time zone has to be described. */
const utc = (at: number): string =>
  new Date(at).toISOString().replace(/\.\d+/, '').replace(/[-:]/g, '');

/** Longest line, in octets without its end (RFC 5545 §3.1). */
const lineOctets = 75;

const octetsOf = (sign: string): number => new TextEncoder().encode(sign).length;

/** Folds a line before its limit, never inside a character; what follows begins with a space. */
export function folded(line: string): string {
  let octets = 0;
  let text = '';
  for (const sign of line) {
    const more = octetsOf(sign);
    if (octets + more > lineOctets) {
      text += '\r\n ';
      octets = 1;
    }
    text += sign;
    octets += more;
  }
  return text;
}

/** One event as an iCalendar file (RFC 5545); `madeAt` in epoch ms. */
export function icsText(
  { title, startsAt, endsAt, place, note }: CalendarEntry,
  { uid, madeAt }: { uid: string; madeAt: number },
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//lianxin//notices//ZH',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${utc(madeAt)}`,
    `DTSTART:${utc(startsAt)}`,
    ...(endsAt !== undefined && endsAt > startsAt ? [`DTEND:${utc(endsAt)}`] : []),
    `SUMMARY:${escaped(title)}`,
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    ...(note ? [`DESCRIPTION:${escaped(note)}`] : []),
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    `TRIGGER:-PT${remindMinutes}M`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

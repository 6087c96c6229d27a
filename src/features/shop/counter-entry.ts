import { codeAlphabet, codeLength } from '#contracts/shop';

/** What somebody typed or scanned at the counter. */
export type Entry =
  | { kind: 'code'; code: string }
  | { kind: 'number'; number: string }
  | { kind: 'name'; name: string; place: string }
  | { kind: 'unclear'; words: string };

const code = new RegExp(`^[${codeAlphabet}]{${codeLength}}(\\.[${codeAlphabet}]{4})?$`);
const numberLength = 8;

/** As a code is written: capitals without blanks. */
const plainOf = (text: string): string => text.toUpperCase().replace(/[\s-]/g, '');

/** A name, and where she lives after it: 「陈桂花 5号楼」. */
function nameOf(text: string): Entry | undefined {
  const [, name, place = ''] = /^([一-龥·]+)\s*(.*)$/.exec(text.trim()) ?? [];
  return name ? { kind: 'name', name, place: place.trim() } : undefined;
}

function unclear(plain: string): Entry {
  if (plain === '') return { kind: 'unclear', words: '请扫码，或者输入领取码、存折号、姓名' };
  if (/^\d+$/.test(plain) && plain.length > codeLength)
    return { kind: 'unclear', words: `存折号是 ${numberLength} 位数字，这里有 ${plain.length} 位` };
  if (/^[0-9A-Z]+$/.test(plain) && plain.length === codeLength)
    return { kind: 'unclear', words: '领取码里没有 0、O、1、I、L，请再看一遍' };
  if (/^[0-9A-Z]+$/.test(plain) && plain.length < codeLength)
    return { kind: 'unclear', words: `领取码是 ${codeLength} 位，这里只有 ${plain.length} 位` };
  return { kind: 'unclear', words: '这不是领取码，也不是存折号' };
}

/** Tells a code, the number of a passbook and a name apart; what is none of them gets a sentence. */
export function readEntry(text: string): Entry {
  const plain = plainOf(text);
  if (code.test(plain)) return { kind: 'code', code: plain };
  if (/^\d{8}$/.test(plain)) return { kind: 'number', number: plain };
  return nameOf(text) ?? unclear(plain);
}

/** A reader types the rest of a code within this, in ms. */
const readerMs = 300;
/** Six digits may be the beginning of a passbook's number: a person types on within this, in ms. */
const personMs = 1500;

/** How long to wait for another key before what is typed is looked up by itself; undefined: not by itself. */
export function settleMs(text: string): number | undefined {
  const plain = plainOf(text);
  const entry = readEntry(plain);
  if (entry.kind === 'number') return readerMs;
  if (entry.kind !== 'code') return undefined;
  return /^\d+$/.test(plain) ? personMs : readerMs;
}

type Found = { place: string };

/** Only those of the building that was named, where one was: 「5」 and 「5号楼」 are the same. */
export function ofPlace<F extends Found>(found: readonly F[], place: string): readonly F[] {
  if (!place) return found;
  const number = /^\d+$/.test(place) ? `${place}号` : place;
  return found.filter((one) => one.place.startsWith(number) || one.place.includes(` ${number}`));
}

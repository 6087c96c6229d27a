import type { JournalEntry } from './ledger';
import type { Sha256 } from './seal';

/** What is wrong where: the invariant of `rules.md §4.3.6` by its number, the document, and what one finds there. */
export type Finding = { invariant: number; where: string; words: string };

/** Says what was found. */
export type Note = (invariant: number, where: string, words: string) => void;

/** What the checks cannot know by themselves. */
export type Known = {
  sha256: Sha256;
  /** The one id of an entry, from its kind and what it is about. */
  entryIdOf: (kind: JournalEntry['kind'], aboutId: string) => string;
};

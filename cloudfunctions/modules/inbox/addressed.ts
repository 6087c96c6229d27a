import { datedText } from '#domain/day';
import type { EventRecord } from '#runtime/records';
import type { InboxItemRecord } from './records';

/** A message and to whom: persons, or access keys of the posts that are asked. */
export type Addressed = Pick<InboxItemRecord, 'title' | 'text' | 'kind' | 'link'> & {
  to: readonly string[];
};

/** What events of one module say, by their names; no name and no phone of a resident stands in any. */
export type Table = Readonly<Record<string, (event: EventRecord) => Addressed[]>>;

/** Somebody who may be there: a paper passbook has nobody to write to. */
export const maybe = (personId: string | undefined): string[] =>
  personId === undefined ? [] : [personId];

const withoutEnd = (text: string): string => text.replace(/[。！；，.\s]+$/u, '');

/** A reason somebody wrote, as the end of a sentence. */
export const because = (reason: string | undefined): string =>
  reason ? `，原因：${withoutEnd(reason)}` : '';

/** What somebody wrote as a sentence of its own; nothing where there is nothing. */
export const sentence = (text: string | undefined): string => (text ? `${withoutEnd(text)}。` : '');

/** 「11月30日 17:30 前」 */
export const until = (at: number | undefined, now: number): string =>
  at === undefined ? '' : `${datedText(at, now)} 前`;

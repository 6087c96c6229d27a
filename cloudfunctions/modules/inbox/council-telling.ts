import type { EventRecord } from '#runtime/records';
import type { Addressed } from './addressed';

/** What events of the council say; titles of topics are public there, names stand in none. */
export type Facts = {
  meetingId?: string;
  hallId?: string;
  hallName?: string;
  areaText?: string;
  /** Of the meeting, or of the topic an event is about. */
  title?: string;
  topic?: string;
  meetingTitle?: string;
  mergedIntoTitle?: string;
  startsAt?: number;
  place?: string;
  until?: number;
  dueOn?: string;
  reviewOn?: string;
  reason?: string;
  why?: string;
  as?: string;
  decision?: string;
  status?: string;
  number?: string;
  partiesText?: string;
  isHeldBack?: boolean;
  isTaken?: boolean;
  isRight?: boolean;
  /** A work order tells how a decision goes on. */
  isByOrder?: boolean;
  by?: string;
  witnessId?: string;
  authorId?: string;
  personId?: string;
  to?: string[];
  tell?: string[];
};

export type Said = { title: string; text: string };
export type Say = (facts: Facts, event: EventRecord) => Said | undefined;
export type Link = NonNullable<Addressed['link']>;
type Route = { link: (facts: Facts) => Link; to: (facts: Facts) => readonly string[] };

export const idOf = (id: string | undefined) => (id === undefined ? {} : { id });

/** A message about what happened, to whom it concerns, with what a tap opens; none where there is nothing to say. */
export const message =
  (say: Say, { link, to }: Route) =>
  (event: EventRecord): Addressed[] => {
    const facts = event.data as Facts;
    const said = say(facts, event);
    return said ? [{ ...said, kind: 'council', link: link(facts), to: to(facts) }] : [];
  };

/** 槐安小区红色议事厅「11月议事会」 */
export const meetingOf = ({ hallName = '议事厅', title = '议事会' }: Facts) =>
  `${hallName}「${title}」`;
export const topicOf = ({ topic, title }: Facts) => `「${topic ?? title ?? '议题'}」`;

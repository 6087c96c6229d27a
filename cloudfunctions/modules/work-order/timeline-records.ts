import type { PhotoView } from '#contracts/file';
import { type TimelineEntry, type WorkOrderEvent, workOrderEvents } from '#contracts/work-order';
import { entryFor, herself, type Reader } from '#domain/timeline';
import { defined } from '#runtime/defined';
import type { EventRecord } from '#runtime/records';
import type { LoopFacts } from './fact-records';

const isShown = (name: string): name is WorkOrderEvent =>
  (workOrderEvents as readonly string[]).includes(name);

const factsIn = (event: EventRecord) => event.data as Partial<LoopFacts>;

/** Every photo that came with something in the timeline. */
export const photosIn = (events: readonly EventRecord[]): string[] =>
  events.flatMap((event) => factsIn(event).photos ?? []);

/** What a firm that is complained about may read beside who did what and when: its own dealings. */
const forFirms: readonly string[] = [
  'work-order.assigned-agency',
  'work-order.designated',
  'work-order.sent-back',
  'work-order.collaborator-invited',
  'work-order.subtask-finished',
  'work-order.pause-asked',
  'work-order.paused',
  'work-order.pause-refused',
  'work-order.extended',
  'work-order.result-submitted',
  'work-order.result-refused',
  'work-order.unit-rated',
];

/** The events without anything a resident said or sent, and without notes among colleagues (`rules.md §4.1.6`-3). */
export const forFirm = (events: readonly EventRecord[]): EventRecord[] =>
  events
    .filter((event) => factsIn(event).isInternal !== true)
    .map((event) => {
      if (forFirms.includes(event.name)) return event;
      const { callerText: _, ...rest } = event;
      const { note: __, photos: ___, ...data } = event.data;
      return event.name.startsWith('report.') ? { ...rest, data } : { ...event, data };
    });

type Reading = {
  reader: Reader;
  personId: string;
  /** Whose timeline it is. */
  orderId: string;
  view: (fileId: string) => PhotoView;
};

/** A result reaches the resident once somebody else has confirmed it, never one that was refused. */
function isConfirmed(events: readonly EventRecord[], index: number): boolean {
  const verdict = events
    .slice(index + 1)
    .find(({ name }) => /^work-order[.]result-(confirmed|refused|submitted)$/.test(name));
  return verdict?.name === 'work-order.result-confirmed';
}

/** 「您」 to a resident of what she did; else name and post, and none of a resident's. */
function byOf(event: EventRecord, { reader, personId }: Pick<Reading, 'reader' | 'personId'>) {
  const isOwn = event.callerId === personId;
  return isOwn && (reader !== 'staff' || !event.callerText) ? herself : event.callerText;
}

/**
 * What an event says here: all of it in the timeline of the order it is about; in the one that order was
 * merged into or taken out of only its number, to colleagues.
 */
function toldHere(event: EventRecord, { reader, orderId }: Pick<Reading, 'reader' | 'orderId'>) {
  const facts = factsIn(event);
  if (facts.workOrderId === undefined || facts.workOrderId === orderId) return facts;
  return reader === 'staff' ? { note: `编号 ${facts.number ?? ''}` } : undefined;
}

/** 「到哪一步了」 for this reader: nothing internal, and never a resident's name. */
export const timelineOf = (
  events: readonly EventRecord[],
  { view, ...reading }: Reading,
): TimelineEntry[] =>
  events.flatMap((event, index) => {
    const facts: Partial<LoopFacts> | undefined = toldHere(event, reading);
    if (!isShown(event.name) || !facts) return [];
    const isHeldBack =
      reading.reader !== 'staff' &&
      event.name === 'work-order.result-submitted' &&
      !isConfirmed(events, index);
    const { note, rating, outcome, photos, unit, isInternal } = isHeldBack ? {} : facts;
    const entry: TimelineEntry = defined({
      event: event.name,
      at: event.at,
      by: byOf(event, reading),
      unit,
      note,
      rating,
      outcome,
      photos: photos?.map(view),
      isInternal,
    });
    return entryFor(entry, reading.reader) ?? [];
  });

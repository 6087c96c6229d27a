import type { PhotoView } from '#contracts/file';
import { type TimelineEntry, type WorkOrderEvent, workOrderEvents } from '#contracts/work-order';
import { entryFor, herself, type Reader } from '#domain/timeline';
import { defined } from '#runtime/defined';
import type { EventRecord } from '#runtime/records';
import type { LoopFacts } from './records';

const isShown = (name: string): name is WorkOrderEvent =>
  (workOrderEvents as readonly string[]).includes(name);

const factsIn = (event: EventRecord) => event.data as Partial<LoopFacts>;

/** Every photo that came with something in the timeline. */
export const photosIn = (events: readonly EventRecord[]): string[] =>
  events.flatMap((event) => factsIn(event).photos ?? []);

type Reading = {
  reader: Reader;
  personId: string;
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
function byOf(event: EventRecord, { reader, personId }: Omit<Reading, 'view'>) {
  const isOwn = event.callerId === personId;
  return isOwn && (reader !== 'staff' || !event.callerText) ? herself : event.callerText;
}

/** 「到哪一步了」 for this reader: nothing internal, and never a resident's name. */
export const timelineOf = (
  events: readonly EventRecord[],
  { view, ...reading }: Reading,
): TimelineEntry[] =>
  events.flatMap((event, index) => {
    if (!isShown(event.name)) return [];
    const isHeldBack =
      reading.reader !== 'staff' &&
      event.name === 'work-order.result-submitted' &&
      !isConfirmed(events, index);
    const { note, rating, outcome, photos, unit, isInternal } = isHeldBack ? {} : factsIn(event);
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

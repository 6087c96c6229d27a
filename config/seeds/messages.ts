import type { WorkOrderEvent } from '#contracts/loop';
import { audiences } from '#domain/audience';
import { dayMs } from '#domain/day';
import { isCurrent, roleKey } from '#domain/membership';
import type { EventRecord } from '#runtime/records';
import { homeWords, type PersonalFacts } from '../../cloudfunctions/modules/inbox/home-words';
import { type Words, wordsFor } from '../../cloudfunctions/modules/inbox/loop-words';
import type { InboxItemRecord } from '../../cloudfunctions/modules/inbox/records';
import { toStaff } from '../../cloudfunctions/modules/inbox/staff-words';
import type { LoopFacts } from '../../cloudfunctions/modules/work-order/fact-records';
import type { Tree } from './tree';

type Told = Words & Pick<InboxItemRecord, 'kind' | 'link'>;

/** Messages older than this were read. */
const readAfterMs = 2 * dayMs;

export type Reading = { tree: Tree; start: number };

type Letter = readonly [personId: string, told: Told];

function toColleagues(event: EventRecord, { tree }: Reading): Letter[] {
  const facts = event.data as LoopFacts;
  const link = { kind: 'work-order', id: facts.workOrderId } as const;
  return audiences.flatMap((audience): Letter[] => {
    const words = toStaff[event.name as WorkOrderEvent]?.[audience]?.(facts, event.at);
    if (!words) return [];
    return peopleBehind(facts.tell[audience] ?? [], event.at, tree)
      .filter((personId) => personId !== event.callerId)
      .map((personId) => [personId, { ...words, kind: 'work-order', link }]);
  });
}

function toResidents(event: EventRecord): Letter[] {
  const facts = event.data as LoopFacts;
  return facts.reports.flatMap((report): Letter[] => {
    const words = wordsFor(event.name as WorkOrderEvent, report)?.(facts, event.at);
    const link = { kind: 'report', id: report.id } as const;
    return words ? [[report.reporterId, { ...words, kind: 'report', link }]] : [];
  });
}

/** What everybody concerned found in her inbox after an event of the loop, as the listener delivers it. */
export function loopMessages(event: EventRecord, reading: Reading): InboxItemRecord[] {
  const { hiddenFrom } = event.data as LoopFacts;
  const letters = [...toColleagues(event, reading), ...toResidents(event)];
  return delivered(
    event,
    new Map(letters.filter(([personId]) => personId !== hiddenFrom)),
    reading,
  );
}

/** The same after an event about somebody's home. */
export function homeMessages(event: EventRecord, reading: Reading): InboxItemRecord[] {
  const facts = event.data as PersonalFacts;
  const note = homeWords[event.name]?.(facts);
  if (!note) return [];
  const people = peopleBehind(facts.tell, event.at, reading.tree);
  return delivered(event, new Map(people.map((personId) => [personId, note])), reading);
}

const delivered = (
  event: EventRecord,
  told: ReadonlyMap<string, Told>,
  { start }: Reading,
): InboxItemRecord[] =>
  [...told].map(([personId, words]) => ({
    ...words,
    _id: `${event._id}:${personId}`,
    personId,
    at: event.at,
    isRead: start - event.at > readAfterMs,
  }));

/** Persons as they are, posts through the duties of their areas. */
function peopleBehind(keys: readonly string[], at: number, tree: Tree): string[] {
  return keys.flatMap((key) => {
    const [, areaId] = key.split('@');
    if (areaId === undefined) return [key];
    return (tree.byId.get(areaId)?.duties ?? [])
      .filter((duty) => isCurrent(duty, at) && roleKey(duty.role, areaId) === key)
      .map((duty) => duty.personId);
  });
}

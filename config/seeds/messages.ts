import { dayMs } from '#domain/day';
import { isCurrent, roleKey } from '#domain/membership';
import type { EventRecord } from '#runtime/records';
import { homeWords, type PersonalFacts } from '../../cloudfunctions/modules/inbox/home-words';
import {
  type LoopEvent,
  toHandler,
  toNext,
  toReporter,
  type Words,
} from '../../cloudfunctions/modules/inbox/loop-words';
import type { InboxItemRecord } from '../../cloudfunctions/modules/inbox/records';
import type { LoopFacts } from '../../cloudfunctions/modules/work-order/records';
import type { Tree } from './tree';

type Told = Words & Pick<InboxItemRecord, 'kind' | 'link'>;

/** Messages older than this were read. */
const readAfterMs = 2 * dayMs;

export type Reading = { tree: Tree; start: number };

/** What everybody concerned found in her inbox after an event of the loop, as the listener delivers it. */
export function loopMessages(event: EventRecord, reading: Reading): InboxItemRecord[] {
  const { tree } = reading;
  const facts = event.data as LoopFacts;
  const name = event.name as LoopEvent;
  const told = new Map<string, Told>();
  const link = { kind: 'work-order', id: facts.workOrderId } as const;
  const tellStaff = (personId: string, words: Words) => {
    if (personId !== event.callerId) told.set(personId, { ...words, kind: 'work-order', link });
  };
  const handled = toHandler[name]?.(facts, event.at);
  if (handled && facts.assignee) tellStaff(facts.assignee.personId, handled);
  const next = toNext[name]?.(facts, event.at);
  if (next)
    for (const personId of peopleBehind(facts.waitsFor, event.at, tree)) tellStaff(personId, next);
  const reporter = toReporter[name]?.(facts, event.at);
  if (reporter)
    for (const { id, reporterId } of facts.reports)
      told.set(reporterId, { ...reporter, kind: 'report', link: { kind: 'report', id } });
  return delivered(event, told, reading);
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

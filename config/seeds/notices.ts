import { policy } from '#config/policy';
import { dayMs } from '#domain/day';
import { isListed, type Notice, type Publisher } from '#domain/notice';
import { written } from '#domain/notice-steps';
import { shortAddress } from '#domain/place';
import { derivedId, eventIdOf } from '#runtime/ids';
import type { EventRecord } from '#runtime/records';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import {
  type NoticeReadRecord,
  type NoticeRecord,
  readIdOf,
} from '../../cloudfunctions/modules/notice/records';
import { eventOfCommand } from './event';
import { noticeRules, type Scene, toldWritings, type Writing } from './told-notices';

export type ToldNotices = {
  notices: NoticeRecord[];
  reads: NoticeReadRecord[];
  events: EventRecord[];
  /** The drill, whose doors are half covered. */
  drill: NoticeRecord;
  /** Tomorrow's water. */
  water: NoticeRecord;
};

/** The community an area lies in, else what stands above it. */
const belongsTo = ({ pathNames, pathLevels }: AreaRecord): string =>
  pathNames[pathLevels.indexOf('community')] ?? pathNames.at(-1) ?? '';

const publisherOf = ({ by, role, post }: Writing): Publisher => ({
  personId: by._id,
  name: by.name ?? '',
  role,
  areaName: shortAddress(post),
  unitName: belongsTo(post),
});

/** From the district down to where all of them still lie together. */
const commonPath = ([first, ...others]: readonly AreaRecord[]): string[] =>
  (first?.path ?? []).filter((id) => others.every(({ path }) => path.includes(id)));

function noticeOf(writing: Writing, number: number): NoticeRecord {
  const { to, kind, at, said, later = (it: Notice) => it } = writing;
  const areaText = to.map(shortAddress).join('、');
  const target = { areaIds: to.map(({ _id }) => _id), areaText, path: commonPath(to) };
  const publisher = publisherOf(writing);
  const first = written(
    { said, kind, target, publisher, photos: [], isDoubted: false },
    noticeRules,
    at,
  );
  const notice = later(first);
  return {
    ...notice,
    _id: derivedId('nt', eventIdOf(writing.by._id, `notice-${number}`)),
    isListed: isListed(notice, noticeRules),
    forgetAt: notice.shownUntil + policy.noticeForgetDays.value * dayMs,
  };
}

const eventOf = (writing: Writing, notice: NoticeRecord, number: number): EventRecord =>
  eventOfCommand({
    eventId: eventIdOf(writing.by._id, `notice-${number}`),
    action: 'notice.publish',
    callerId: writing.by._id,
    at: writing.at,
    told: {
      name: notice.reviewReason ? 'notice.waiting' : 'notice.published',
      subjectIds: [notice._id],
      data: {
        noticeId: notice._id,
        kind: notice.kind,
        areaIds: notice.areaIds,
        round: notice.round,
        version: 1,
        title: notice.title,
        publisherId: writing.by._id,
      },
    },
    input: { number },
    answer: { id: notice._id, version: 1, status: notice.status },
  });

const readersOf = ({ cast }: Scene): PersonRecord[] => [
  cast.owner,
  cast.unitLead,
  ...Object.values(cast.neighbours),
];

/** Notices of the told community: tomorrow's water, a drill, one that was withdrawn, one that waits. */
export function tellNotices(scene: Scene): ToldNotices {
  const told = toldWritings(scene).map((writing, number) => {
    const notice = noticeOf(writing, number);
    return { notice, event: eventOf(writing, notice, number) };
  });
  const notices = told.map(({ notice }) => notice);
  const find = (title: string) => {
    const found = notices.find((one) => one.title.includes(title));
    if (!found) throw new RangeError(`nobody wrote ${title}`);
    return found;
  };
  const readLongAgo = notices.filter(
    ({ publishedAt = 0 }) => publishedAt < scene.moments.at(2, '00:00'),
  );
  const reads = readersOf(scene).flatMap((person) =>
    readLongAgo
      .filter(({ areaIds }) =>
        person.homes.some(({ areaPath }) => areaIds.some((id) => areaPath.includes(id))),
      )
      .map(({ _id, version, publishedAt = 0 }) => ({
        _id: readIdOf(_id, person._id),
        noticeId: _id,
        personId: person._id,
        version,
        round: 1,
        at: publishedAt + 3_600_000,
      })),
  );
  return {
    notices,
    reads,
    events: told.map(({ event }) => event),
    drill: find('应急演练'),
    water: find('停水'),
  };
}

import { type NoticeKind, readNotice } from '#contracts/notice';
import { dayMs } from '#domain/day';
import type { NoticeRecord } from '../../cloudfunctions/modules/notice/records';
import type { TestCloud } from './cloud';
import { area, buildWorld, personId, type Who, type World } from './world';

const doorsOf: Readonly<Record<string, number>> = { u51: 12, u52: 12, u61: 8, u91: 6 };

/** The small world with as many doors as its stairwells have, added up to the district. */
export function countedWorld(): World {
  const world = buildWorld();
  for (const one of world.areas)
    one.households = Object.entries(doorsOf).reduce((sum, [name, doors]) => {
      const unit = world.areas.find(({ _id }) => _id === area(name));
      return unit?.path.includes(one._id) ? sum + doors : sum;
    }, 0);
  return world;
}

export type Said = Partial<NoticeRecord> & { kind: NoticeKind };

/** A notice as it stands in the database once it came out; `areas` by their names in the world. */
export async function announce(
  cloud: TestCloud,
  name: string,
  { areas, ...over }: Said & { areas: readonly string[] },
): Promise<NoticeRecord> {
  const now = cloud.cloud.clock.now();
  const paths = areas.map(
    (one) => cloud.one<{ _id: string; path: string[] }>('areas', area(one))?.path ?? [],
  );
  const notice: NoticeRecord = {
    _id: `nt_${name.padEnd(8, '0')}`,
    title: '停水通知',
    text: '明天停水，请提前存水。',
    areaIds: areas.map(area),
    areaText: '5号楼2单元',
    path: (paths[0] ?? []).filter((id) => paths.every((path) => path.includes(id))),
    publisher: {
      personId: personId('unitLead'),
      name: '林平',
      role: 'unit-lead',
      areaName: '2单元',
      unitName: '槐安社区',
    },
    status: 'published',
    version: 1,
    round: 1,
    writtenAt: now,
    publishedAt: now,
    startsAt: now + dayMs,
    endsAt: now + dayMs + 4 * 3_600_000,
    shownUntil: now + 14 * dayMs,
    photos: [],
    revisions: [],
    channels: [],
    isListed: true,
    forgetAt: now + 21 * dayMs,
    ...over,
  };
  await cloud.load('notices', [notice]);
  return notice;
}

/** Somebody opens a notice in the version she was shown. */
export const opened = async (
  cloud: TestCloud,
  who: Who,
  { _id: id, version }: Pick<NoticeRecord, '_id' | 'version'>,
): Promise<void> => {
  await cloud.as(who)(readNotice, { id, version });
};

import { rowsAfterMerge } from '#domain/routing-rows';
import { get, transact } from '#runtime/database';
import type { Listener } from '#runtime/outbox';
import { areasNow } from '../area/records';
import { forgetRouting, routings } from './records';
import { keepVersion } from './versions';

type Merge = { mergedId: string; intoId: string };

/** What an agency led that became part of another, the other leads; what a merged area did differently ends with it. */
const followMerge: Listener = {
  name: 'routing.follow-merge',
  hears: ['area.merged'],
  async hear(event, { now, deadline }) {
    const merge = event.data as Merge;
    const [merged, into] = await areasNow([merge.mergedId, merge.intoId]);
    const districtId = into?.path[0];
    if (!merged || !into || districtId === undefined) return 'done';
    const { rows = [] } = (await get(routings, districtId)) ?? {};
    const areas = await areasNow([...new Set(rows.map(({ areaId }) => areaId))]);
    await transact(async (tx) => {
      const before = await tx.get(routings, districtId);
      if (!before) return;
      await keepVersion(tx, before, {
        districtId,
        areas,
        rows: rowsAfterMerge(before.rows, merge),
        reason: `${merged.name}并入${into.name}`,
        savedAt: now,
        savedById: event.callerId,
        savedBy: '区域调整后自动更新',
      });
    }, deadline);
    forgetRouting(districtId);
    return 'done';
  },
};

export const routingListeners = [followMerge];

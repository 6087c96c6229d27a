import { listAreas } from '#contracts/area';
import { AppError } from '#contracts/errors';
import { defineQuery } from '#runtime/action';
import { editActions } from './edit';
import { lookAction } from './look';
import { type AreaRecord, areasWithin, nearest, recentPath } from './records';

/** Below these a list of the whole district would be thousands. */
const listedWhole: readonly string[] = ['district', 'subdistrict', 'community', 'agency'];

const choice = ({ _id, name, level, points }: AreaRecord) => ({ id: _id, name, level, points });

export const areaActions = [
  ...editActions,
  lookAction,
  defineQuery(listAreas, async ({ withinId, level }) => {
    if (withinId === undefined && !listedWhole.includes(level))
      throw new AppError('invalid-input', {
        fields: [{ field: 'withinId', words: '请先选上一级' }],
      });
    const [found, path] = await Promise.all([
      areasWithin(withinId, level),
      withinId === undefined ? areasWithin(undefined, 'district') : recentPath(withinId),
    ]);
    if (path.length === 0) throw new AppError('not-found');
    return { areas: found.map(choice), dutyPhone: nearest(path, 'dutyPhone') };
  }),
];

import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import type { Environment } from './environment';

/** There is no area of this name; the words say which part of it. */
export class UnknownArea extends Error {}

/** Looks an area up by its full name with slashes (「云河区/柳桥街道」), with all above it; throws `UnknownArea`. */
export type AreaFinder = (fullName: string) => Promise<{ area: AreaRecord; path: AreaRecord[] }>;

/** A finder that asks an environment once for what stands below each area, however many names go through it. */
export function areaFinder(environment: Environment): AreaFinder {
  const known = new Map<string, Promise<AreaRecord[]>>();
  const below = (parent: AreaRecord | undefined): Promise<AreaRecord[]> => {
    const key = parent?._id ?? '';
    const where = parent ? { path: parent._id, parentId: parent._id } : { level: 'district' };
    const asked = known.get(key) ?? environment.find<AreaRecord>('areas', where);
    known.set(key, asked);
    return asked;
  };
  return async (fullName) => {
    const names = fullName.split('/').map((one) => one.trim());
    const path: AreaRecord[] = [];
    for (const [at, name] of names.entries()) {
      const standing = (await below(path.at(-1))).filter(({ endedAt }) => endedAt === undefined);
      const area = standing.find((one) => one.name === name);
      if (!area) throw new UnknownArea(`没有「${names.slice(0, at + 1).join('/')}」这个区域`);
      path.push(area);
    }
    const area = path.at(-1);
    if (!area) throw new RangeError('a name has at least one part');
    return { area, path };
  };
}

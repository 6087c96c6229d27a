import type { Happened } from './timeline/line';
import { fields, residentLines, type Told } from './timeline/resident-lines';
import { staffLines } from './timeline/staff-lines';

export type { Happened } from './timeline/line';

/**
 * Whose eyes: people at a desk who may see the work order, the resident who reported it, or one whose
 * report hangs on it: a neighbour who joined or was merged into it.
 */
export type Reader = 'staff' | 'reporter' | 'joined';

/** What the reader is called where she did something herself. */
export const herself = '您';

function toldTo(it: Happened, reader: Reader): Told | undefined {
  const line = it.isInternal ? undefined : residentLines[it.event];
  if (!line || (line.isForReporter && reader === 'joined')) return undefined;
  if (!('others' in line) || it.by === herself) return line;
  return (reader === 'reporter' && line.passedOn) || line.others;
}

/** One line of 「到哪一步了」 in plain words; what is not for this reader only says that it goes on. */
export function timelineText(it: Happened, reader: Reader): string {
  const line = reader === 'staff' ? staffLines[it.event] : toldTo(it, reader)?.line;
  return line ? line({ ...it, who: it.by ?? '工作人员' }) : '正在办理';
}

/**
 * An entry with only what this reader may have, undefined where it is none of hers: the cloud sends
 * nothing else (feature F21).
 */
export function entryFor<H extends Happened>(it: H, reader: Reader): H | undefined {
  if (reader === 'staff') return it;
  const told = toldTo(it, reader);
  if (!told) return undefined;
  const shown: H & { photos?: unknown } = { ...it };
  for (const field of fields) if (!told.keeps.includes(field)) delete shown[field];
  if (!told.keeps.includes('note')) delete shown.photos;
  return shown;
}

import type { PrintPart } from '#domain/card-prints';
import { hashOf } from '#runtime/ids';
import type { PlatePrintRecord } from '../../cloudfunctions/modules/card/records';
import type { Scene } from './told-notices';

/** What the plate said when somebody else worked there. */
const before = (part: PrintPart): string => hashOf(['before', part]);

/** The plate of the told grid hangs since before its worker came: it is to be printed anew. */
export const tellPlates = ({ places, moments, cast }: Scene): PlatePrintRecord[] => [
  {
    _id: places.grid._id,
    areaPath: places.grid.path,
    edition: 'K7WD3XQM',
    parts: {
      workers: before('workers'),
      leads: before('leads'),
      phones: before('phones'),
      rest: before('rest'),
    },
    printedAt: moments.at(430, '15:00'),
    byId: cast.chief._id,
  },
];

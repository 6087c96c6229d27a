import {
  checkBadge,
  getBadgeCard,
  getPrint,
  listReprints,
  notePrinted,
} from '#contracts/card-prints';
import { area } from '../../tests/kit/world';
import type { Stage } from './stage';

/** A plate is printed and hung, the community looks which ones are old, and a badge is looked at in a doorway. */
export async function tellPrints({ ask }: Stage): Promise<void> {
  const areaId = area('grid3');
  const { edition } = await ask('zhao', getPrint, { areaId });
  await ask('zhao', notePrinted, { areaId, edition });
  await ask('he', listReprints, {});
  await ask('zhao', listReprints, {});
  const { code } = await ask('zhao', getBadgeCard, {});
  await ask('visitor', checkBadge, { code });
}

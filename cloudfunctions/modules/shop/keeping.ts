import { glance } from './counter-glance';
import { partners, saveGoods } from './goods';
import { save } from './save-shop';
import { stockActions } from './stock';
import { take } from './stocktake';

/** What a keeper does with her shop and what stands in it. */
export const keepingActions = [save, glance, saveGoods, partners, take, ...stockActions];

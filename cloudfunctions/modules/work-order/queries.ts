import { detail } from './detail';
import { duplicates } from './duplicates';
import { list } from './list';
import { rates } from './rates';
import { units } from './units';

export const workOrderQueries = [list, detail, units, duplicates, rates];

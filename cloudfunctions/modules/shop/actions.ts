import type { Served } from '#runtime/action';
import { keepingActions } from './keeping';

export const shopActions: Served[] = [...keepingActions];

import type { TestCloud } from '../../tests/kit/cloud';
import type { Ask } from './asking';

/** The small world in which every action is asked at least once. */
export type Stage = Pick<TestCloud, 'one' | 'all' | 'change' | 'cloud' | 'tick'> & { ask: Ask };

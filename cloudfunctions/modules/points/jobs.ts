import type { Job } from '#runtime/jobs';
import { clockJobs } from './clocks';
import { sealEntries } from './sealing';

export const pointsJobs: readonly Job[] = [...clockJobs, sealEntries];

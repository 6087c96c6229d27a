import type { Job } from '#runtime/jobs';
import { clockJobs } from './clocks';
import { publishSheets } from './publishing';
import { sealEntries } from './sealing';

export const pointsJobs: readonly Job[] = [...clockJobs, sealEntries, publishSheets];

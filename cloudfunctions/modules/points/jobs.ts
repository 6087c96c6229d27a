import type { Job } from '#runtime/jobs';

export const pointsJobs: readonly Job[] = [];

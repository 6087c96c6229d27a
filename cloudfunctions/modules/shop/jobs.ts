import type { Job } from '#runtime/jobs';

export const shopJobs: Job[] = [];

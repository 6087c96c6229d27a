import type { Job } from '#runtime/jobs';

export const councilJobs: readonly Job[] = [];

import type { Job } from '#runtime/jobs';
import { latenessJobs } from './lateness';
import { votesDue } from './vote-clock';

export const councilJobs: readonly Job[] = [...latenessJobs, votesDue];

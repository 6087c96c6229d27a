import type { Job } from '#runtime/jobs';
import { councilClock } from './clock';
import { latenessJobs } from './lateness';
import { monthsMissed } from './months-missed';
import { votesDue } from './vote-clock';

export const councilJobs: readonly Job[] = [councilClock, ...latenessJobs, votesDue, monthsMissed];

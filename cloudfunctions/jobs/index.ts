import { fromPlatformOnly } from '#runtime/door';
import { runJobs } from '#runtime/jobs';
import { drainOutbox, register } from '#runtime/outbox';
import { listeners } from '../listeners';
import { councilJobs } from '../modules/council/jobs';
import { coverageJobs } from '../modules/coverage/jobs';
import { fileJobs } from '../modules/file/jobs';
import { sendDigest } from '../modules/inbox/digest';
import { forgetEnded, publishDue } from '../modules/notice/jobs';
import { pointsJobs } from '../modules/points/jobs';
import { reportJobs } from '../modules/report/jobs';
import { shopJobs } from '../modules/shop/jobs';
import { subscriptionJobs } from '../modules/subscription/jobs';
import { volunteerJobs } from '../modules/volunteer/jobs';
import { workOrderJobs } from '../modules/work-order/jobs';

register(listeners, { isJobs: true });

/** Every clock: what is due first, then what listeners have not heard yet. */
export const main = fromPlatformOnly(
  runJobs([
    ...workOrderJobs,
    publishDue,
    drainOutbox,
    ...coverageJobs,
    sendDigest,
    ...fileJobs,
    ...reportJobs,
    ...pointsJobs,
    ...shopJobs,
    ...volunteerJobs,
    ...councilJobs,
    forgetEnded,
    ...subscriptionJobs,
  ]),
);

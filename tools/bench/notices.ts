import { collections } from '#config/collections';
import { functions } from '#config/functions';
import { getCoverage } from '#contracts/coverage';
import { getNotice, listNotices, readNotice } from '#contracts/notice';
import { publishNotice } from '#contracts/notice-desk';
import { startTestCloud, stopTestClouds, type TestCloud } from '../../tests/kit/cloud';
import { type Ask, asking, type Cost } from './asking';
import { type NoticeFigures, type Progress, rounded } from './figures';
import { deskOfDistrict, type NoticeWorld, noticeWorld, readerAt } from './notices-world';

/** So many of those it concerns open it while we watch. */
const readersWatched = 100;
const mostTicks = 400;

const documentsIn = ({ all }: TestCloud): number =>
  Object.keys(collections).reduce((sum, name) => sum + all(name).length, 0);

/** What the timers did until nobody is left to be told. */
type Ticked = { ticks: number; requests: number; longestMs: number; messages: number };

async function tickUntilQuiet(stage: TestCloud, progress: Progress): Promise<Ticked> {
  type Flags = { _id: string; isPending?: boolean; isDirty?: boolean; isDone?: boolean };
  const isPending = () =>
    stage.all<Flags>('events').some((event) => event.isPending) ||
    stage.all<Flags>('coverages').some((one) => one.isDirty) ||
    stage.all<Flags>('notice_pushes').some((one) => one.isDirty || !one.isDone);
  const accepted = () =>
    stage.all<{ _id: string; state: string }>('deliveries').filter(({ state }) => state === 'sent')
      .length;
  const done: Ticked = { ticks: 0, requests: 0, longestMs: 0, messages: 0 };
  while (done.ticks === 0 || (isPending() && done.ticks < mostTicks)) {
    await stage.cloud.clock.advance(60_000);
    await stage.tick();
    const { ms, requestCount, outcome } = stage.lastCall('jobs');
    if (outcome !== 'answered') throw new Error(`jobs was ${outcome}`);
    done.ticks += 1;
    done.requests += requestCount;
    done.longestMs = Math.max(done.longestMs, ms);
    done.messages = accepted();
    progress(`通知 ${done.ticks} 次定时，${done.messages} 条消息`);
  }
  return done;
}

type Watched = { ask: Ask; costOf(name: string): Cost };

function watching(stage: TestCloud): Watched {
  const costs = new Map<string, Cost>();
  const ask = asking(stage.cloud, (name, cost) => costs.set(name, cost));
  return {
    ask,
    costOf(name) {
      const cost = costs.get(name);
      if (!cost) throw new Error(`${name} was never asked`);
      return cost;
    },
  };
}

async function publish(stage: TestCloud, { ask, costOf }: Watched, world: NoticeWorld) {
  // Warm, as an instance is that has answered before.
  await ask(deskOfDistrict, listNotices, {});
  const before = documentsIn(stage);
  const { id } = await ask(deskOfDistrict, publishNotice, {
    areaIds: [world.target._id],
    kind: 'emergency',
    title: '大风提醒',
    text: '今晚有大风，请关好门窗，把阳台上的东西收进屋。',
  });
  const { requests } = costOf(publishNotice.name);
  return { id, requests, documents: documentsIn(stage) - before };
}

async function read(
  stage: TestCloud,
  { ask, costOf }: Watched,
  { id, readers }: { id: string; readers: number },
) {
  const count = Math.min(readersWatched, readers);
  const before = documentsIn(stage);
  let requests = 0;
  for (let index = 0; index < count; index += 1) {
    const who = readerAt(Math.floor((index * readers) / count));
    const { notice } = await ask(who, getNotice, { id });
    await ask(who, readNotice, { id, version: notice.version });
    requests += costOf(getNotice.name).requests + costOf(readNotice.name).requests;
  }
  return {
    count,
    requests: requests / count,
    documents: (documentsIn(stage) - before) / count,
  };
}

async function measureOne(
  level: 'community' | 'district',
  progress: Progress,
): Promise<NoticeFigures> {
  const world = noticeWorld(level);
  progress(`通知 装入 ${world.households} 户`);
  const stage = await startTestCloud(world);
  await stage.load('subscriptions', world.subscriptions);
  const watched = watching(stage);
  const published = await publish(stage, watched, world);
  const told = await tickUntilQuiet(stage, progress);
  const opened = await read(stage, watched, { id: published.id, readers: world.readers });
  const added = await tickUntilQuiet(stage, progress);
  await watched.ask(deskOfDistrict, getCoverage, { noticeId: published.id });
  await watched.ask(readerAt(0), listNotices, {});
  const examined = ({ documents, keys }: Cost) => documents + keys;
  const longestSeconds = Math.max(told.longestMs, added.longestMs) / 1000;
  if (longestSeconds > functions.jobs.timeoutSeconds)
    throw new Error(`one run of jobs took ${longestSeconds} s`);
  return {
    households: world.households,
    publishRequests: published.requests,
    publishDocuments: published.documents,
    subscribers: world.readers,
    messages: told.messages,
    requestsPerMessage: rounded((told.requests - told.messages) / Math.max(1, told.messages), 1),
    ticks: told.ticks,
    longestRunSeconds: rounded(longestSeconds, 1),
    requestsPerReader: rounded(opened.requests, 1),
    documentsPerReader: rounded(opened.documents, 1),
    addUpRequests: added.requests,
    coverageExamined: examined(watched.costOf(getCoverage.name)),
    listExamined: examined(watched.costOf(listNotices.name)),
  };
}

/** An emergency to one community and to the whole district: what it costs to write, to send, to read and to count. */
export async function measureNotices(
  progress: Progress,
): Promise<Record<'community' | 'district', NoticeFigures>> {
  try {
    const community = await measureOne('community', progress);
    const district = await measureOne('district', progress);
    for (const one of [community, district])
      if (one.messages !== one.subscribers)
        throw new Error(`${one.subscribers} may be reminded, ${one.messages} were`);
    return { community, district };
  } finally {
    await stopTestClouds();
  }
}

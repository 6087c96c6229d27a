import { prepareFiles } from '#contracts/file';
import { getNotice, listNotices, readNotice } from '#contracts/notice';
import {
  amendNotice,
  getNoticeForm,
  getNoticeImage,
  getNoticePolicy,
  listWritten,
  noteChannel,
  publishNotice,
  reviewNotice,
  setNoticePolicy,
  withdrawNotice,
} from '#contracts/notice-desk';
import { dayMs } from '#domain/day';
import { area } from '../../tests/kit/world';
import type { Who } from './asking';
import type { Stage } from './stage';

const photosOf = async ({ ask }: Stage, who: Who) => {
  const { batchId } = await ask(who, prepareFiles, { count: 1 });
  return { batchId, places: [0] };
};

const water = ({ cloud }: Stage) => ({
  title: '停水通知',
  text: '5号楼2单元明早停水，请提前存水。',
  startsAt: cloud.clock.now() + dayMs,
  endsAt: cloud.clock.now() + 2 * dayMs,
});

/** A lead writes, changes and takes back; her neighbours read. */
async function tellStairwell(stage: Stage): Promise<void> {
  const { ask } = stage;
  await ask('unitLead', getNoticeForm, { areaId: area('u52') });
  const { id } = await ask('unitLead', publishNotice, {
    areaIds: [area('u52')],
    kind: 'outage',
    ...water(stage),
    photos: await photosOf(stage, 'unitLead'),
  });
  await ask('unitLead', getNoticeImage, { id });
  const noted = { id, channel: 'paper' as const, photos: await photosOf(stage, 'unitLead') };
  await ask('unitLead', noteChannel, noted);
  const change = { id, version: 1, ...water(stage), isToldAgain: true };
  const { version } = await ask('unitLead', amendNotice, change);
  await ask('wang', listNotices, {});
  await ask('wang', getNotice, { id });
  await ask('wang', readNotice, { id, version });
  await ask('unitLead', listWritten, { view: 'all' });
  await ask('unitLead', withdrawNotice, { id, version });
}

/** The district lets the community look first, and it does. */
async function lookFirst(stage: Stage): Promise<void> {
  const { ask } = stage;
  await ask('desk', setNoticePolicy, { isReviewedFirst: true });
  await ask('desk', getNoticePolicy, {});
  const notice = { areaIds: [area('u52')], kind: 'everyday' as const, ...water(stage) };
  const photos = await photosOf(stage, 'unitLead');
  const { id, version } = await ask('unitLead', publishNotice, { ...notice, photos });
  await ask('luo', listWritten, { view: 'waiting' });
  await ask('luo', getNotice, { id });
  await ask('luo', reviewNotice, { id, version, decision: 'publish' });
  await ask('desk', setNoticePolicy, { isReviewedFirst: false });
}

/** Everything that is asked about notices. */
export async function tellNotices(stage: Stage): Promise<void> {
  await tellStairwell(stage);
  await lookFirst(stage);
}

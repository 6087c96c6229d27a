import {
  addOffline,
  checkSample,
  getCoverage,
  listOffline,
  listSamples,
  listToTell,
  removeOffline,
  tellDoors,
} from '#contracts/coverage';
import { readNotice } from '#contracts/notice';
import { publishNotice } from '#contracts/notice-desk';
import { dayMs, dayOf } from '#domain/day';
import { area } from '../../tests/kit/world';
import type { Stage } from './stage';

/** Doors are ticked in batches until the lot has fallen on one. */
const mostBatches = 20;
const batch = (from: number) => Array.from({ length: 40 }, (_, index) => String(from + index));

async function untilDrawn({ ask }: Stage, noticeId: string): Promise<string> {
  for (let turn = 1; turn <= mostBatches; turn += 1) {
    const doors = batch(turn * 100);
    await ask('zhao', tellDoors, { noticeId, areaId: area('u52'), doors, how: 'visit' });
    const { samples } = await ask('luo', listSamples, {});
    const [sample] = samples;
    if (sample) return sample.id;
  }
  throw new Error('the lot fell on no door');
}

/** The water will be off: who read it, who is told by phone, and who is rung back. */
export async function tellCoverage(stage: Stage): Promise<void> {
  const { ask, cloud } = stage;
  const now = cloud.clock.now();
  const { id: noticeId, version } = await ask('unitLead', publishNotice, {
    areaIds: [area('u52')],
    kind: 'outage',
    title: '停水通知',
    text: '明天上午停水，请提前存水。',
    startsAt: now + dayMs,
    endsAt: now + dayMs + dayMs / 6,
  });
  await ask('wang', readNotice, { id: noticeId, version });
  const { id } = await ask('unitLead', addOffline, {
    areaId: area('u52'),
    door: '101',
    name: '郑奶奶',
    phone: '00000000101',
    how: 'phone',
    consent: 'spoken',
    consentOn: dayOf(now),
  });
  await ask('zhao', listOffline, {});
  await ask('zhao', listToTell, {});
  const told = { noticeId, areaId: area('u52'), doors: ['101'] };
  const sampleId = await untilDrawn(stage, noticeId);
  // The last one is measured: a single door, without the lot.
  await ask('unitLead', tellDoors, { ...told, how: 'phone' });
  await ask('unitLead', tellDoors, { ...told, how: 'take-back' });
  await ask('luo', checkSample, { id: sampleId, answer: 'not-told' });
  for (const who of ['unitLead', 'zhao', 'gu'] as const) await ask(who, getCoverage, { noticeId });
  await ask('unitLead', removeOffline, { id });
}

import { createHash } from 'node:crypto';
import { getHall, getTrace, listHalls, listMeetings } from '#contracts/council';
import {
  addPaperAttendee,
  attendMeeting,
  cancelRegistration,
  getMeetingDoor,
  registerForMeeting,
  tickPresent,
} from '#contracts/council-attendance';
import { closeHall, getBoard, getHallForm, saveHall } from '#contracts/council-halls';
import {
  addProof,
  amendMeeting,
  cancelMeeting,
  closeCollecting,
  collectTopics,
  confirmAgenda,
  endMeeting,
  getMeeting,
  getMeetingImage,
  listCouncilWork,
  openMeeting,
  postponeMeeting,
  publishMeeting,
  startMeeting,
} from '#contracts/council-meeting';
import {
  amendMinutes,
  answerAmendment,
  circulateMinutes,
  confirmMinutes,
  noteProgress,
  objectToResolution,
  saveMinutes,
  sendBackMinutes,
} from '#contracts/council-minutes';
import { replyToReview } from '#contracts/council-review';
import {
  backTopic,
  judgeTopic,
  listTopics,
  reviewTopic,
  suggest,
  suggestBatch,
  withdrawTopic,
} from '#contracts/council-topics';
import { prepareFiles } from '#contracts/file';
import { doorCodeAt } from '#domain/attendance';
import { addDays, dayMs, dayOf } from '#domain/day';
import type { DecisionRecord, ProposalRecord } from '../../cloudfunctions/modules/council/records';
import { posted } from '../../tests/kit/desk';
import { area } from '../../tests/kit/world';
import type { Who } from './asking';
import type { Stage } from './stage';
import { decide, found, meetingOf } from './story-room';

const sha256 = (text: string) => createHash('sha256').update(text).digest();
const hourMs = 60 * 60_000;

const hallSaid = { areaId: area('estate'), hasOwnersCommittee: true, moderators: [] };

const photoOf = async ({ ask }: Stage, who: Who) => {
  const { batchId } = await ask(who, prepareFiles, { count: 1 });
  return { batchId, places: [0] };
};

/** What a step names: the meeting and the version of today. */
const seen = (stage: Stage, id: string) => ({ id, version: meetingOf(stage, id).version });

/** Halls are made, looked at and closed. */
async function keepHalls({ ask }: Stage): Promise<string> {
  await ask('luo', getHallForm, {});
  const { id } = await ask('luo', saveHall, { ...hallSaid, name: '槐安议事厅', place: '一楼' });
  const other = { ...hallSaid, name: '凉亭议事厅', place: '凉亭' };
  const closing = await ask('luo', saveHall, other);
  await ask('luo', closeHall, { ...closing, reason: '凉亭要修' });
  await ask('wang', listHalls, {});
  await ask('wang', getHall, { id });
  return id;
}

/** Topics come in, are backed, taken back, looked at and judged; the agenda is agreed to. */
async function bringTopics(stage: Stage, hallId: string): Promise<string> {
  const { ask, change, cloud } = stage;
  const lamp = await ask('wang', suggest, { hallId, title: '路太暗', text: '想加一盏灯。' });
  const gate = await ask('wang', suggest, { hallId, title: '北门', text: '' });
  await ask('wang', withdrawTopic, { id: gate.id, version: 1 });
  const heldBackFor = `community-staff@${area('huai')}`;
  await change('proposals', lamp.id, { heldBackFor });
  await ask('luo', reviewTopic, { id: lamp.id, version: 1, decision: 'show' });
  await ask('unitLead', backTopic, { id: lamp.id, isBacked: true });
  const topics = [{ title: '栏杆松了', text: '', speakers: 3 }];
  const { ids } = await ask('unitLead', suggestBatch, { hallId, place: '凉亭', topics });
  const month = dayOf(cloud.clock.now() + 6 * dayMs).slice(0, 7);
  const { id } = await ask('luo', openMeeting, { hallId, kind: 'monthly', month });
  const untilOn = dayOf(cloud.clock.now());
  await ask('luo', collectTopics, { ...seen(stage, id), untilOn });
  await ask('luo', closeCollecting, seen(stage, id));
  await ask('luo', listTopics, { meetingId: id });
  const versionOf = (topicId: string) =>
    found<ProposalRecord>(stage, 'proposals', ({ _id }) => _id === topicId).version;
  const adopted = { id: lamp.id, version: versionOf(lamp.id), meetingId: id };
  await ask('luo', judgeTopic, { as: 'adopted', ...adopted });
  for (const topicId of ids) {
    const topic = { id: topicId, version: versionOf(topicId), meetingId: id };
    await ask('luo', judgeTopic, { as: 'not-tabled', ...topic, reason: '下次再议' });
  }
  await ask('he', confirmAgenda, seen(stage, id));
  return id;
}

const parties = (
  ['community-party', 'property-firm', 'estate-party', 'owners-committee'] as const
).map((party) => ({ party }));

/** It is made known and changed; neighbours say that they come. */
async function announce(stage: Stage, id: string): Promise<void> {
  const { ask, cloud } = stage;
  const startsAt = cloud.clock.now() + 6 * dayMs;
  const said = { place: '一楼', startsAt, endsAt: startsAt + hourMs, parties };
  for (const channel of ['poster', 'group-card'] as const) {
    const photos = await photoOf(stage, 'luo');
    await ask('luo', addProof, { ...seen(stage, id), channel, photos });
  }
  await ask('luo', publishMeeting, { ...seen(stage, id), ...said });
  await ask('luo', getMeetingImage, { id });
  const moved = { ...said, place: '二楼', reason: '一楼在修' };
  await ask('luo', amendMeeting, { ...seen(stage, id), ...moved });
  await ask('wang', getMeeting, { id });
  await ask('wang', registerForMeeting, { id });
  await ask('wang', cancelRegistration, { id });
  await ask('unitLead', registerForMeeting, { id });
}

/** Everybody who is there, by code, by a tick and by name. */
async function comeIn(stage: Stage, id: string): Promise<void> {
  const { ask, cloud } = stage;
  const { secret, people } = await ask('luo', getMeetingDoor, { id });
  const code = doorCodeAt(secret, cloud.clock.now(), sha256);
  await ask('wang', attendMeeting, { id, way: 'code', code });
  const registered = people.find(({ status }) => status === 'registered');
  if (!registered) throw new Error('nobody signed up');
  const { id: comer, version } = registered;
  await ask('luo', startMeeting, { ...seen(stage, id), present: ['community-party'] });
  await ask('luo', tickPresent, { id: comer, version, isPresent: true });
  await ask('luo', addPaperAttendee, { id, name: '郑桂英', placeText: '1号楼' });
}

/** Minutes are written, sent round, changed, given back and made final. */
async function writeDown(stage: Stage, id: string): Promise<void> {
  const { ask, cloud } = stage;
  const itemId = meetingOf(stage, id).agenda[0]?.id ?? '';
  await ask('luo', endMeeting, { ...seen(stage, id), present: ['community-party'] });
  const dueOn = addDays(dayOf(cloud.clock.now()), 20);
  const decision = { kind: 'owner-task' as const, ownerText: '物业企业', dueOn };
  const words = { problem: '路太暗', opinions: '都同意', conclusion: '加一盏灯' };
  const items = [{ itemId, ...words, decision }];
  const photos = await photoOf(stage, 'luo');
  await ask('luo', saveMinutes, { ...seen(stage, id), items, photos });
  await ask('luo', circulateMinutes, seen(stage, id));
  await ask('wang', amendMinutes, { id, itemId, text: '灯要感应的' });
  const amendment = meetingOf(stage, id).minutes?.amendments[0];
  const answer = { amendmentId: amendment?.id ?? '', isTaken: false, answer: '先装普通的' };
  await ask('luo', answerAmendment, { ...seen(stage, id), ...answer });
  await ask('he', sendBackMinutes, { ...seen(stage, id), reason: '写清装在哪里' });
  await ask('luo', circulateMinutes, seen(stage, id));
  await ask('luo', listCouncilWork, {});
  await cloud.clock.advance(2 * dayMs + hourMs);
  await ask('he', confirmMinutes, seen(stage, id));
}

/** What came of it. */
async function followThrough(stage: Stage, hallId: string, id: string): Promise<void> {
  const { ask } = stage;
  await posted(stage, 'chen', ['property-manager', 'estate']);
  await stage.change('property_reviews', id, { answers: 5 });
  await ask('chen', replyToReview, { id, text: '维修加派一个人' });
  await ask('wang', objectToResolution, { id, text: '灯太亮会照进卧室，请再想想' });
  const decision = found<DecisionRecord>(stage, 'decisions', (one) => one.meetingId === id);
  const photos = await photoOf(stage, 'luo');
  const news = { as: 'in-progress' as const, text: '灯已经订了', photos };
  await ask('luo', noteProgress, { id: decision._id, version: decision.version, ...news });
  await ask('wang', getTrace, { hallId });
  await ask('wang', listMeetings, { hallId });
  await ask('cheng', getBoard, {});
}

/** One that does not happen: put off, then called off. */
async function callOff(stage: Stage, hallId: string): Promise<void> {
  const { ask, cloud } = stage;
  const opening = { hallId, kind: 'building-talk' as const, title: '加装电梯' };
  const month = dayOf(cloud.clock.now()).slice(0, 7);
  const { id } = await ask('luo', openMeeting, { ...opening, month });
  await ask('luo', collectTopics, { ...seen(stage, id), untilOn: dayOf(cloud.clock.now()) });
  await ask('luo', closeCollecting, seen(stage, id));
  await ask('he', confirmAgenda, { ...seen(stage, id), noTopicsNote: '只听意见' });
  const startsAt = cloud.clock.now() + 6 * dayMs;
  const said = { place: '一楼', startsAt, endsAt: startsAt + hourMs, parties: [] };
  await ask('luo', publishMeeting, { ...seen(stage, id), ...said, proofReason: '当天补' });
  await ask('luo', postponeMeeting, { ...seen(stage, id), reason: '师傅来不了' });
  await ask('luo', cancelMeeting, { ...seen(stage, id), reason: '改成上门听' });
}

/** A hall, from the first topic to what came of it. */
export async function tellCouncil(stage: Stage): Promise<void> {
  const hallId = await keepHalls(stage);
  const id = await bringTopics(stage, hallId);
  await announce(stage, id);
  await stage.cloud.clock.advance(6 * dayMs);
  await comeIn(stage, id);
  await decide(stage, id);
  await writeDown(stage, id);
  await followThrough(stage, hallId, id);
  await callOff(stage, hallId);
}

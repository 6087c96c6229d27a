import { getHall, getTrace, listHalls, listMeetings } from '#contracts/council';
import { getMeetingDoor } from '#contracts/council-attendance';
import { getBoard, getHallForm } from '#contracts/council-halls';
import { getMeeting, getMeetingImage, listCouncilWork } from '#contracts/council-meeting';
import { listTopics } from '#contracts/council-topics';
import type { Ask } from './asking';
import { meetingRead } from './growth-council';
import { mustBeFull } from './growth-full';

/** A hall behind which hundreds of meetings lie. */
async function readHall(ask: Ask, hallId: string): Promise<void> {
  await ask('wang', getHall, { id: hallId });
  const held = await ask('wang', listMeetings, { hallId });
  mustBeFull(held, 'council.meetings');
  if (held.nextCursor !== undefined)
    await ask('wang', listMeetings, { hallId, cursor: held.nextCursor });
  for (const only of ['all', 'open', 'mine'] as const) {
    const page = await ask('wang', getTrace, { hallId, only });
    mustBeFull(page, `council.trace ${only}`);
    const { nextCursor: cursor } = page;
    if (cursor !== undefined) await ask('wang', getTrace, { hallId, only, cursor });
  }
  await ask('wang', getTrace, { hallId, meetingId: meetingRead });
  mustBeFull(await ask('luo', listTopics, { hallId }), 'council.topics of a hall');
}

/** One meeting among thousands, as a neighbour and as who leads it. */
async function readMeeting(ask: Ask): Promise<void> {
  const id = meetingRead;
  await ask('wang', getMeeting, { id });
  await ask('luo', getMeetingImage, { id });
  mustBeFull({ items: (await ask('luo', getMeetingDoor, { id })).people }, 'council.door');
  mustBeFull(await ask('luo', listTopics, { meetingId: id }), 'council.topics of a meeting');
}

/** Halls of a community that has more than a page of them, and what waits at its desk. */
export async function readCouncil(ask: Ask): Promise<void> {
  const halls = await ask('wang', listHalls, {});
  mustBeFull(halls, 'council.halls');
  if (halls.nextCursor !== undefined) await ask('wang', listHalls, { cursor: halls.nextCursor });
  const hallId = halls.items[0]?.id ?? '';
  await readHall(ask, hallId);
  await readMeeting(ask);
  mustBeFull(await ask('wang', listTopics, { isMine: true }), "one's own council.topics");
  await ask('luo', getHallForm, { id: hallId });
  const { items, late, heldBack, halls: led } = await ask('luo', listCouncilWork, {});
  for (const shown of [items, late, heldBack, led]) mustBeFull({ items: shown }, 'council.work');
  mustBeFull({ items: (await ask('cheng', getBoard, {})).halls }, 'council.board');
}

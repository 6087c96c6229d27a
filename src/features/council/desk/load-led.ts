import type { Got } from '#contracts/action';
import { getHall } from '#contracts/council';
import { getMeeting } from '#contracts/council-meeting';
import { call } from '../../../platform/cloud';

export type Full = Got<typeof getMeeting>;
export type Hall = Got<typeof getHall>['hall'];
export type Led = Full & { hall: Hall };

/** A meeting with the hall it is of, for whoever prepares it. */
export async function loadLed(id: string): Promise<Led> {
  const full = await call(getMeeting, { id });
  const { hall } = await call(getHall, { id: full.meeting.hallId });
  return { ...full, hall };
}

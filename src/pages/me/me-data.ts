import type { Got } from '#contracts/action';
import { AppError } from '#contracts/errors';
import { getMe } from '#contracts/identity';
import { getBadge } from '#contracts/inbox';
import { answerOrThrow, callTogether } from '../../platform/cloud';

export type MeData = { me: Got<typeof getMe>; unread: number };

/** The whole tab in one request; a badge that cannot be had is no reason to show nothing. */
export async function loadMe(): Promise<MeData> {
  const { me, badge } = await callTogether({ me: [getMe, {}], badge: [getBadge, {}] });
  return { me: answerOrThrow(me), unread: badge instanceof AppError ? 0 : badge.unread };
}

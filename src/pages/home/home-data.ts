import type { Got } from '#contracts/action';
import { getHomeCards } from '#contracts/card';
import { AppError } from '#contracts/errors';
import { getMe, listHomesToVerify } from '#contracts/identity';
import { getBadge } from '#contracts/inbox';
import { listReports } from '#contracts/report';
import type { Role } from '#contracts/roles';
import type { Answered } from '../../platform/cloud';
import { answerOrThrow, callTogether } from '../../platform/cloud';

export type Me = Got<typeof getMe>;

/** Everything a resident's first screen shows, from one request. */
export type HomeData = {
  me: Me;
  cards: Got<typeof getHomeCards>['cards'];
  dutyPhone: string | undefined;
  reports: Got<typeof listReports>['items'];
  unread: number;
  /** Homes that wait for this lead's nod; undefined where she leads no stairwell. */
  toVerify: number | undefined;
};

const leadRoles: readonly Role[] = ['unit-lead', 'building-lead'];

export const isLead = (me: Me): boolean =>
  me.memberships.some(({ role }) => leadRoles.includes(role));

const orElse = <T, E>(answer: T | AppError, other: E): T | E =>
  answer instanceof AppError ? other : answer;

/** Somebody who led a stairwell last time is asked about it in the same request. */
export async function loadHome(wasLead: boolean): Promise<HomeData> {
  const basic = {
    me: [getMe, {}],
    cards: [getHomeCards, {}],
    reports: [listReports, { onlyOpen: true, limit: 3 }],
    badge: [getBadge, {}],
  } as const;
  const asked = wasLead ? { ...basic, waiting: [listHomesToVerify, {}] as const } : basic;
  const answers = await callTogether(asked);
  const me = answerOrThrow(answers.me);
  const waiting = await waitingOf(answers, { me, wasLead });
  const cards = answerOrThrow(answers.cards);
  return {
    me,
    cards: cards.cards,
    dutyPhone: cards.dutyPhone,
    reports: orElse(answers.reports, { items: [] }).items,
    unread: orElse(answers.badge, { unread: 0 }).unread,
    toVerify: waiting?.homes.length,
  };
}

type Waiting = Got<typeof listHomesToVerify>;

async function waitingOf(
  answers: object,
  { me, wasLead }: { me: Me; wasLead: boolean },
): Promise<Waiting | undefined> {
  if (!isLead(me)) return undefined;
  const asked: Answered<{ waiting: readonly [typeof listHomesToVerify, object] }> =
    wasLead && 'waiting' in answers
      ? { waiting: answers.waiting as Waiting | AppError }
      : await callTogether({ waiting: [listHomesToVerify, {}] });
  return orElse(asked.waiting, undefined);
}

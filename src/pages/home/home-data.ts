import type { Got } from '#contracts/action';
import { getHomeCards } from '#contracts/card';
import { listToTell } from '#contracts/coverage';
import { AppError } from '#contracts/errors';
import { getMe, listHomesToVerify } from '#contracts/identity';
import { getBadge } from '#contracts/inbox';
import { listNotices, type NoticeLine } from '#contracts/notice';
import { listReports } from '#contracts/report';
import type { Role } from '#contracts/roles';
import { getSubscription } from '#contracts/subscription';
import { now } from '../../platform/clock';
import { answerOrThrow, callTogether } from '../../platform/cloud';
import { learnSubscription } from '../../platform/subscription';
import { nearNotices } from './home-notices';

export type Me = Got<typeof getMe>;

/** Everything a resident's first screen shows, from one request. */
export type HomeData = {
  me: Me;
  cards: Got<typeof getHomeCards>['cards'];
  dutyPhone: string | undefined;
  reports: Got<typeof listReports>['items'];
  /** Everything unread, and the notices among it. */
  unread: number;
  unreadNotices: number;
  /** 停水停电 and 应急 of today and tomorrow, at most two. */
  notices: NoticeLine[];
  /** What waits for a lead; undefined where she leads no stairwell. */
  lead: Waiting | undefined;
};

/** Homes that wait for her nod, and doors she still has to tell of something. */
type Waiting = { toVerify: number; toTell: number };

const leadRoles: readonly Role[] = ['unit-lead', 'building-lead'];

export const isLead = (me: Me): boolean =>
  me.memberships.some(({ role }) => leadRoles.includes(role));

const orElse = <T, E>(answer: T | AppError, other: E): T | E =>
  answer instanceof AppError ? other : answer;

const leadQueries = { homes: [listHomesToVerify, {}], telling: [listToTell, {}] } as const;

/** Somebody who led a stairwell last time is asked about it in the same request. */
export async function loadHome(wasLead: boolean): Promise<HomeData> {
  const basic = {
    me: [getMe, {}],
    cards: [getHomeCards, {}],
    reports: [listReports, { onlyOpen: true, limit: 3 }],
    badge: [getBadge, {}],
    notices: [listNotices, {}],
    subscription: [getSubscription, {}],
  } as const;
  const together = wasLead ? await callTogether({ ...basic, ...leadQueries }) : undefined;
  const answers = together ?? (await callTogether(basic));
  const me = answerOrThrow(answers.me);
  const lead = isLead(me) ? waitingOf(together ?? (await askLead())) : undefined;
  const cards = answerOrThrow(answers.cards);
  const badge = orElse(answers.badge, { unread: 0, notices: 0 });
  if (!(answers.subscription instanceof AppError)) learnSubscription(answers.subscription);
  return {
    me,
    cards: cards.cards,
    dutyPhone: cards.dutyPhone,
    reports: orElse(answers.reports, { items: [] }).items,
    unread: badge.unread,
    unreadNotices: badge.notices,
    notices: nearNotices(orElse(answers.notices, { items: [] }).items, now()),
    lead,
  };
}

const askLead = () => callTogether(leadQueries);

type LeadAnswers = {
  homes: Got<typeof listHomesToVerify> | AppError;
  telling: Got<typeof listToTell> | AppError;
};

function waitingOf({ homes, telling }: LeadAnswers): Waiting {
  const { notices } = orElse(telling, { notices: [] });
  const doors = notices.flatMap(({ people }) =>
    people.map(({ areaId, door }) => `${areaId} ${door}`),
  );
  return {
    toVerify: orElse(homes, { homes: [] }).homes.length,
    toTell: new Set(doors).size,
  };
}

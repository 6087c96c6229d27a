import { AppError } from '#contracts/errors';
import { getMe } from '#contracts/identity';
import { type Candidate, type candidateViews, listCandidates } from '#contracts/points-desk';
import type { Role } from '#contracts/roles';
import { answerOrThrow, call, callTogether } from '../../../platform/cloud';
import type { PageOf } from '../../../platform/use-paged';
import type { Budget } from './candidates';

export type View = (typeof candidateViews)[number];

/** What stands around the list: the month's budget, and what the caller may do. */
export type Around = { budget?: Budget | undefined; roles: readonly Role[] };

/** A page of candidates; `onAround` hears what came with the first one. */
export async function loadCandidates(
  view: View,
  cursor: string | undefined,
  onAround: (around: Around) => void,
): Promise<PageOf<Candidate>> {
  if (cursor) return call(listCandidates, { view, cursor });
  const { list, me } = await callTogether({ list: [listCandidates, { view }], me: [getMe, {}] });
  const page = answerOrThrow(list);
  const memberships = me instanceof AppError ? [] : me.memberships;
  onAround({ budget: page.budget, roles: memberships.map(({ role }) => role) });
  return page;
}

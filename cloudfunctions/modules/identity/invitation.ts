import type { Received } from '#contracts/action';
import type { appoint } from '#contracts/identity';
import { addDays, dayMs, startOfDay } from '#domain/day';
import { numberAlphabet } from '#domain/number';
import { defined } from '#runtime/defined';
import { derivedId, drawn } from '#runtime/ids';
import type { AreaRecord } from '../area/records';
import type { InviteRecord } from './records';

/** An invitation is good for a week. */
const inviteMs = 7 * dayMs;
const codeLength = 10;

/** Where the invitation of a code is kept. */
export const inviteIdOf = (code: string): string => derivedId('iv', code);

/** A code nobody can guess, made of letters that nobody mixes up. */
export const newCode = (): string => drawn(numberAlphabet, codeLength);

type Offer = {
  wanted: Omit<Received<typeof appoint>, 'areaId'>;
  area: Pick<AreaRecord, '_id' | 'name' | 'level'>;
  code: string;
  invitedBy: string;
  /** Access keys of those who have to confirm it; empty where nobody has to. */
  waitsFor: readonly string[];
  now: number;
};

/** The invitation to a post as it is kept, whoever gives it. */
export function invitationOf({ wanted, area, code, invitedBy, waitsFor, now }: Offer) {
  const { role, name, phone, post, duty, fromOn, untilOn } = wanted;
  const invite: InviteRecord = {
    _id: inviteIdOf(code),
    areaId: area._id,
    areaName: area.name,
    areaLevel: area.level,
    role,
    name,
    status: waitsFor.length === 0 ? 'open' : 'waiting',
    waitsFor: [...waitsFor],
    invitedBy,
    invitedAt: now,
    expiresAt: now + inviteMs,
    version: 1,
    ...defined({ phone, post, duty: duty || undefined }),
    ...(fromOn !== undefined && { from: startOfDay(fromOn) }),
    ...(untilOn !== undefined && { until: startOfDay(addDays(untilOn, 1)) }),
  };
  return invite;
}

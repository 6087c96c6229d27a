import type { CallStatus, SignUpStatus } from '#contracts/volunteer';
import { collection } from '#runtime/database';
import { derivedId } from '#runtime/ids';

/** `volunteer_calls`: a 招募令. */
export type CallRecord = {
  _id: string;
  areaId: string;
  /** From the district down to its area. */
  path: string[];
  areaText: string;
  communityId?: string;
  title: string;
  text: string;
  place: string;
  startsAt: number;
  endsAt: number;
  places: number;
  isForFamilies: boolean;
  insuranceNote?: string;
  publisherId: string;
  publisherText: string;
  phone?: string;
  status: CallStatus;
  cancelledReason?: string;
  /** Places taken, children counted. */
  signedCount: number;
  /** What the leader's phone makes the changing codes from. */
  secret: string;
  /** Words WeChat doubts wait for the community; nobody below sees it meanwhile. */
  isHeldBack: boolean;
  at: number;
  version: number;
};

/** `volunteer_sign_ups`: one person at one call; `_id` is made of both. */
export type SignUpRecord = {
  _id: string;
  callId: string;
  /** Of somebody with WeChat. */
  personId?: string;
  /** Of somebody with a paper passbook. */
  accountId?: string;
  name: string;
  children: number;
  status: SignUpStatus;
  checkedInAt?: number;
  checkedOutAt?: number;
  /** Served: never more than planned × 1.2 (`rules.md §4.8`, 招募令). */
  minutes?: number;
  at: number;
  version: number;
};

export const calls = collection<CallRecord>('volunteer_calls');
export const signUps = collection<SignUpRecord>('volunteer_sign_ups');

/** The one place of somebody at a call; `who` is a person or a paper account. */
export const signUpIdOf = (callId: string, who: string): string => derivedId('vs', callId, who);

import { cancelMeeting, postponeMeeting } from '#contracts/council-meeting';
import type { FieldProblem } from '#contracts/errors';
import { defineCommand } from '#runtime/action';
import type { Context } from '#runtime/context';
import type { Transaction } from '#runtime/database';
import { refuseDoubted } from './publish';
import { momentOf, recheckSay, stepMeeting } from './stepping';
import { doubtedFields } from './wording';

type Said = { id: string; version: number; reason: string };
type Stop = { tx: Transaction; input: Said; ctx: Context; prepared: FieldProblem[] };

const prepare = ({ reason }: Said, { caller }: Context) =>
  doubtedFields([{ field: 'reason', text: reason }], caller.openid);

async function stopped({ tx, input, ctx, prepared }: Stop, step: 'postpone' | 'cancel') {
  const { id, version, reason } = input;
  const { before, told, answer } = await stepMeeting(tx, id, {
    move: { step, version, reason },
    moment: (hall) => momentOf(hall, ctx),
  });
  refuseDoubted(prepared);
  const wasAnnounced = before.publishedAt !== undefined;
  return { ...told, data: { ...told.data, reason, wasAnnounced }, answer };
}

const postpone = defineCommand(postponeMeeting, {
  recheck: recheckSay,
  prepare,
  transact: (attempt) => stopped(attempt, 'postpone'),
});

const cancel = defineCommand(cancelMeeting, {
  recheck: recheckSay,
  prepare,
  transact: (attempt) => stopped(attempt, 'cancel'),
});

export const stopActions = [postpone, cancel];

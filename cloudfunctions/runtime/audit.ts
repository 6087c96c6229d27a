import { AppError, type ErrorCode } from '#contracts/errors';
import type { Context } from './context';
import { collection, create } from './database';
import { newId } from './ids';
import { bugOf, log } from './log';
import type { RefusalRecord } from './records';

const refusals = collection<RefusalRecord>('refusals');

/** Refusals that say something about the caller, not about a slip of the finger. */
const audited: readonly ErrorCode[] = ['forbidden', 'not-found', 'file-refused', 'too-many'];

/** Keeps who was refused what by a command. Never rejects. */
export async function noteRefusal(error: unknown, action: string, ctx: Context): Promise<void> {
  if (!(error instanceof AppError) || !audited.includes(error.code)) return;
  const { caller, now, traceId } = ctx;
  try {
    const _id = newId('rf');
    await create(refusals, {
      _id,
      at: now,
      action,
      callerId: caller.personId,
      code: error.code,
      traceId,
    });
  } catch (failure) {
    log({ level: 'warn', event: 'refusal-not-kept', traceId, bug: bugOf(failure) });
  }
}

import { recordEvent } from '#runtime/command';
import { transact } from '#runtime/database';
import type { Deadline } from '#runtime/deadline';
import type { PhotoCheckRecord } from './records';

type Run = { now: number; traceId: string; deadline: Deadline };

const isInDoubt = ({ result }: PhotoCheckRecord) => result === 'risky' || result === 'review';

/** Says, once per photo, that WeChat doubts one that belongs to a work order. */
export async function tellDoubt(check: PhotoCheckRecord, run: Run): Promise<void> {
  const { _id, workOrderId } = check;
  if (!isInDoubt(check) || workOrderId === undefined) return;
  const told = { name: 'file.photo-doubted', data: { workOrderId } };
  await transact((tx) => recordEvent(tx, { told, key: `doubt-${_id}`, run }), run.deadline);
}

import { createHash } from 'node:crypto';
import { reconciliation } from '#domain/reconcile';
import type { Finding } from '#domain/reconcile-found';
import type { RecordedCode, RecordedMovement } from '#domain/reconcile-shop';
import {
  type AccountRecord,
  entryIdOf,
  type JournalEntryRecord,
  type SealRecord,
} from '../../cloudfunctions/modules/points/records';
import type { RedemptionRecord, RewardRecord } from '../../cloudfunctions/modules/shop/records';
import type { TestCloud } from './cloud';

/** Hashes as the cloud does. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Entries in the order in which they are sealed. */
export const inOrder = (entries: readonly JournalEntryRecord[]): JournalEntryRecord[] =>
  [...entries].sort((a, b) => a.at - b.at || (a._id < b._id ? -1 : 1));

/** Everything that breaks an invariant of `rules.md §4.3.6` in this database now; empty is well. */
export function reconciled(cloud: Pick<TestCloud, 'all'>): Finding[] {
  const books = reconciliation({ sha256, entryIdOf });
  cloud.all<AccountRecord>('point_accounts').forEach(books.account);
  cloud.all<SealRecord>('seals').forEach(books.seal);
  inOrder(cloud.all('journal_entries')).forEach(books.entry);
  cloud.all<RecordedCode>('redemption_codes').forEach(books.code);
  cloud.all<RecordedMovement & { _id: string }>('stock_movements').forEach(books.movement);
  cloud.all<RedemptionRecord>('redemptions').forEach(books.redemption);
  cloud.all<RewardRecord>('rewards').forEach(books.reward);
  return books.findings();
}

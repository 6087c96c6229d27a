import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { JournalEntry } from '#domain/ledger';
import { reconciliation } from '#domain/reconcile';
import type { Finding } from '#domain/reconcile-found';
import type { RecordedCode, RecordedMovement } from '#domain/reconcile-shop';
import {
  type AccountRecord,
  entryIdOf,
  type SealRecord,
} from '../../cloudfunctions/modules/points/records';
import type { RedemptionRecord, RewardRecord } from '../../cloudfunctions/modules/shop/records';
import { step } from '../build/run';
import { connectionOf, type Environment, openEnvironment, targetOptions } from './environment';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

type Reading = { findings: Finding[]; counts: Record<string, number> };

/** Reads all of the ledger and the shops once. */
async function readOnce(environment: Environment): Promise<Reading> {
  const books = reconciliation({ sha256, entryIdOf });
  const counts = {
    存折: await environment.each<AccountRecord>('point_accounts', '_id', books.account),
    封存: await environment.each<SealRecord>('seals', '_id', books.seal),
    分录: await environment.each<JournalEntry>('journal_entries', 'at', books.entry),
    取货码: await environment.each<RecordedCode>('redemption_codes', '_id', books.code),
    库存流水: await environment.each<RecordedMovement>('stock_movements', '_id', books.movement),
    兑换单: await environment.each<RedemptionRecord>('redemptions', '_id', books.redemption),
    商品: await environment.each<RewardRecord>('rewards', '_id', books.reward),
  };
  return { findings: books.findings(), counts };
}

const key = ({ invariant, where, words }: Finding) => `${invariant} ${where} ${words}`;

/**
 * What is wrong where, of the invariants of `rules.md §4.3.6`. What a second reading does not find was somebody
 * booking during the first.
 */
export async function reconcile(environment: Environment): Promise<Reading> {
  const first = await readOnce(environment);
  if (first.findings.length === 0) return first;
  const second = await readOnce(environment);
  const before = new Set(first.findings.map(key));
  return { ...second, findings: second.findings.filter((one) => before.has(key(one))) };
}

/** `points-reconcile (--env ENV-ID | --local)`: prints every finding; any is an exit code of 1. */
export async function pointsReconcile(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: targetOptions });
  const environment = openEnvironment(connectionOf(values));
  const { findings, counts } = await step('核对积分总账', () => reconcile(environment));
  for (const { invariant, where, words } of findings)
    process.stdout.write(`第 ${invariant} 条　${where}　${words}\n`);
  const read = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  process.stdout.write(`${read.join('，')}\n`);
  if (findings.length > 0) throw new Error(`${findings.length} 处不对，见上`);
  process.stdout.write('每一条不变量都成立\n');
}

import type { JournalEntry } from './ledger';
import { sealChecks } from './reconcile-chain';
import type { Finding, Known } from './reconcile-found';
import { ledgerChecks, type RecordedAccount } from './reconcile-ledger';
import {
  type RecordedCode,
  type RecordedMovement,
  type RecordedRedemption,
  type RecordedReward,
  shopChecks,
} from './reconcile-shop';
import type { Seal } from './seal';

/** Takes every record once, in any number of pages, and says in the end what is wrong. */
export type Reconciliation = {
  /** All of them before the first entry. */
  account(account: RecordedAccount): void;
  /** All of them before the first entry, in order of their numbers. */
  seal(seal: Seal): void;
  /** In the order of time and id. */
  entry(entry: JournalEntry): void;
  /** These after the last entry: codes and movements first, then redemptions, then rewards. */
  code(code: RecordedCode): void;
  movement(movement: RecordedMovement): void;
  redemption(redemption: RecordedRedemption): void;
  reward(reward: RecordedReward): void;
  findings(): Finding[];
};

/**
 * Checks the invariants of `rules.md §4.3.6` in one pass. What it remembers grows with accounts, things and
 * redemptions, never with the text of entries.
 */
export function reconciliation(known: Known): Reconciliation {
  const found: Finding[] = [];
  const note = (invariant: number, where: string, words: string) => {
    found.push({ invariant, where, words });
  };
  const ledger = ledgerChecks(note, known);
  const chain = sealChecks(note, known);
  const shop = shopChecks(note, known);
  return {
    account: ledger.account,
    seal: chain.seal,
    entry(entry) {
      ledger.entry(entry);
      chain.entry(entry);
      shop.entry(entry);
    },
    code: shop.code,
    movement: shop.movement,
    redemption: shop.redemption,
    reward: shop.reward,
    findings() {
      for (const end of [ledger.end, chain.end, shop.end]) end();
      return found.sort((a, b) => a.invariant - b.invariant || (a.where < b.where ? -1 : 1));
    },
  };
}

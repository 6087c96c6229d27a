import type { RedemptionStatus } from '#contracts/shop';
import type { JournalEntry } from './ledger';
import type { Known, Note } from './reconcile-found';
import { faultOfStock, type LotPieces, reservedOf, type Stock } from './stock';

/** Of each record, what the checks need. */
export type RecordedCode = { _id: string; redemptionId: string };
export type RecordedReward = Stock & { _id: string; name: string };
export type RecordedMovement = {
  _id: string;
  rewardId: string;
  kind: 'in' | 'handed-over' | 'returned' | 'written-off' | 'counted';
  pieces: number;
};
export type RecordedRedemption = {
  _id: string;
  items: readonly { rewardId: string; quantity: number; lots: readonly LotPieces[] }[];
  points: number;
  status: RedemptionStatus;
  code?: string;
  receiptNumber?: string;
};

type Moved = Stock['totals'];
const nothingMoved: Moved = { in: 0, handedOut: 0, writtenOff: 0, counted: 0 };

function withMovement(moved: Moved, { kind, pieces }: RecordedMovement): Moved {
  if (kind === 'in') return { ...moved, in: moved.in + pieces };
  if (kind === 'written-off') return { ...moved, writtenOff: moved.writtenOff - pieces };
  if (kind === 'counted') return { ...moved, counted: moved.counted + pieces };
  return { ...moved, handedOut: moved.handedOut - pieces };
}

const movedWords: Record<keyof Moved, string> = {
  in: '入库',
  handedOut: '领走',
  writtenOff: '报损',
  counted: '盘点差',
};

/** What entries, codes, movements and redemptions said so far. */
type Told = {
  note: Note;
  entryIdOf: Known['entryIdOf'];
  /** Points by the entry that handed them over. */
  handedOver: Map<string, number>;
  /** Points by the entry they were handed over with. */
  takenBack: Map<string, number>;
  holds: Map<string, number>;
  codes: Map<string, RecordedCode>;
  moved: Map<string, Moved>;
  reserved: Map<string, number>;
};

const redeemedBy = (entry: JournalEntry): number =>
  entry.postings
    .filter(({ account }) => account.startsWith('redeemed:'))
    .reduce((sum, { delta }) => sum + delta, 0);

function takeEntry({ holds, handedOver, takenBack }: Told, entry: JournalEntry): void {
  const hold = entry.postings.find(({ account }) => account.startsWith('hold:'));
  if (hold) {
    const points = (holds.get(hold.account) ?? 0) + hold.delta;
    if (points === 0) holds.delete(hold.account);
    else holds.set(hold.account, points);
  }
  const points = redeemedBy(entry);
  if (points > 0) handedOver.set(entry._id, points);
  if (points < 0 && entry.reverses !== undefined) takenBack.set(entry.reverses, -points);
}

/** What the ledger says of a redemption: handed over, and taken back the same day. */
function bookedFor(
  { entryIdOf, handedOver, takenBack }: Told,
  id: string,
): { over?: number | undefined; back?: number | undefined } {
  const entryId = [entryIdOf('handed-over', id), entryIdOf('sold', id)].find((one) =>
    handedOver.has(one),
  );
  if (entryId === undefined) return {};
  const booked = { over: handedOver.get(entryId), back: takenBack.get(entryId) };
  handedOver.delete(entryId);
  return booked;
}

/** Invariant 6: what was handed over has its receipt, and what was reversed its points. */
function checkReceipt(told: Told, redemption: RecordedRedemption): void {
  const { _id, status, points, receiptNumber } = redemption;
  const isTaken = status === 'handed-over' || status === 'reversed';
  const { over, back } = bookedFor(told, _id);
  const overShould = isTaken ? points : undefined;
  const backShould = status === 'reversed' ? points : undefined;
  if (over !== overShould)
    told.note(6, _id, `领取 ${overShould ?? 0} 分，账上领取 ${over ?? 0} 分`);
  else if (back !== backShould)
    told.note(6, _id, `撤销 ${backShould ?? 0} 分，账上退回 ${back ?? 0} 分`);
  if (isTaken !== (receiptNumber !== undefined))
    told.note(6, _id, isTaken ? '领取了，没有收据' : '没有领取，有收据');
}

/** Invariants 4 and 6: what is held is on the ledger, and its code is found. */
function checkHeld({ note, holds, codes }: Told, redemption: RecordedRedemption): void {
  const { _id, status, points, code } = redemption;
  const hold = holds.get(`hold:${_id}`) ?? 0;
  holds.delete(`hold:${_id}`);
  const should = status === 'held' ? points : 0;
  if (hold !== should) note(4, _id, `应该冻结 ${should} 分，账上冻结 ${hold} 分`);
  const isOpen = codes.delete(_id);
  // A code that was used stays, so that a second scan reads when that was.
  const shouldBeOpen = (status === 'held' || status === 'handed-over') && code !== undefined;
  if (isOpen !== shouldBeOpen) note(6, _id, isOpen ? '已经了结，取货码还在' : '取货码不在了');
}

function takeReserved({ reserved }: Told, { items, status }: RecordedRedemption): void {
  if (status !== 'held') return;
  for (const { rewardId, lots } of items)
    for (const { pieces } of lots) reserved.set(rewardId, (reserved.get(rewardId) ?? 0) + pieces);
}

/** Invariant 5: pieces on the shelf, gone and written off are what the movements say. */
function checkReward({ note, moved, reserved }: Told, reward: RecordedReward): void {
  const { _id, name, totals } = reward;
  const fault = faultOfStock(reward);
  if (fault) note(5, _id, `${name}：${fault}`);
  const sums = moved.get(_id) ?? nothingMoved;
  for (const field of ['in', 'handedOut', 'writtenOff', 'counted'] as const)
    if (totals[field] !== sums[field])
      note(5, _id, `${name}${movedWords[field]} ${totals[field]} 件，流水是 ${sums[field]} 件`);
  const held = reserved.get(_id) ?? 0;
  if (reservedOf(reward) !== held)
    note(5, _id, `${name}预留 ${reservedOf(reward)} 件，预约的是 ${held} 件`);
}

/** Invariants 4 to 6: pieces, receipts, and what is held for whom. */
export function shopChecks(note: Note, { entryIdOf }: Pick<Known, 'entryIdOf'>) {
  const told: Told = {
    note,
    entryIdOf,
    handedOver: new Map(),
    takenBack: new Map(),
    holds: new Map(),
    codes: new Map(),
    moved: new Map(),
    reserved: new Map(),
  };
  return {
    entry: (entry: JournalEntry) => takeEntry(told, entry),
    code: (code: RecordedCode) => void told.codes.set(code.redemptionId, code),
    movement(movement: RecordedMovement) {
      const before = told.moved.get(movement.rewardId) ?? nothingMoved;
      told.moved.set(movement.rewardId, withMovement(before, movement));
    },
    redemption(redemption: RecordedRedemption) {
      checkReceipt(told, redemption);
      checkHeld(told, redemption);
      takeReserved(told, redemption);
    },
    reward: (reward: RecordedReward) => checkReward(told, reward),
    end() {
      for (const entryId of told.handedOver.keys()) note(6, entryId, '账上领取了，没有这张兑换单');
      for (const [hold, points] of told.holds) note(4, hold, `冻结 ${points} 分，没有这张兑换单`);
      for (const { _id } of told.codes.values()) note(6, _id, '取货码没有兑换单');
    },
  };
}

import { AppError } from '#contracts/errors';
import { keeperRoles, linkPaperAccount } from '#contracts/points-accounts';
import { isOneDoor, movedPostings, takenTogether } from '#domain/ledger-moves';
import { defineCommand } from '#runtime/action';
import type { Caller } from '#runtime/context';
import type { Transaction } from '#runtime/database';
import { type PersonRecord, people } from '../identity/records';
import { accountByNumber, homeIn, isWithin, numberEnd, postText } from './account-records';
import { moveCaps, recentCaps } from './cap-records';
import { type AccountRecord, accountNumbers, accounts, type Booking, book } from './records';

const refuse = (reason: string): never => {
  throw new AppError('step-not-allowed', { reason });
};

/** An account of the keeper's own community, by its number; any other does not exist for her. */
async function ownAccount(tx: Transaction, number: string, caller: Caller): Promise<AccountRecord> {
  const found = await tx.get(accountNumbers, number);
  const account = found && (await tx.get(accounts, found.accountId));
  if (!account || !isWithin(account, caller, keeperRoles)) throw new AppError('not-found');
  return account;
}

type Pair = { paper: AccountRecord; member: AccountRecord };

/** Nobody moves anything into her own passbook or that of her own household. */
function refuseKeepers({ member }: Pair, { personId, person }: Caller): void {
  const isOwn =
    member.personId === personId || person?.homes.some((home) => isOneDoor(home, homeIn(member)));
  if (isOwn) refuse('这是您自己家的存折，请另一位同事办理');
}

function refuseUnfit({ paper, member }: Pair): void {
  if (paper.kind !== 'paper') refuse('前一个号码不是纸质存折');
  if (member.kind !== 'phone') refuse('后一个号码不是手机存折');
  if (paper.status === 'linked') refuse('这本纸质存折已经转过了');
  if (paper.status !== 'open' || member.status !== 'open') refuse('这本存折已经停用');
  if (paper.held > 0) refuse(`还有 ${paper.held} 分留在没领的兑换里，请先领取或取消，再转存折`);
}

/**
 * The holder on the phone must live where the passbook says, and somebody other than the keeper has confirmed that:
 * the home is verified, behind the same door, or of the same name in the stairwell where no door was written down.
 */
function refuseStranger(paper: AccountRecord, holder: PersonRecord | undefined): void {
  const isHers = holder?.homes.some(
    ({ areaId, door, status }) =>
      status === 'verified' &&
      areaId === homeIn(paper).areaId &&
      (paper.door === undefined ? holder.name === paper.name : door === paper.door),
  );
  if (!isHers) refuse('手机上的住处要和纸质存折是同一户，并且由单元长或网格员核实过，再来转存折');
}

const link = defineCommand(linkPaperAccount, {
  async prepare({ paperNumber }, { now }) {
    const paper = await accountByNumber(paperNumber);
    return paper ? recentCaps(paper._id, now) : [];
  },
  async transact({ tx, input, ctx: { caller, now }, prepared }) {
    const paper = await ownAccount(tx, input.paperNumber, caller);
    const member = await ownAccount(tx, input.memberNumber, caller);
    refuseUnfit({ paper, member });
    refuseKeepers({ paper, member }, caller);
    refuseStranger(paper, await tx.get(people, member.personId ?? ''));
    const postings = movedPostings(paper, member);
    const common = {
      aboutId: paper._id,
      approverId: caller.personId,
      approverText: postText(paper, caller, keeperRoles),
      at: now,
    };
    const booked = (
      account: AccountRecord,
      booking: Omit<Booking, keyof typeof common | 'communityId'>,
    ) =>
      booking.postings.length === 0
        ? account
        : book(tx, account, { ...common, communityId: account.communityId, ...booking });
    const emptied = await booked(paper, {
      kind: 'moved-out',
      postings: postings.out,
      reason: `转入手机存折 ${numberEnd(member)}`,
    });
    const filled = await booked(member, {
      kind: 'moved-in',
      postings: postings.in,
      reason: `从纸质存折 ${numberEnd(paper)} 转入`,
    });
    await tx.set(accounts, {
      ...emptied,
      status: 'linked',
      linkedToId: member._id,
      closedAt: now,
      version: emptied.version + 1,
    });
    await tx.set(accounts, {
      ...filled,
      taken: takenTogether(paper.taken, member.taken),
      version: filled.version + 1,
    });
    await moveCaps(tx, prepared, member._id);
    return {
      answer: { moved: paper.balance },
      name: 'points.paper-linked',
      subjectIds: [paper._id, member._id],
      data: {
        accountId: member._id,
        personId: member.personId,
        paperId: paper._id,
        moved: paper.balance,
        debt: paper.debt,
        communityId: member.communityId,
      },
    };
  },
  async recheck({ memberNumber }, { caller }) {
    const member = await accountByNumber(memberNumber);
    if (!member || !isWithin(member, caller, keeperRoles)) throw new AppError('not-found');
  },
});

export const linkActions = [link];

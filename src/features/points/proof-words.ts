import type { PassbookLine } from '#contracts/points';
import type { Proof } from '#contracts/points-sheet';
import { isProven, rootFrom, type Sha256, saysTheSame, sealHash } from '#domain/seal';

/** The line as her passbook shows it. */
export type SeenLine = Pick<PassbookLine, 'id' | 'at' | 'reason' | 'balance' | 'in' | 'out'>;

/** The name under which the line she tapped waits for the page that checks it. */
export const keptLine = 'points-line';

/** What was recomputed on the phone; a check that cannot be made yet is missing. */
export type Checks = {
  /** The sealed words are those of the line she tapped. */
  isSameLine: boolean;
  isInSeal?: boolean;
  isInChain?: boolean;
};

/** Words that are no entry at all say nothing. */
function isSame(text: string, line: SeenLine): boolean {
  try {
    return saysTheSame(text, line);
  } catch {
    return false;
  }
}

/** Recomputes everything from the words of the entry; believes no answer of the cloud. */
export function checksOf(proof: Proof, line: SeenLine, sha256: Sha256): Checks {
  const { text, seal, chainTo } = proof;
  const isSameLine = isSame(text, line);
  if (!seal) return { isSameLine };
  const isInSeal =
    rootFrom(text, seal.steps, sha256) === seal.root && sealHash(seal, sha256) === seal.hash;
  return {
    isSameLine,
    isInSeal,
    ...(chainTo && { isInChain: isProven({ text, seal, chainTo }, sha256) }),
  };
}

/** `broken` as soon as one check fails; `waiting` until it is sealed. */
export function verdictOf({ isSameLine, isInSeal, isInChain }: Checks) {
  if (!isSameLine || isInSeal === false || isInChain === false) return 'broken';
  if (isInSeal === undefined) return 'waiting';
  return isInChain === undefined ? 'sealed' : 'proven';
}
export type Verdict = ReturnType<typeof verdictOf>;

export const verdictWords: Record<Verdict, { title: string; note: string }> = {
  proven: {
    title: '在账里，没有改过',
    note: '下面每一步都是您的手机自己算的，没有听平台说。',
  },
  sealed: {
    title: '在账里，已经封好',
    note: '等印着这道封条的公示表出来（下个月初），再查一次，就能和墙上的纸对。',
  },
  waiting: {
    title: '记上了，还没有封',
    note: '账每小时封一批，新的一笔要等下一个整点以后几分钟。过一会儿再来查。',
  },
  broken: {
    title: '对不上',
    note: '手机算出来的和账上写的不一样。请把这一页拿给社区看，或打电话问积分超市，您存折里的打印件也留好。',
  },
};

/** 「参加志愿活动：收 4 分，余额 26 分」 */
export const lineText = (line: SeenLine): string =>
  `${line.reason}，${line.in > 0 ? `收 ${line.in}` : `支 ${line.out}`} 分，余额 ${line.balance} 分`;

/** How far the paper is from the seal of the line: so many seals later. */
export const chainText = (later: number): string =>
  later === 0 ? '公示表上印的就是这一道' : `一道包着一道，后面 ${later} 道都重新算过`;

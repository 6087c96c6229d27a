import type { MeetingStatus } from '#contracts/council';
import { type Choice, smallVote, type VoteUnit, type VoteWay } from '#contracts/council-vote';

export type Tally = Record<Choice, number>;

/** What the rules read of a vote. */
export type Vote = {
  way: VoteWay;
  unit: VoteUnit;
  isOpen: boolean;
  closesAt?: number;
  quorum?: number;
  tally: Tally;
  paper?: { tally: Tally; photos: readonly string[]; signedById?: string };
};

export const noBallots: Tally = { for: 0, against: 0, abstain: 0 };

export const sumOf = (tally: Tally): number => tally.for + tally.against + tally.abstain;

export const plus = (a: Tally, b: Tally): Tally => ({
  for: a.for + b.for,
  against: a.against + b.against,
  abstain: a.abstain + b.abstain,
});

/** Ballots on paper count once a second person vouches for them: by signing here or on the sheet in the photo (`rules.md §4.2.1`). */
export const isPaperSigned = ({ paper }: Pick<Vote, 'paper'>): boolean =>
  paper !== undefined && (paper.signedById !== undefined || paper.photos.length > 0);

/** Everything that counts: what was cast or shown, and paper that was signed. */
export const countedOf = (vote: Pick<Vote, 'tally' | 'paper'>): Tally =>
  vote.paper && isPaperSigned(vote) ? plus(vote.tally, vote.paper.tally) : vote.tally;

/** Ballots are taken: nobody closed it and its time has not passed. */
export const isTaking = ({ isOpen, closesAt }: Pick<Vote, 'isOpen' | 'closesAt'>, now: number) =>
  isOpen && (closesAt === undefined || now < closesAt);

const outcomeOf = (tally: Tally): string => (tally.for > tally.against ? '通过' : '没有通过');

/** What is read of a vote: nothing while it is open, and below five ballots never how they divide (`rules.md §4.2.1`). */
export function resultOf(vote: Pick<Vote, 'isOpen' | 'tally' | 'paper' | 'quorum'>): {
  tally?: Tally;
  resultText?: string;
} {
  if (vote.isOpen) return {};
  const tally = countedOf(vote);
  const many = sumOf(tally);
  if (many === 0) return { resultText: '没有人投票' };
  const isShort = vote.quorum !== undefined && many < vote.quorum;
  const outcome = isShort ? `未达到约定人数（${vote.quorum} 票）` : outcomeOf(tally);
  if (many < smallVote) return { resultText: `不足 ${smallVote} 票，只公布通过与否：${outcome}` };
  return { tally, resultText: outcome };
}

/** States in which a vote of each way can be opened, and in which ballots still come in. */
const openable: Record<VoteWay, readonly MeetingStatus[]> = {
  hands: ['in-session'],
  ballot: ['published', 'in-session'],
};
const castable: readonly MeetingStatus[] = ['published', 'in-session', 'minutes'];

/** Why no vote of this way can be opened in this state; undefined where one can. */
export const openingRefusal = (way: VoteWay, status: MeetingStatus): string | undefined => {
  if (openable[way].includes(status)) return undefined;
  return way === 'hands' ? '开会的时候才能举手表决' : '公示以后、散会以前才能发起投票';
};

/** Who would vote, as the rules need her. */
export type Voter = {
  /** Lives or works where the hall is for. */
  isOurs: boolean;
  isPresent: boolean;
  /** Lives there at all. */
  hasHome: boolean;
  /** The household she votes for, once her door is known. */
  householdId?: string;
  /** Hers is a door she only named, and somebody else is known to live behind it. */
  isUnproven?: boolean;
  /** A ballot of hers, or of her household, lies in the box. */
  hasVoted: boolean;
};

const unitRefusal = (unit: VoteUnit, voter: Voter): string | undefined => {
  if (unit === 'person') return undefined;
  if (voter.isUnproven) return '一户一票：这户由核实过的住户投，您的住处核实以后也能投';
  if (voter.householdId !== undefined) return undefined;
  return voter.hasHome
    ? '一户一票：请先在「我的家」写上门牌号，再来投'
    : '一户一票：由住在这里的住户投';
};

const presenceRefusal = (status: MeetingStatus, { isPresent }: Voter): string | undefined =>
  status === 'published' || isPresent
    ? undefined
    : '会已经开始，到会的人才能投票；到了请先填到会码';

/** Why somebody cannot cast a ballot now; undefined where she can. */
export function castRefusal(
  vote: Pick<Vote, 'way' | 'unit' | 'isOpen' | 'closesAt'>,
  status: MeetingStatus,
  { voter, now }: { voter: Voter; now: number },
): string | undefined {
  if (vote.way === 'hands') return '这件事举手表决，由主持的人数';
  if (voter.hasVoted) return vote.unit === 'household' ? '您家已经投过了' : '您已经投过了';
  if (!isTaking(vote, now) || !castable.includes(status)) return '投票已经截止';
  if (!voter.isOurs) return '住在或服务于这个议事厅范围的人才能投票';
  return presenceRefusal(status, voter) ?? unitRefusal(vote.unit, voter);
}

type HomeHere = { status: string; door?: string; areaPath: readonly string[] };

/** The home somebody votes for: in the area, with a door; the first verified one before others. */
export function votingHome<H extends HomeHere>(
  homes: readonly H[],
  areaId: string,
): (H & { door: string }) | undefined {
  const here = homes.filter(
    (home): home is H & { door: string } =>
      home.areaPath.includes(areaId) && home.door !== undefined && home.status !== 'refused',
  );
  return here.find(({ status }) => status === 'verified') ?? here[0];
}

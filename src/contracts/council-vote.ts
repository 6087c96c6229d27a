import * as z from 'zod';
import { action, lazily } from './action';
import { councilRoles, itemId, meetingId } from './council';
import { attendanceId } from './council-attendance';
import { Photos } from './file';

/** Raised hands that are counted, or ballots by phone and on paper. */
export const voteWays = ['hands', 'ballot'] as const;
export type VoteWay = (typeof voteWays)[number];
export const voteWayWords: Record<VoteWay, string> = { hands: '举手', ballot: '投票' };
export const voteUnits = ['person', 'household'] as const;
export type VoteUnit = (typeof voteUnits)[number];
export const voteUnitWords: Record<VoteUnit, string> = {
  person: '一人一票',
  household: '一户一票',
};
export const choices = ['for', 'against', 'abstain'] as const;
export type Choice = (typeof choices)[number];
export const choiceWords: Record<Choice, string> = {
  for: '赞成',
  against: '反对',
  abstain: '弃权',
};
/** With fewer ballots nobody reads how they divide (`rules.md §4.2.1`). */
export const smallVote = 5;

export const voteId = () => z.string().regex(/^vt_[0-9a-z]{8,40}$/);

const Tally = lazily(() =>
  z.object({
    for: z.number().int().min(0).max(500),
    against: z.number().int().min(0).max(500),
    abstain: z.number().int().min(0).max(500),
  }),
);

export const VoteView = lazily(() =>
  z.object({
    id: z.string(),
    version: z.number().int(),
    itemId: z.string(),
    question: z.string(),
    way: z.enum(voteWays),
    unit: z.enum(voteUnits),
    isOpen: z.boolean(),
    closesAt: z.number().optional(),
    /** Ballots so far, never how. */
    ballots: z.number().int(),
    quorum: z.number().int().optional(),
    /** After closing, and only from five ballots on. */
    tally: Tally().optional(),
    /** 「不足 5 票，只公布结果」 */
    resultText: z.string().optional(),
    /** On paper, with who counted and who signed beside her. */
    paper: z
      .object({
        byText: z.string(),
        count: z.number().int(),
        /** How they divide, for whoever is asked to sign that they were counted right. */
        tally: Tally().optional(),
        isCounterSigned: z.boolean(),
      })
      .optional(),
    hasVoted: z.boolean(),
    mayVote: z.boolean(),
    obstacle: z.string().optional(),
    /** Was there and did not enter the paper ballots herself. */
    mayCounterSign: z.boolean(),
  }),
);
export type VoteView = z.infer<ReturnType<typeof VoteView>>;

/** Opens a vote about an item while the meeting is in session (by hands) or from its publication on (by ballot). */
export const openVote = action({
  name: 'council.open-vote',
  kind: 'command',
  roles: councilRoles,
  input: lazily(() =>
    z.object({
      meetingId: meetingId(),
      itemId: itemId(),
      question: z.string().trim().min(4, '请写表决什么').max(60, '最多 60 个字'),
      way: z.enum(voteWays),
      unit: z.enum(voteUnits),
      /** Of ballots: until when. Without it until somebody closes it. */
      closesAt: z.number().int().optional(),
      quorum: z.number().int('请写整数').min(1).max(500).optional(),
    }),
  ),
  output: lazily(() => z.object({ id: z.string() })),
});

/** One ballot per person or household, cast once and kept apart from who cast it. */
export const castBallot = action({
  name: 'council.cast',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() =>
    z.object({
      id: voteId(),
      choice: z.enum(choices),
      /** Random letters of the phone, kept nowhere: no trace of the call tells how she voted. */
      salt: z.string().regex(/^[0-9a-zA-Z]{16,40}$/),
    }),
  ),
  output: lazily(() => z.object({ ballots: z.number().int() })),
});

/** Hands that were counted, of those who are there. */
export const countHands = action({
  name: 'council.count-hands',
  kind: 'command',
  roles: councilRoles,
  input: lazily(() => z.object({ id: voteId(), version: z.number().int().min(1), tally: Tally() })),
  output: lazily(() => z.object({ version: z.number().int() })),
});

/** Paper ballots, counted by whoever leads; they count once somebody else who was there signs beside her. */
export const enterPaperBallots = action({
  name: 'council.enter-paper',
  kind: 'command',
  roles: councilRoles,
  input: lazily(() =>
    z.object({
      id: voteId(),
      version: z.number().int().min(1),
      tally: Tally(),
      /** Who signs: somebody who is there and has a phone, or a photo of the sheet with two signatures. */
      witness: attendanceId().optional(),
      photos: Photos().optional(),
    }),
  ),
  output: lazily(() => z.object({ version: z.number().int() })),
});

/** Another attendee says that the paper ballots were counted right, or that they were not. */
export const counterSign = action({
  name: 'council.counter-sign',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() =>
    z.object({ id: voteId(), version: z.number().int().min(1), isRight: z.boolean() }),
  ),
  output: lazily(() => z.object({ version: z.number().int() })),
});

export const closeVote = action({
  name: 'council.close-vote',
  kind: 'command',
  roles: councilRoles,
  input: lazily(() => z.object({ id: voteId(), version: z.number().int().min(1) })),
  output: lazily(() => z.object({ version: z.number().int() })),
});

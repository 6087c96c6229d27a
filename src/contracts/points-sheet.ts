import * as z from 'zod';
import { action, lazily } from './action';
import { entryId, month, pointsPaths } from './points';

/** The month's public sheet of a community (`seeds.md` D21): numbers, masked names, the head of the sealed ledger. */
export const PointsSheet = lazily(() =>
  z.object({
    communityId: z.string(),
    communityName: z.string(),
    month: z.string(),
    publishedAt: z.number(),
    objectionsUntil: z.number(),
    paths: z.array(
      z.object({
        path: z.enum(pointsPaths),
        points: z.number().int(),
        entries: z.number().int(),
        people: z.number().int(),
      }),
    ),
    people: z.number().int(),
    issued: z.number().int(),
    redeemed: z.number().int(),
    reversed: z.number().int(),
    outstanding: z.number().int(),
    budget: z.number().int().optional(),
    reasons: z.array(
      z.object({ words: z.string(), points: z.number().int(), times: z.number().int() }),
    ),
    goods: z.array(
      z.object({
        name: z.string(),
        price: z.number().int(),
        in: z.number().int(),
        out: z.number().int(),
        writtenOff: z.number().int(),
        /** What stocktakes found more or, below zero, less. */
        counted: z.number().int(),
        left: z.number().int(),
      }),
    ),
    sources: z.array(z.object({ words: z.string(), pieces: z.number().int() })),
    /** 「王*，3号楼」: who earned on which path; nobody of a dispute stands here, and nothing ranks. */
    listed: z.array(
      z.object({
        name: z.string(),
        place: z.string(),
        path: z.enum(pointsPaths),
        points: z.number().int(),
      }),
    ),
    /** The newest sealed batch of the month. */
    head: z.object({ number: z.number().int(), hash: z.string() }).optional(),
    objections: z.array(
      z.object({ text: z.string(), answer: z.string().optional(), at: z.number() }),
    ),
  }),
);
export type PointsSheet = z.infer<ReturnType<typeof PointsSheet>>;

/** One sheet of one's own community, or of the one named; the newest without a month. */
export const getSheet = action({
  name: 'points.sheet',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() =>
    z.object({ communityId: z.string().max(60).optional(), month: month().optional() }),
  ),
  output: lazily(() =>
    z.object({
      sheet: PointsSheet().optional(),
      /** Months one can look at, newest first. */
      months: z.array(z.string()),
      /** Whether the caller may object now. */
      mayObject: z.boolean(),
    }),
  ),
});

/** Says that something of a sheet is not right; the community answers within five working days. */
export const objectToSheet = action({
  name: 'points.object',
  kind: 'command',
  roles: ['resident'],
  input: lazily(() =>
    z.object({
      communityId: z.string().max(60),
      month: month(),
      text: z.string().trim().min(5, '请写清哪里不对').max(200, '最多 200 个字'),
    }),
  ),
  output: lazily(() => z.object({ answerBy: z.number() })),
});

const place = () => z.object({ at: z.number(), id: z.string() });
const link = () =>
  z.object({
    number: z.number().int(),
    from: place(),
    until: place(),
    count: z.number().int(),
    /** Points issued less those taken back in the batch. */
    sum: z.number().int(),
    root: z.string(),
  });

/** What one needs to check that an entry is sealed: recomputed on the phone by `isProven`, not believed. */
export const Proof = lazily(() =>
  z.object({
    /** The entry as it is stored, in canonical form. */
    text: z.string(),
    /** Missing until the hour's batch is sealed, a few minutes after the hour. */
    seal: link()
      .extend({
        previousHash: z.string(),
        hash: z.string(),
        sealedAt: z.number(),
        /** From the leaf to the root. */
        steps: z.array(z.object({ side: z.enum(['left', 'right']), hash: z.string() })),
      })
      .optional(),
    /** The head on the printed sheet of the month, and the seals up to it; missing until that sheet is out, and where they are more than 800. */
    chainTo: z
      .object({
        communityId: z.string(),
        month: z.string(),
        number: z.number().int(),
        hash: z.string(),
        links: z.array(link()),
      })
      .optional(),
  }),
);
export type Proof = z.infer<ReturnType<typeof Proof>>;

/** The proof of an entry of one's own passbook, also of a paper one that was moved into it. */
export const getProof = action({
  name: 'points.proof',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({ entryId: entryId() })),
  output: Proof,
});

/** Objections to a sheet that wait for an answer, the longest waiting first. */
export const listObjections = action({
  name: 'points.objections',
  kind: 'query',
  roles: ['community-staff', 'chief-grid-lead'],
  input: lazily(() => z.object({})),
  output: lazily(() =>
    z.object({
      items: z.array(
        z.object({
          id: z.string(),
          version: z.number().int(),
          month: z.string(),
          text: z.string(),
          at: z.number(),
          dueAt: z.number(),
        }),
      ),
    }),
  ),
});

export const answerObjection = action({
  name: 'points.answer-objection',
  kind: 'command',
  roles: ['chief-grid-lead'],
  input: lazily(() =>
    z.object({
      id: z.string().regex(/^ob_[0-9a-z]{8,40}$/),
      version: z.number().int().min(1),
      answer: z.string().trim().min(5, '请写清楚').max(200, '最多 200 个字'),
    }),
  ),
  output: lazily(() => z.object({})),
});

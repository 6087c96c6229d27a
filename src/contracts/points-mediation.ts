import * as z from 'zod';
import { action, lazily } from './action';
import { areaId } from './area';
import { Photos, PhotoView } from './file';
import { accountId } from './points';

const reason = () => z.string().trim().min(2, '请写一句原因').max(100, '最多 100 个字');
const cursor = () => z.string().max(200).optional();

/** A mediation, kept private: who the parties are is nobody's business but the community's (`rules.md §4.3.2`). */
export const Mediation = lazily(() =>
  z.object({
    id: z.string(),
    version: z.number().int(),
    at: z.number(),
    place: z.string(),
    parties: z.array(z.object({ name: z.string(), hasAgreed: z.boolean() })),
    outcome: z.enum(['settled', 'not-settled']),
    note: z.string(),
    photos: z.array(PhotoView()),
    recordedText: z.string(),
    isConfirmed: z.boolean(),
    /** Masked names of those who helped. */
    mediators: z.array(z.string()),
    hasReporter: z.boolean(),
    obstacle: z.string().optional(),
  }),
);
export type Mediation = z.infer<ReturnType<typeof Mediation>>;

/** Mediations of the caller's community, newest first. */
export const listMediations = action({
  name: 'points.mediations',
  kind: 'query',
  roles: ['community-staff', 'chief-grid-lead'],
  input: lazily(() => z.object({ cursor: cursor() })),
  output: lazily(() =>
    z.object({ items: z.array(Mediation()), nextCursor: z.string().optional() }),
  ),
});

/** Records a mediation: the parties, whether each agrees that it is settled and recorded, and who helped. */
export const recordMediation = action({
  name: 'points.record-mediation',
  kind: 'command',
  roles: ['community-staff'],
  input: lazily(() =>
    z.object({
      areaId: areaId(),
      parties: z
        .array(
          z.object({
            name: z.string().trim().min(1, '请写怎么称呼').max(20, '最多 20 个字'),
            hasAgreed: z.boolean(),
          }),
        )
        .min(2, '至少写双方')
        .max(6, '最多 6 方'),
      outcome: z.enum(['settled', 'not-settled']),
      note: reason(),
      photos: Photos().optional(),
      mediatorIds: z.array(accountId()).min(1, '请选谁参与了化解').max(3, '最多 3 位'),
      reporterId: accountId().optional(),
      /** A report against somebody by name never earns points. */
      isAboutNamedPerson: z.boolean(),
    }),
  ),
  output: lazily(() => z.object({ id: z.string() })),
});

/** The secretary confirms a settled one both sides agreed to: only now its points are proposed. */
export const confirmMediation = action({
  name: 'points.confirm-mediation',
  kind: 'command',
  roles: ['chief-grid-lead'],
  input: lazily(() =>
    z.object({ id: z.string().regex(/^md_[0-9a-z]{8,40}$/), version: z.number().int().min(1) }),
  ),
  output: lazily(() => z.object({})),
});

import * as z from 'zod';
import { action, lazily } from './action';
import { areaId } from './area';
import { accountKinds, accountNumber, PassbookLine } from './points';
import { proposerRoles } from './points-desk';
import type { Role } from './roles';

const cursor = () => z.string().max(200).optional();

/** Who opens paper passbooks and finds them at the counter. */
export const keeperRoles = ['shopkeeper', 'community-staff'] as const satisfies readonly Role[];

/** An account as somebody at a desk sees it: never a full name, never a door. */
export const FoundAccount = lazily(() =>
  z.object({
    id: z.string(),
    kind: z.enum(accountKinds),
    /** 「王*兰」 */
    maskedName: z.string(),
    /** 「5号楼」 */
    place: z.string(),
    /** The last four digits. */
    numberEnd: z.string(),
    balance: z.number().int().min(0).optional(),
  }),
);
export type FoundAccount = z.infer<ReturnType<typeof FoundAccount>>;

/** Finds an account by its number, or by name and building; only within the caller's areas. The balance is for the counter. */
export const findAccounts = action({
  name: 'points.find',
  kind: 'query',
  roles: proposerRoles,
  input: lazily(() =>
    z
      .object({
        number: accountNumber().optional(),
        name: z.string().trim().min(1, '请写姓名').max(20).optional(),
        areaId: areaId().optional(),
      })
      .refine(({ number, name }) => number !== undefined || name !== undefined, {
        error: '请写存折号，或者写姓名',
        path: ['name'],
      }),
  ),
  output: lazily(() => z.object({ accounts: z.array(FoundAccount()) })),
});

/** Opens a paper passbook with consent; the number is what is printed on it. */
export const openPaperAccount = action({
  name: 'points.open-paper',
  kind: 'command',
  roles: keeperRoles,
  input: lazily(() =>
    z.object({
      areaId: areaId(),
      door: z.string().trim().min(1, '请写门牌').max(20).optional(),
      name: z.string().trim().min(1, '请写姓名').max(20, '最多 20 个字'),
      consent: z.enum(['spoken', 'paper']),
      consentOn: z.iso.date('请写本人同意的日期'),
    }),
  ),
  output: lazily(() => z.object({ id: z.string(), number: z.string() })),
});

/** Moves everything of a paper passbook into the account of its holder, who now has WeChat and stands at the counter. */
export const linkPaperAccount = action({
  name: 'points.link-paper',
  kind: 'command',
  roles: keeperRoles,
  input: lazily(() => z.object({ paperNumber: accountNumber(), memberNumber: accountNumber() })),
  output: lazily(() => z.object({ moved: z.number().int() })),
});

/** The passbook of somebody who stands at the counter with the paper in hand, to be printed. */
export const getPaperPassbook = action({
  name: 'points.paper-passbook',
  kind: 'query',
  roles: keeperRoles,
  input: lazily(() => z.object({ number: accountNumber(), cursor: cursor() })),
  output: lazily(() =>
    z.object({
      number: z.string(),
      name: z.string(),
      place: z.string(),
      communityName: z.string(),
      balance: z.number().int(),
      held: z.number().int(),
      items: z.array(PassbookLine()),
      nextCursor: z.string().optional(),
    }),
  ),
});

import * as z from 'zod';
import { action, lazily } from './action';
import { areaId } from './area';
import { Card } from './card';
import { badgeRoles, printRoles } from './roles';

/**
 * Everything the A3 plate (three blocks of `seeds.md` A17: 网格党组织信息、网格员信息、网格职能) and the A6 card
 * say, from the same data as the card on the phone.
 */
export const getPrint = action({
  name: 'card.print',
  kind: 'query',
  roles: printRoles,
  input: lazily(() => z.object({ areaId: areaId() })),
  output: lazily(() =>
    z.object({
      card: Card(),
      /** Where it hangs: 「柳桥街道 槐安社区 第三网格」. */
      title: z.string(),
      /** 网格党组织信息: lines as the community keeps them; empty where there are none. */
      partyLines: z.array(z.string()),
      /** 网格职能: what one may come with. */
      dutyLines: z.array(z.string()),
      code: z.string(),
      imageBase64: z.string(),
      contentType: z.string(),
      /** Changes with anything the print says: 8 letters. */
      edition: z.string(),
    }),
  ),
});

/** The paper with this edition hangs from today on. */
export const notePrinted = action({
  name: 'card.note-printed',
  kind: 'command',
  roles: printRoles,
  input: lazily(() => z.object({ areaId: areaId(), edition: z.string().min(1).max(16) })),
  output: lazily(() => z.object({})),
});

/** Plates of the caller's areas that say something else than is true today. */
export const listReprints = action({
  name: 'card.reprints',
  kind: 'query',
  roles: printRoles,
  input: lazily(() => z.object({})),
  output: lazily(() =>
    z.object({
      plates: z.array(
        z.object({
          areaId: z.string(),
          name: z.string(),
          /** Missing where none was printed yet. */
          printedAt: z.number().optional(),
          /** 「网格员换了人」 */
          why: z.string(),
        }),
      ),
    }),
  ),
});

/** The caller's own badge, to show at a door: its code is permanent, what it says is live. */
export const getBadgeCard = action({
  name: 'card.badge',
  kind: 'query',
  roles: badgeRoles,
  input: lazily(() => z.object({})),
  output: lazily(() =>
    z.object({
      name: z.string(),
      photoUrl: z.string().optional(),
      /** 「第三网格 网格员」 */
      posts: z.array(z.string()),
      code: z.string(),
      imageBase64: z.string(),
      contentType: z.string(),
    }),
  ),
});

/** At the door: is this somebody of ours, at this moment (feature F06)? Tells nothing of a badge that ended. */
export const checkBadge = action({
  name: 'card.check-badge',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({ code: z.string().max(64) })),
  output: lazily(() =>
    z.object({
      isValid: z.boolean(),
      name: z.string().optional(),
      photoUrl: z.string().optional(),
      posts: z.array(z.string()),
      /** Whether she answers for a home of the asker; missing where the asker gave none. */
      isOfMyPlace: z.boolean().optional(),
      checkedAt: z.number(),
      /** To ask whether it is true. */
      dutyPhone: z.string().optional(),
    }),
  ),
});

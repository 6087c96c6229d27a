import * as z from 'zod';
import { action, lazily } from './action';
import { pointsActs, pointsPaths } from './points';

const reason = () => z.string().trim().min(2, '请写一句原因').max(100, '最多 100 个字');

/** How one act is rewarded: whole points a unit, with caps a day and a month. */
export const EarningRule = lazily(() =>
  z.object({
    act: z.enum(pointsActs),
    path: z.enum(pointsPaths),
    points: z.number().int().min(1).max(50),
    /** 「每小时」「每次」 */
    unit: z.enum(['hour', 'time', 'month']),
    maxPerDay: z.number().int().min(1).max(100).optional(),
    maxPerMonth: z.number().int().min(1).max(500).optional(),
  }),
);
export type EarningRule = z.infer<ReturnType<typeof EarningRule>>;

/** The rules in force and those that come into force later; open to everybody. */
export const getPointsRules = action({
  name: 'points.rules',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({})),
  output: lazily(() => {
    const version = () =>
      z.object({
        version: z.number().int(),
        fromOn: z.string(),
        source: z.string(),
        reason: z.string().optional(),
        rules: z.array(EarningRule()),
      });
    return z.object({ current: version(), coming: version().optional() });
  }),
});
/** New rules, from the next day on; what was done before keeps its rule. */
export const setPointsRules = action({
  name: 'points.set-rules',
  kind: 'command',
  roles: ['district-desk'],
  input: lazily(() =>
    z.object({
      /** The version one changed. */
      version: z.number().int().min(1),
      rules: z.array(EarningRule()).length(pointsActs.length),
      reason: reason(),
    }),
  ),
  output: lazily(() => z.object({ version: z.number().int(), fromOn: z.string() })),
});

import * as z from 'zod';
import { action, lazily } from './action';
import { areaId } from './area';
import { categoryCodes } from './category';
import {
  councilRoles,
  decisionId,
  itemId,
  meetingId,
  meetingStatuses,
  secretaryRoles,
} from './council';
import { Photos } from './file';

export const minutesTextLimit = 500;

const Stepped = lazily(() =>
  z.object({ id: z.string(), version: z.number().int(), status: z.enum(meetingStatuses) }),
);
const seen = () => ({ id: meetingId(), version: z.number().int().min(1) });
const part = () => z.string().trim().max(minutesTextLimit, '最多 500 个字');
const ownerText = () => z.string().trim().min(2, '请写由谁负责').max(40, '最多 40 个字');
const dueOn = () => z.iso.date('请选期限');
const why = (words: string) => z.string().trim().min(2, words).max(200, '最多 200 个字');

/** What was decided about one item: a kind and an owner always, a date where something is to be done. */
export const DecisionDraft = lazily(() =>
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('work-order'),
      category: z.enum(categoryCodes, { error: '请选一类，工单按它分派' }),
      areaId: areaId(),
      dueOn: dueOn(),
    }),
    z.object({ kind: z.literal('owner-task'), ownerText: ownerText(), dueOn: dueOn() }),
    z.object({ kind: z.literal('next-meeting'), ownerText: ownerText() }),
    z.object({
      kind: z.literal('not-adopted'),
      ownerText: ownerText(),
      reason: why('请写不采纳的理由，提议的人会看到'),
    }),
    z.object({ kind: z.literal('statutory'), ownerText: ownerText() }),
  ]),
);

/** Saves what is written so far, from the start of the meeting on; a second writer's page is refused with what changed, and keeps her words. */
export const saveMinutes = action({
  name: 'council.save-minutes',
  kind: 'command',
  roles: councilRoles,
  input: lazily(() =>
    z.object({
      ...seen(),
      items: z
        .array(
          z.object({
            itemId: itemId(),
            problem: part(),
            opinions: part(),
            conclusion: part(),
            decision: DecisionDraft().optional(),
          }),
        )
        .max(15),
      /** Of the paper, added to those that are there. */
      photos: Photos().optional(),
    }),
  ),
  output: Stepped,
});

/** Sends the minutes round to whoever was there: 48 hours for amendments. Every item has a decision with an owner. */
export const circulateMinutes = action({
  name: 'council.circulate',
  kind: 'command',
  roles: councilRoles,
  input: lazily(() => z.object(seen())),
  output: Stepped,
});

/** Somebody who was there asks for another wording; her name is not shown. */
export const amendMinutes = action({
  name: 'council.amend-minutes',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() =>
    z.object({
      id: meetingId(),
      itemId: itemId(),
      text: z.string().trim().min(2, '请写哪里要改').max(200, '最多 200 个字'),
    }),
  ),
  output: lazily(() => z.object({})),
});

/** Takes an amendment over (the minutes are changed with it), or says why not. */
export const answerAmendment = action({
  name: 'council.answer-amendment',
  kind: 'command',
  roles: councilRoles,
  input: lazily(() =>
    z.object({
      ...seen(),
      amendmentId: z.string().regex(/^am_[0-9a-z]{1,40}$/),
      isTaken: z.boolean(),
      answer: z.string().trim().min(2, '请写一句答复').max(200, '最多 200 个字'),
    }),
  ),
  output: Stepped,
});

/** The secretary gives the minutes back to be corrected. */
export const sendBackMinutes = action({
  name: 'council.send-back',
  kind: 'command',
  roles: secretaryRoles,
  input: lazily(() => z.object({ ...seen(), reason: why('请写哪里要改') })),
  output: Stepped,
});

/** Makes the minutes final: decisions become work orders and tasks, and hang out for seven days. */
export const confirmMinutes = action({
  name: 'council.confirm',
  kind: 'command',
  roles: secretaryRoles,
  input: lazily(() => z.object(seen())),
  output: Stepped,
});

/** What was done about a decision that is no work order; with `not-now` its plan and the day it is looked at again. */
export const noteProgress = action({
  name: 'council.note-progress',
  kind: 'command',
  roles: councilRoles,
  input: lazily(() =>
    z.object({
      id: decisionId(),
      version: z.number().int().min(1),
      as: z.enum(['in-progress', 'done', 'not-now']),
      text: z.string().trim().min(4, '请写做了什么').max(200, '最多 200 个字'),
      reviewOn: z.iso.date('请选哪天再看').optional(),
      photos: Photos().optional(),
    }),
  ),
  output: lazily(() => z.object({ version: z.number().int() })),
});

/** Somebody of the place has an objection against a resolution while it hangs out: it becomes a report of hers. */
export const objectToResolution = action({
  name: 'council.object',
  kind: 'command',
  roles: ['resident'],
  input: lazily(() =>
    z.object({
      id: meetingId(),
      /** About one decision, or the meeting as a whole. */
      decisionId: decisionId().optional(),
      text: z.string().trim().min(10, '请写清楚，至少 10 个字').max(300, '最多 300 个字'),
    }),
  ),
  output: lazily(() => z.object({ reportId: z.string(), number: z.string() })),
});

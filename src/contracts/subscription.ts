import * as z from 'zod';
import { action, lazily } from './action';
import { deskRoles } from './roles';
import { workOrderId } from './work-order';

/** Templates of WeChat's one-time messages: one accept is one message (`platform.md §2`). */
export const messageTemplates = [
  'progress',
  'outcome',
  'outage',
  'emergency',
  'work',
  'meeting',
] as const;
export type MessageTemplate = (typeof messageTemplates)[number];
export const messageTemplateWords: Record<MessageTemplate, string> = {
  progress: '工单进度',
  outcome: '办结提醒',
  outage: '停水停电提醒',
  emergency: '应急提醒',
  work: '工作提醒',
  meeting: '会议提醒',
};

/** WeChat asks about so many at once on every client (`rules.md §5`). */
export const askLimit = 3;

/** What somebody can say to WeChat's question, per template. */
export const askAnswers = ['accept', 'reject', 'ban', 'filter'] as const;
export type AskAnswer = (typeof askAnswers)[number];

const template = () => z.enum(messageTemplates);

/** What may be asked now, read before the tap: WeChat lets nothing be awaited between tap and question. */
export const getSubscription = action({
  name: 'subscription.mine',
  kind: 'query',
  roles: 'anyone',
  input: lazily(() => z.object({})),
  output: lazily(() =>
    z.object({
      templates: z.array(
        z.object({
          key: template(),
          /** The district's own id of it at WeChat. */
          id: z.string(),
          /** Messages she may still get. */
          credits: z.number().int().min(0),
          /** She said 「总是拒绝」: not asked again. */
          isRefused: z.boolean(),
        }),
      ),
      /** WeChat's main switch is off: said once, with the way to the settings. */
      isHintDue: z.boolean(),
    }),
  ),
});

/** Keeps what she answered WeChat: each accept is one message. */
export const answerSubscription = action({
  name: 'subscription.answer',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() =>
    z.object({
      answers: z.array(z.object({ key: template(), answer: z.enum(askAnswers) })).max(askLimit),
      /** WeChat answered 20004. */
      isMainSwitchOff: z.boolean().optional(),
    }),
  ),
  output: lazily(() => z.object({ credits: z.partialRecord(template(), z.number().int().min(0)) })),
});

/** What became of one message to one person. */
export const deliveryStates = [
  'waiting',
  'sending',
  'sent',
  'no-credit',
  'unsure',
  'dead',
  'merged',
] as const;
export type DeliveryState = (typeof deliveryStates)[number];
/** What staff read: the truth, never 「已通知」. */
export const deliveryWords: Record<DeliveryState, string> = {
  waiting: '等着发送',
  sending: '正在发送',
  sent: '微信已送达',
  'no-credit': '没有额度，微信没有发',
  unsure: '微信没有回答，不确定',
  dead: '微信没有发成',
  merged: '和前一条合并了',
};

/** For somebody at a desk: whether the newest news of an order reached the person who reported it. */
export const getTold = action({
  name: 'subscription.told',
  kind: 'query',
  roles: deskRoles,
  input: lazily(() => z.object({ workOrderId: workOrderId() })),
  output: lazily(() =>
    z.object({
      told: z
        .object({
          title: z.string(),
          at: z.number(),
          isRead: z.boolean(),
          /** Missing where WeChat was given nothing to send: she never said yes, or such news is not pushed. */
          delivery: z.enum(deliveryStates).optional(),
        })
        .optional(),
    }),
  ),
});

/** Messages WeChat would not take, for the administrator, the newest first. */
export const listDead = action({
  name: 'subscription.list-dead',
  kind: 'query',
  roles: ['district-desk', 'admin'],
  input: lazily(() => z.object({ cursor: z.string().max(200).optional() })),
  output: lazily(() =>
    z.object({
      items: z.array(
        z.object({
          id: z.string(),
          at: z.number(),
          template: template(),
          /** 「47003 argument invalid」 */
          reason: z.string(),
          tries: z.number().int(),
        }),
      ),
      nextCursor: z.string().optional(),
    }),
  ),
});

/** Sends dead ones again, once their cause is mended; at most 20. */
export const retryDead = action({
  name: 'subscription.retry-dead',
  kind: 'command',
  roles: ['district-desk', 'admin'],
  input: lazily(() =>
    z.object({
      ids: z
        .array(z.string().regex(/^dl_[0-9a-z]{8,40}$/))
        .min(1)
        .max(20),
    }),
  ),
  output: lazily(() => z.object({ retried: z.number().int() })),
});

import type { MessageTemplate } from '#contracts/subscription';

/** What 「停水停电、应急时提醒我」 asks for. */
export const alarmTemplates = ['outage', 'emergency'] as const satisfies readonly MessageTemplate[];

const words: Partial<Record<MessageTemplate, string>> = { outage: '停水停电', emergency: '应急' };

type Left = { key: MessageTemplate; credits: number };

/** How often WeChat can still remind her, which is as often as she allowed it and no more. */
export function creditsText(left: readonly Left[]): string {
  const [first] = left;
  if (!first) return '';
  if (left.every(({ credits }) => credits === 0))
    return left.length > 1 ? '点一次，微信各提醒您 1 次' : '点一次，微信提醒您 1 次';
  if (left.every(({ credits }) => credits === first.credits))
    return `微信还能${left.length > 1 ? '各' : ''}提醒您 ${first.credits} 次`;
  return `微信还能提醒您：${left
    .map(({ key, credits }) => `${words[key] ?? ''} ${credits} 次`)
    .join('，')}`;
}

import type { Got } from '#contracts/action';
import { deliveryWords, type getTold } from '#contracts/subscription';
import { momentText } from '#domain/day';

type Told = NonNullable<Got<typeof getTold>['told']>;

/** 「最近一次告诉反映人：已受理，今天 10:20 · 已读 · 微信已送达」: what is known, never 「已通知」. */
export const toldText = ({ title, at, isRead, delivery }: Told, current: number): string =>
  [
    `最近一次告诉反映人：${title}，${momentText(at, current)}`,
    isRead ? '已读' : '未读',
    delivery ? deliveryWords[delivery] : '微信没有发',
  ].join(' · ');

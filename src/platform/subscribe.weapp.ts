import Taro from '@tarojs/taro';
import { askLimit } from '#contracts/subscription';
import {
  type AskEntry,
  type Asked,
  answersIn,
  askedInVain,
  keptRefusals,
  nothingAsked,
} from './ask-answers';

type Entries = readonly AskEntry[];

/** Taro's types ask for what only Alipay takes. */
type Question = Parameters<typeof Taro.requestSubscribeMessage>[0];

/** Whether she ticked 「总是保持以上选择」 beside a refusal; only WeChat's settings tell. */
async function withKept(asked: Asked, entries: Entries): Promise<Asked> {
  if (!asked.answers.some(({ answer }) => answer === 'reject')) return asked;
  try {
    const { subscriptionsSetting } = await Taro.getSetting({ withSubscriptions: true });
    return keptRefusals(asked, entries, subscriptionsSetting?.itemSettings ?? {});
  } catch {
    return asked;
  }
}

export async function ask(entries: Entries): Promise<Asked> {
  const few = entries.slice(0, askLimit);
  if (few.length === 0) return nothingAsked;
  try {
    const said = await Taro.requestSubscribeMessage({
      tmplIds: few.map(({ id }) => id),
    } as Question);
    return await withKept(answersIn(few, { ...said }), few);
  } catch (cause) {
    return askedInVain((cause as { errCode?: unknown } | undefined)?.errCode);
  }
}

export const canOpenSettings = true;

export function openSettings(): void {
  Taro.openSetting({ withSubscriptions: true }).catch(() => undefined);
}

export const useAskQuestion = (): undefined => undefined;

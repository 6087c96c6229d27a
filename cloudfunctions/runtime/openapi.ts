import { bugOf, log } from './log';
import { cloud } from './sdk';

/** How WeChat judges words: `unknown` where it could not be asked. */
export type TextOpinion = 'pass' | 'review' | 'risky' | 'unknown';

/** WeChat takes 2,500 characters (`platform.md §3`). */
const textLimit = 2500;
/** It does not check for somebody who was not in the app for two hours. */
const notSeenLately = 61010;
/** An image, in the version of the check that pushes its result. */
const image = { mediaType: 2, version: 2, scene: 3 } as const;
/** 「论坛」: words meant for others. */
const forumText = { version: 2, scene: 3 } as const;
const textCheckMs = 2_000;

/** Asks about words before they are stored. Never rejects: a failed check holds back display, not delivery. */
export async function checkText(content: string, openid: string): Promise<TextOpinion> {
  try {
    const asked = cloud.openapi.security.msgSecCheck({
      ...forumText,
      openid,
      content: content.slice(0, textLimit),
    }) as Promise<{ result?: { suggest?: string } }>;
    const { result } = (await within(textCheckMs, asked)) ?? {};
    return opinion(result?.suggest);
  } catch (error) {
    if (errCodeOf(error) === notSeenLately) return 'review';
    log({ level: 'warn', event: 'text-not-checked', bug: bugOf(error) });
    return 'unknown';
  }
}

const opinion = (suggest: string | undefined): TextOpinion =>
  suggest === 'pass' || suggest === 'review' || suggest === 'risky' ? suggest : 'unknown';

/** Asks WeChat to look at a photo; it answers later, to `events`, under this trace id. */
export async function askPhotoCheck(mediaUrl: string, openid: string): Promise<string> {
  const { traceId } = (await cloud.openapi.security.mediaCheckAsync({
    ...image,
    mediaUrl,
    openid,
  })) as { traceId: string };
  return traceId;
}

/** Whether WeChat refused to check because she was not in the app lately. */
export const isNotSeenLately = (error: unknown): boolean => errCodeOf(error) === notSeenLately;

export type Image = { buffer: Buffer; contentType: string };

/** The QR image that leads to a page of this mini-program, with at most 32 characters for it (`platform.md §3`). */
export async function pageImage(page: string, scene: string): Promise<Image> {
  return (await cloud.openapi.wxacode.getUnlimited({ scene, page, checkPath: false })) as Image;
}

/** The QR image of a plate. */
export const plateImage = (scene: string): Promise<Image> => pageImage('pages/plate/index', scene);

/** The phone behind WeChat's one-time code; undefined where the code is not good (any more). */
export async function phoneOf(code: string): Promise<string | undefined> {
  try {
    const { phoneInfo } = (await cloud.openapi.phonenumber.getPhoneNumber({ code })) as {
      phoneInfo: { purePhoneNumber: string };
    };
    return phoneInfo.purePhoneNumber;
  } catch (error) {
    log({ level: 'warn', event: 'phone-code-refused', bug: bugOf(error) });
    return undefined;
  }
}

/** One of WeChat's one-time messages: to whom, from which template, and where a tap leads. */
export type OutgoingMessage = {
  openid: string;
  templateId: string;
  page: string;
  data: Record<string, { value: string }>;
};
/** WeChat's own code, 0 where it took the message; or nothing that says whether it did. */
export type MessageAnswer = { errCode: number; words: string } | { isSilent: true };

/** WeChat usually answers within a second. */
const messageMs = 4_000;

/** Hands WeChat a message, once. Never rejects: a time-out, a broken line or a failed gateway is silence. */
export async function sendMessage(message: OutgoingMessage): Promise<MessageAnswer> {
  const { openid: touser, ...others } = message;
  try {
    const asked = cloud.openapi.subscribeMessage.send({ touser, ...others } as never);
    const answer = await within(messageMs, asked as Promise<object>);
    return answer ? { errCode: 0, words: 'ok' } : { isSilent: true };
  } catch (error) {
    const errCode = refusalIn(error);
    log({ level: 'warn', event: 'message-refused', outcome: String(errCode), bug: bugOf(error) });
    if (errCode === undefined) return { isSilent: true };
    return { errCode, words: wordsIn(error).replaceAll(touser, '') };
  }
}

/** The API is unknown to the platform, or the function has no permission for it (yet). */
const notPassedOn: readonly unknown[] = [-604_100, -604_101];

/**
 * The code of somebody who clearly said no: WeChat, or the platform before it asked WeChat. The SDK also calls any
 * error of its own -1; only WeChat's -1 comes in the words of a CloudSDKError.
 */
function refusalIn(error: unknown): number | undefined {
  const code = errCodeOf(error);
  if (typeof code !== 'number') return undefined;
  if (code > 0 || notPassedOn.includes(code)) return code;
  const isWeChats = error instanceof Error && error.message.startsWith('errCode: -1');
  return code === -1 && isWeChats ? code : undefined;
}

const wordsIn = (error: unknown): string => {
  const words = error instanceof Error && 'errMsg' in error ? String(error.errMsg) : '';
  return words.replace(/^.*?:fail /, '');
};

const errCodeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'errCode' in error ? error.errCode : undefined;

async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

import { randomUUID } from 'node:crypto';
import { localAppId } from '../functions/identity';
import type { Recorder } from '../inspection/recorder';
import type { CheckedMedia, Suggest } from '../inspection/records';
import { type Openapi, ok, refused, textOf } from './answer';
import type { Visits } from './visits';

/** How long a check takes by the movable clock; WeChat says at most 30 minutes. */
const checkMs = 3000;
/** A picture whose bytes hold this text is found risky: the stand-in for a bad picture. */
export const riskyMark = 'lianxin-risky-picture';
const downloadFailed = -1008;

export type MediaCheckParts = {
  now: () => number;
  visits: Visits;
  /** The bytes behind an address of the local gateway, or undefined when it gives none. */
  download: (url: string) => Promise<Buffer | undefined>;
  /** Lets something happen once, by the movable clock. */
  later: (at: number, run: () => Promise<void>) => void;
  /** Hands the result to the function that hears WeChat. */
  push: (event: Record<string, unknown>) => Promise<unknown>;
};

type Waiting = { media: CheckedMedia; download: () => Promise<Buffer | undefined> };

/** `security.mediaCheckAsync`: answers a trace id at once and pushes `wxa_media_check` a moment later. */
export class MediaChecks {
  readonly #recorder: Recorder;
  readonly #parts: MediaCheckParts;
  readonly #waiting = new Map<string, Waiting>();

  constructor(recorder: Recorder, parts: MediaCheckParts) {
    this.#recorder = recorder;
    this.#parts = parts;
  }

  readonly openapi: Openapi = (args) => {
    const openid = textOf(args, 'openid');
    const mediaUrl = textOf(args, 'media_url');
    if (args.version !== 2) return refused(40_097, 'invalid args: version');
    if (![1, 2].includes(Number(args.media_type))) return refused(40_004, 'invalid media type');
    if (!/^https?:\/\//.test(mediaUrl)) return refused(40_066, 'invalid url');
    if (!this.#parts.visits.isRecent(openid))
      return refused(61_010, 'user has not visited within 2 hours');
    const at = this.#parts.now();
    const media: CheckedMedia = { at, openid, traceId: randomUUID(), mediaUrl };
    this.#recorder.media(media);
    this.#waiting.set(media.traceId, {
      media,
      download: () => this.#parts.download(mediaUrl),
    });
    this.#parts.later(at + checkMs, () => this.answer({ traceId: media.traceId }));
    return ok({ trace_id: media.traceId });
  };

  /** Pushes one waiting result, or all; `suggest` overrides what the picture says. */
  async answer(choice: { traceId?: string; suggest?: Suggest } = {}): Promise<void> {
    const ids = choice.traceId === undefined ? [...this.#waiting.keys()] : [choice.traceId];
    for (const id of ids) {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (waiting) await this.#answerOne(waiting, choice.suggest);
    }
  }

  reset(): void {
    this.#waiting.clear();
  }

  async #answerOne({ media, download }: Waiting, wanted: Suggest | undefined): Promise<void> {
    const bytes = await download();
    const errcode = bytes ? 0 : downloadFailed;
    const suggest = wanted ?? (bytes?.includes(riskyMark) ? 'risky' : 'pass');
    Object.assign(media, errcode === 0 ? { suggest, errcode } : { errcode });
    const result = { suggest, label: suggest === 'pass' ? 100 : 20_002 };
    await this.#parts.push({
      ToUserName: 'gh_local',
      FromUserName: media.openid,
      CreateTime: Math.floor(this.#parts.now() / 1000),
      MsgType: 'event',
      Event: 'wxa_media_check',
      appid: localAppId,
      trace_id: media.traceId,
      version: 2,
      errcode,
      errmsg: errcode === 0 ? 'ok' : 'download error',
      ...(errcode === 0
        ? { result, detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }] }
        : {}),
    });
  }
}

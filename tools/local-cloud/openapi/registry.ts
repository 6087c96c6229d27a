import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultBox } from '../faults';
import type { Recorder } from '../inspection/recorder';
import { type Answer, type Args, type Openapi, refused, textOf } from './answer';
import { record } from './subscribe-message';

/** The platform's own codes, outside WeChat's JSON. */
const unknownApi = { errorCode: -604_100 };
const noPermission = { errorCode: -604_101 };
const timedOut = { errorCode: -604_102 };
const timeOutMs = 5000;

/** What the gateway between function and WeChat does instead of answering. */
export type BrokenLine = 'http-500' | 'drop';

export type OpenapiAnswer = Answer | { errorCode: number };

/** Every openapi that is imitated, with who may call it and what is made to go wrong. */
export class OpenapiRegistry {
  readonly #apis: Readonly<Record<string, Openapi>>;
  readonly #faults: FaultBox;
  readonly #recorder: Recorder;
  readonly #now: () => number;

  constructor(
    apis: Readonly<Record<string, Openapi>>,
    parts: { faults: FaultBox; recorder: Recorder; now: () => number },
  ) {
    this.#apis = apis;
    this.#faults = parts.faults;
    this.#recorder = parts.recorder;
    this.#now = parts.now;
  }

  /** Answers one call; `permitted` lists what the calling function may use, absent for outside programs. */
  async answer(
    name: string,
    args: Args,
    permitted: readonly string[] | undefined,
  ): Promise<OpenapiAnswer | BrokenLine> {
    const api = Object.hasOwn(this.#apis, name) ? this.#apis[name] : undefined;
    if (permitted && !permitted.includes(name)) return noPermission;
    if (!api) return unknownApi;
    const openid = textOf(args, 'openid') || textOf(args, 'touser') || undefined;
    const fault = this.#faults.openapi(name, openid);
    if (fault === 'time-out') {
      await sleep(timeOutMs);
      return timedOut;
    }
    if (fault === 'http-500') return fault;
    if (typeof fault === 'object' && 'errcode' in fault) return this.#refuse(name, args, fault);
    if (typeof fault === 'object') await sleep(fault.lateMs);
    const answer = await api(args);
    return fault === 'drop' ? fault : answer;
  }

  #refuse(name: string, args: Args, fault: { errcode: number; errmsg?: string }): Answer {
    const { errcode, errmsg = 'refused on purpose' } = fault;
    if (name === 'subscribeMessage.send') {
      record(this.#recorder, { args, at: this.#now(), errcode, errmsg });
    }
    return refused(errcode, errmsg);
  }
}

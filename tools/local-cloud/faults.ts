/** Something that goes wrong on purpose, in a test. Each happens `times` times, once by default. */
export type Fault = (KillFault | OpenapiFault) & { times?: number };

/** Ends the function's worker around the nth admin request (from 1) of one call: `before` it is done, or `after` it is done and before the answer. */
export type KillFault = {
  kind: 'kill';
  function: string;
  when: 'before' | 'after';
  request: number;
};

/**
 * Lets an openapi fail with WeChat's errcode, time out, or answer late; `http-500` comes from a gateway before
 * WeChat heard anything, and `drop` loses the answer of something WeChat did.
 */
export type OpenapiFault = {
  kind: 'openapi';
  /** As WeChat names it: `subscribeMessage.send`. */
  api: string;
  answer:
    | { errcode: number; errmsg?: string }
    | 'time-out'
    | 'http-500'
    | 'drop'
    | { lateMs: number };
  /** Only for this person, when the request names one. */
  openid?: string;
};

/** The switch for faults. */
export type Faults = {
  /** Adds a fault to those already set. */
  set(fault: Fault): void;
  clear(): void;
};

/** The faults that wait to happen; asking for one uses it up. */
export class FaultBox implements Faults {
  #waiting: { fault: Fault; left: number }[] = [];

  set(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#waiting = [];
  }

  /** Whether this request, the nth of its call, kills the function, and when. */
  killAt(functionName: string, request: number): 'before' | 'after' | undefined {
    const taken = this.#take(
      (fault) =>
        fault.kind === 'kill' && fault.function === functionName && fault.request === request,
    );
    return taken?.kind === 'kill' ? taken.when : undefined;
  }

  openapi(api: string, openid: string | undefined): OpenapiFault['answer'] | undefined {
    const taken = this.#take(
      (fault) =>
        fault.kind === 'openapi' &&
        fault.api === api &&
        (fault.openid === undefined || fault.openid === openid),
    );
    return taken?.kind === 'openapi' ? taken.answer : undefined;
  }

  #take(matches: (fault: Fault) => boolean): Fault | undefined {
    const found = this.#waiting.find(({ fault }) => matches(fault));
    if (!found) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.#waiting = this.#waiting.filter((each) => each !== found);
    return found.fault;
  }
}

/** Something that goes wrong on purpose, in a test. Each happens `times` times, once by default. */
export type Fault = (KillFault | OpenapiFault) & { times?: number };

/** Ends the function's worker around the nth admin request (from 1) of one call: `before` it is done, or `after` it is done and before the answer. */
export type KillFault = {
  kind: 'kill';
  function: string;
  when: 'before' | 'after';
  request: number;
};

/** Lets an openapi fail with WeChat's errcode, time out, or answer late. */
export type OpenapiFault = {
  kind: 'openapi';
  /** As WeChat names it: `subscribeMessage.send`. */
  api: string;
  answer: { errcode: number; errmsg?: string } | 'time-out' | { lateMs: number };
  /** Only for this person, when the request names one. */
  openid?: string;
};

/** The switch for faults. */
export type Faults = {
  /** Adds a fault to those already set. */
  set(fault: Fault): void;
  clear(): void;
};

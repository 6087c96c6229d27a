/** A deployed function: what it may do, who may call it, and when it wakes by itself. */
export type CloudFunction = {
  memoryMB: number;
  timeoutSeconds: number;
  /** WeChat openapi it may call; others answer -604101. */
  openapi: readonly string[];
  /** Tencent's 7-field cron, Asia/Shanghai; one trigger per function. */
  timer?: { name: string; cron: string };
  invoke: 'clients' | 'nobody';
};

/** `api` answers people, `jobs` runs clocks, `events` hears WeChat (`design.md`, Functions and doors). */
export const functions: Record<'api' | 'jobs' | 'events', CloudFunction> = {
  api: {
    memoryMB: 512,
    timeoutSeconds: 20,
    openapi: [
      'security.msgSecCheck',
      'wxacode.getUnlimited',
      'phonenumber.getPhoneNumber',
      'subscribeMessage.send',
    ],
    invoke: 'clients',
  },
  jobs: {
    memoryMB: 512,
    timeoutSeconds: 60,
    openapi: ['subscribeMessage.send', 'security.mediaCheckAsync'],
    timer: { name: 'every-minute', cron: '5 * * * * * *' },
    invoke: 'nobody',
  },
  events: { memoryMB: 256, timeoutSeconds: 20, openapi: [], invoke: 'nobody' },
};

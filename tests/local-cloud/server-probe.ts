import cloud from 'wx-server-sdk';

/** The function the tests of the local cloud run: each request names one thing to do. */
type Ask = {
  do: keyof typeof things;
  ms?: number;
  name?: string;
  args?: Record<string, unknown>;
  data?: Record<string, unknown>;
};

// The typings know the symbol for the current environment only as a string.
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string });

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
let ticks = 0;

const things = {
  echo: (ask: Ask) => ask,
  identity: () => cloud.getWXContext(),
  'identity-across-await': async ({ ms = 0 }: Ask) => {
    const before = cloud.getWXContext();
    await wait(ms);
    return { before, after: cloud.getWXContext() };
  },
  'environment-names': () => Object.keys(process.env).filter((key) => /^(WX_|TRIGGER)/.test(key)),
  wait: ({ ms = 0 }: Ask) => wait(ms),
  spin: ({ ms = 0 }: Ask) => {
    const until = performance.now() + ms;
    while (performance.now() < until);
    return 'spun';
  },
  throw: () => {
    throw new TypeError('as asked');
  },
  exit: () => process.exit(3),
  'reject-unheard': () => {
    void Promise.reject(new Error('nobody listens'));
    return wait(500);
  },
  hoard: () => {
    const kept: string[][] = [];
    for (;;) kept.push(Array.from({ length: 100_000 }, (_, i) => `entry ${i}`));
  },
  big: ({ ms = 0 }: Ask) => 'x'.repeat(ms),
  log: () => {
    // biome-ignore lint/suspicious/noConsole: the platform collects what a function writes here
    console.log('hello %s', 'log');
    return 'logged';
  },
  time: () => ({
    now: Date.now(),
    fresh: new Date().toISOString(),
    isDate: new Date() instanceof Date && new Date(0).constructor === Date,
    text: new Date(0).toISOString(),
  }),
  /** Leaves a ticking timer behind, as careless code does. */
  'leave-ticking': () => {
    setInterval(() => {
      ticks += 1;
    }, 10);
    return ticks;
  },
  ticks: () => ticks,
  openapi: async ({ name = '', args = {} }: Ask) => {
    const [group = '', method = ''] = name.split('.');
    const apis = cloud.openapi as unknown as Record<string, Record<string, Openapi>>;
    return outcome(apis[group]?.[method]?.(args));
  },
  call: async ({ name = '', data = {} }: Ask) =>
    outcome(Promise.resolve(cloud.callFunction({ name, data }))),
  write: async ({ name = '', data = {} }: Ask) =>
    cloud.database().collection('notes').doc(name).set({ data }),
  'write-two': async () => {
    const notes = cloud.database().collection('notes');
    await notes.doc('first').set({ data: { n: 1 } });
    await notes.doc('second').set({ data: { n: 2 } });
    return 'both';
  },
  'remove-all': async () => {
    const notes = cloud.database().collection('notes');
    await notes.where({ n: cloud.database().command.exists(true) }).remove();
  },
  find: async ({ data = {} }: Ask) => {
    const found = (await cloud.database().collection('notes').where(data).get()) as {
      data: unknown[];
    };
    return found.data;
  },
  upload: async ({ name = '', data = {} }: Ask) =>
    cloud.uploadFile({ cloudPath: name, fileContent: Buffer.from(String(data.text)) }),
  link: async ({ name = '', ms = 600 }: Ask) => {
    const links = cloud.getTempFileURL({ fileList: [{ fileID: name, maxAge: ms }] });
    const { fileList } = (await links) as { fileList: { tempFileURL: string }[] };
    return fileList[0]?.tempFileURL;
  },
  download: async ({ name = '' }: Ask) =>
    outcome(
      Promise.resolve(cloud.downloadFile({ fileID: name })).then((file) =>
        String((file as { fileContent: Buffer }).fileContent),
      ),
    ),
  remove: async ({ name = '' }: Ask) => {
    const removed = cloud.deleteFile({ fileList: [name] });
    return ((await removed) as { fileList: { status: number }[] }).fileList[0]?.status;
  },
};

type Openapi = (args: Record<string, unknown>) => Promise<Record<string, unknown>>;

/** An error as plain data: the SDK's errors do not survive JSON. */
async function outcome(promise: Promise<unknown> | undefined): Promise<unknown> {
  try {
    return { isOk: true, value: await promise };
  } catch (error) {
    const { errCode, errMsg, code } = error as { errCode?: number; errMsg?: string; code?: string };
    return { isOk: false, errCode, errMsg, code };
  }
}

export const main = (ask: Ask): unknown => things[ask.do]?.(ask) ?? things.echo(ask);

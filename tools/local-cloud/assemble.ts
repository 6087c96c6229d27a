import path from 'node:path';
import { AdminProtocol } from './admin/admin';
import { OffsetClock } from './clock';
import { openDatabase } from './database';
import { FaultBox } from './faults';
import { FunctionHost } from './functions/host';
import { bundleWorker } from './functions/worker-bundle';
import { Gateway } from './gateway/gateway';
import { Sessions } from './gateway/sessions';
import { Recorder } from './inspection/recorder';
import { Signer } from './keys';
import { MediaChecks } from './openapi/check-media';
import { checkText } from './openapi/check-text';
import { PhoneCodes } from './openapi/phone-number';
import { makeQrCode } from './openapi/qr-code';
import { OpenapiRegistry } from './openapi/registry';
import { sendMessage } from './openapi/subscribe-message';
import { Visits } from './openapi/visits';
import type { LocalCloudOptions } from './options';
import { FileStore } from './storage/files';
import { FileRoutes } from './storage/routes';
import { SignedLinks } from './storage/signed-links';
import { StorageVerbs } from './storage/verbs';
import { Agenda } from './timers/agenda';
import { Timers } from './timers/timers';

export const envId = 'local-lianxin';
/** The function that hears WeChat (`config/functions.ts`). */
const listener = 'events';

/** Everything the local cloud is made of, not yet listening. */
export type Parts = Awaited<ReturnType<typeof assemble>>;

/** Builds the parts and connects them; `gatewayUrl` is known once the server listens. */
export async function assemble(options: LocalCloudOptions, gatewayUrl: () => string) {
  const { dataDir } = options;
  const clock = new OffsetClock(dataDir);
  const now = () => clock.now();
  const recorder = new Recorder();
  const faults = new FaultBox();
  const signer = new Signer(dataDir);
  const sessions = new Sessions(signer);
  const host = new FunctionHost({
    functionsDir: options.functionsDir,
    worker: await bundleWorker(dataDir),
    envId,
    clock,
    recorder,
    hotReload: options.hotReload ?? false,
    onLog: options.onLog ?? (() => undefined),
  });
  const timers = new Timers(host);
  const agenda = new Agenda(clock, {
    recurring: () => timers.recurring(),
    isOn: options.timersOn ?? true,
  });
  const storage = assembleStorage(dataDir, { signer, now, gatewayUrl });
  const openapi = assembleOpenapi(options, {
    ...{ recorder, faults, now, gatewayUrl, agenda, host },
    download: (url) => storage.fileRoutes.read(new URL(url)),
  });
  const database = openDatabase({
    dir: path.join(dataDir, 'database'),
    isDurable: options.isDurable ?? true,
    isStrict: options.isStrict ?? false,
    now,
    onQuery: (report) => admin.onQuery(report),
  });
  const admin = new AdminProtocol({
    ...{ database, host, faults },
    storage: storage.verbs,
    openapi: openapi.registry,
  });
  const gateway = new Gateway({
    ...{ sessions, host, personas: options.personas ?? [] },
    files: storage.files,
    phoneCodes: openapi.phoneCodes,
    visits: openapi.visits,
  });
  return {
    ...{ clock, recorder, faults, sessions, host, timers, agenda, database, admin, gateway },
    ...{ storage, openapi },
  };
}

function assembleStorage(
  dataDir: string,
  { signer, now, gatewayUrl }: { signer: Signer; now: () => number; gatewayUrl: () => string },
) {
  const files = new FileStore(path.join(dataDir, 'files'), envId);
  const links = new SignedLinks(signer, now);
  return {
    files,
    fileRoutes: new FileRoutes(files, links),
    verbs: new StorageVerbs(files, { links, base: gatewayUrl }),
  };
}

type OpenapiNeeds = {
  recorder: Recorder;
  faults: FaultBox;
  now: () => number;
  gatewayUrl: () => string;
  agenda: Agenda;
  host: FunctionHost;
  download: (url: string) => Promise<Buffer | undefined>;
};

function assembleOpenapi(options: LocalCloudOptions, needs: OpenapiNeeds) {
  const { recorder, faults, now, gatewayUrl, agenda, host, download } = needs;
  const visits = new Visits(now);
  const phoneCodes = new PhoneCodes(now);
  const mediaChecks = new MediaChecks(recorder, {
    ...{ now, visits, download },
    later: (at, run) => agenda.once(at, run),
    push: (event) => pushEvent(host, listener, event),
  });
  const registry = new OpenapiRegistry(
    {
      'subscribeMessage.send': sendMessage(recorder, { now, templates: options.templates }),
      'security.msgSecCheck': checkText(recorder, { now, visits }),
      'security.mediaCheckAsync': mediaChecks.openapi,
      'wxacode.getUnlimited': makeQrCode(recorder, { now, gatewayUrl }),
      'phonenumber.getPhoneNumber': phoneCodes.openapi,
    },
    { faults, recorder, now },
  );
  return { visits, phoneCodes, mediaChecks, registry };
}

/** Hands a function an event as WeChat's message push does, and answers its result. */
export async function pushEvent(
  host: FunctionHost,
  functionName: string,
  event: Record<string, unknown>,
): Promise<unknown> {
  const from = event.FromUserName;
  const json = await host.invoke(functionName, event, {
    source: 'wx_unknown',
    ...(typeof from === 'string' ? { openid: from } : {}),
  });
  return JSON.parse(json) as unknown;
}

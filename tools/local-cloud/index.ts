import type { Server } from 'node:http';
import { assemble, envId, type Parts, pushEvent } from './assemble';
import type { MovableClock } from './clock';
import { lockData } from './data-lock';
import type { Database } from './database';
import type { Faults } from './faults';
import { sdkEnv } from './functions/host';
import { AppPages } from './gateway/app-pages';
import type { Inspection, Suggest } from './inspection/records';
import { InspectionRoutes } from './inspection/routes';
import type { LocalCloudOptions } from './options';
import { listen, type Routes, serve } from './server';
import { Stage } from './shell/stage';

export type { MovableClock } from './clock';
export { DataInUse } from './data-lock';
export type { Database, IndexSpec, QueryReport } from './database';
export type { Fault, Faults } from './faults';
export { FunctionError } from './functions/errors';
export type { Persona } from './gateway/personas';
export type {
  CallRecord,
  CheckedMedia,
  Inspection,
  MadeQrCode,
  RequestRecord,
  SentMessage,
  Suggest,
} from './inspection/records';
export type { LocalCloudOptions } from './options';
export { PortTaken } from './server';

/** Who calls a function: a person in the mini-program, or something else. */
export type Caller = {
  openid?: string;
  unionid?: string;
  /** Default `wx_client` with an openid, else `wx_http`. */
  source?: 'wx_client' | 'wx_devtools' | 'wx_http' | 'wx_trigger' | 'wx_unknown';
};

export type LocalCloud = {
  /** What `TCB_CONTEXT_CNFG` names to the SDKs. */
  adminUrl: string;
  gatewayUrl: string;
  envId: string;
  database: Database;
  clock: MovableClock;
  /** Environment variables for a process that uses the real SDKs from outside. */
  env(): Record<string, string>;
  /** Runs a function as the platform would; rejects with a `FunctionError` carrying the cloud's code. */
  invoke(name: string, event: unknown, caller?: Caller): Promise<unknown>;
  /** Fires one trigger of a function, or all of them, whether due or not. */
  fireTimer(functionName: string, triggerName?: string): Promise<unknown>;
  /** Hands a function an event from WeChat, e.g. `{ Event: 'wxa_media_check', … }`. */
  push(functionName: string, event: Record<string, unknown>): Promise<unknown>;
  /** Pushes the results of waiting media checks now; `traceId` picks one, `suggest` overrides the verdict. */
  answerMediaChecks(choice?: { traceId?: string; suggest?: Suggest }): Promise<void>;
  inspect(): Inspection;
  faults: Faults;
  /** Empties database, storage and inspection; instances and sessions end, the clock returns to real time. */
  reset(): Promise<void>;
  close(): Promise<void>;
};

/** Starts the local cloud on 127.0.0.1 and resolves when it answers; rejects with `PortTaken` or `DataInUse`. */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const { port = 0, mayUseNextPort = false, onLog = () => undefined } = options;
  const door = await listen(port, mayUseNextPort);
  const gatewayUrl = `http://127.0.0.1:${door.port}`;
  const adminUrl = `${gatewayUrl}/admin`;
  const unlock = await lockData(options.dataDir, gatewayUrl).catch(async (error: unknown) => {
    await shut(door.server);
    throw error;
  });
  const parts = await assemble(options, () => gatewayUrl);
  parts.host.reachAdminAt(adminUrl);
  const shutDoor = () => shut(door.server);
  const cloud = connect(parts, { options, adminUrl, gatewayUrl, shutDoor, unlock });
  const routes = await routesOf(parts, { options, cloud });
  serve(door, { routes, onError: (error) => onLog(describe(error)) });
  parts.agenda.arm();
  if (options.isWarm) parts.host.warmUp().catch((error: unknown) => onLog(describe(error)));
  return cloud;
}

async function routesOf(
  parts: Parts,
  { options, cloud }: { options: LocalCloudOptions; cloud: LocalCloud },
): Promise<Routes> {
  const { admin, gateway, storage, recorder, agenda: clock, database } = parts;
  return {
    ...{ admin, gateway, files: storage.fileRoutes },
    app: new AppPages(options.appDir),
    stage: await Stage.build(),
    inspection: new InspectionRoutes({
      ...{ recorder, clock, database, envId },
      personas: options.personas ?? [],
      hasApp: options.appDir !== undefined,
      expireSessions: () => parts.sessions.expireAll(),
      answerMediaChecks: cloud.answerMediaChecks,
      fireTimer: cloud.fireTimer,
      reset: cloud.reset,
    }),
  };
}

type Connection = {
  options: LocalCloudOptions;
  adminUrl: string;
  gatewayUrl: string;
  shutDoor: () => Promise<void>;
  unlock: () => void;
};

function connect(parts: Parts, connection: Connection): LocalCloud {
  const { options, adminUrl, gatewayUrl } = connection;
  const { host, agenda, recorder, database, openapi, timers } = parts;
  return {
    ...{ adminUrl, gatewayUrl, envId, database, clock: agenda, faults: parts.faults },
    env: () => ({ ...sdkEnv(envId), TCB_CONTEXT_CNFG: JSON.stringify({ URL: adminUrl }) }),
    invoke: async (name, event, caller = {}) => {
      const source = caller.source ?? (caller.openid === undefined ? 'wx_http' : 'wx_client');
      if (caller.openid !== undefined) openapi.visits.saw(caller.openid);
      return JSON.parse(await host.invoke(name, event, { ...caller, source })) as unknown;
    },
    fireTimer: (name, trigger) => timers.fire(name, trigger, agenda.now()),
    push: (name, event) => pushEvent(host, name, event),
    answerMediaChecks: (choice) => openapi.mediaChecks.answer(choice),
    inspect: () => recorder.inspect(),
    reset: async () => {
      await reset(parts);
      await options.afterReset?.();
    },
    close: async () => {
      const rest = agenda.close();
      await connection.shutDoor();
      await host.close();
      await rest;
      await database.close();
      connection.unlock();
    },
  };
}

async function reset(parts: Parts): Promise<void> {
  const { openapi } = parts;
  parts.faults.clear();
  parts.sessions.expireAll();
  await parts.host.close();
  parts.clock.reset();
  await parts.agenda.reset();
  for (const each of [openapi.visits, openapi.phoneCodes, openapi.mediaChecks, parts.recorder]) {
    each.reset();
  }
  await parts.storage.files.reset();
  await parts.database.reset();
}

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** A built function as it lies on the disk, with what its `config.json` grants it. */
export type FunctionConfig = {
  name: string;
  /** The bundle that exports `main`. */
  file: string;
  timeoutMs: number;
  memoryMB: number;
  openapi: readonly string[];
  triggers: readonly { name: string; cron: string }[];
  mayClientsInvoke: boolean;
  /** Changes when the bundle or its config changes. */
  version: string;
};

type Written = {
  permissions?: { openapi?: readonly string[] };
  triggers?: readonly { name: string; type: string; config: string }[];
  timeout?: number;
  memorySize?: number;
  invoke?: 'clients' | 'nobody';
};

/** The cloud's own defaults where `config.json` is silent (WeChat DevTools: 3 s, 256 MB). */
const defaults = { timeoutSeconds: 3, memoryMB: 256 };

/** Reads one function, or undefined when the folder holds none of that name. */
export function readFunction(functionsDir: string, name: string): FunctionConfig | undefined {
  const file = path.join(functionsDir, name, 'index.js');
  if (!/^[A-Za-z][\w-]{0,59}$/.test(name) || !existsSync(file)) return undefined;
  const configFile = path.join(functionsDir, name, 'config.json');
  const written = readConfig(configFile);
  return {
    name,
    file,
    timeoutMs: (written.timeout ?? defaults.timeoutSeconds) * 1000,
    memoryMB: written.memorySize ?? defaults.memoryMB,
    openapi: written.permissions?.openapi ?? [],
    triggers: (written.triggers ?? [])
      .filter(({ type }) => type === 'timer')
      .map(({ name: triggerName, config }) => ({ name: triggerName, cron: config })),
    mayClientsInvoke: written.invoke !== 'nobody',
    version: `${stamp(file)} ${stamp(configFile)}`,
  };
}

/** Every function in the folder, by name. */
export function readFunctions(functionsDir: string): FunctionConfig[] {
  if (!existsSync(functionsDir)) return [];
  return readdirSync(functionsDir)
    .sort()
    .map((name) => readFunction(functionsDir, name))
    .filter((config) => config !== undefined);
}

function readConfig(file: string): Written {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Written;
  } catch (error) {
    throw new Error(`${file} 不是 JSON`, { cause: error });
  }
}

function stamp(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.mtimeMs}-${found.size}` : 'none';
}

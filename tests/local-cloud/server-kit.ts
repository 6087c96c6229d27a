import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import {
  type LocalCloud,
  type LocalCloudOptions,
  startLocalCloud,
} from '../../tools/local-cloud/index';

export type ProbeConfig = {
  permissions?: { openapi: string[] };
  triggers?: { name: string; type: 'timer'; config: string }[];
  timeout?: number;
  memorySize?: number;
  invoke?: 'clients' | 'nobody';
};

const dirs: string[] = [];
const running = new Set<LocalCloud>();
let bundle: Promise<string> | undefined;

export function temporaryDir(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'local-cloud-'));
  dirs.push(dir);
  return dir;
}

/** A folder of functions: every name gets the probe and its own config. */
export async function probeFunctions(configs: Record<string, ProbeConfig>): Promise<string> {
  bundle ??= bundleProbe();
  const dir = temporaryDir();
  for (const [name, config] of Object.entries(configs)) {
    mkdirSync(path.join(dir, name));
    cpSync(await bundle, path.join(dir, name, 'index.js'));
    writeFileSync(path.join(dir, name, 'config.json'), JSON.stringify(config));
  }
  return dir;
}

/** A local cloud in a folder of its own, closed by `closeAll`. */
export async function startProbeCloud(
  configs: Record<string, ProbeConfig>,
  options: Partial<LocalCloudOptions> = {},
): Promise<LocalCloud> {
  const cloud = await startLocalCloud({
    dataDir: temporaryDir(),
    functionsDir: await probeFunctions(configs),
    isDurable: false,
    timersOn: false,
    ...options,
  });
  running.add(cloud);
  return cloud;
}

export async function close(cloud: LocalCloud): Promise<void> {
  running.delete(cloud);
  await cloud.close();
}

/** Ends every cloud a test left running and removes what it wrote. */
export async function closeAll(): Promise<void> {
  await Promise.all([...running].map(close));
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true });
  bundle = undefined;
}

async function bundleProbe(): Promise<string> {
  const outfile = path.join(temporaryDir(), 'probe.js');
  await build({
    entryPoints: [path.join(__dirname, 'server-probe.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'error',
  });
  return outfile;
}

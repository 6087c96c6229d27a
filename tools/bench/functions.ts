import { execFile } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { root } from '../build/fresh';
import { buildFunctions, bundling } from '../build/functions';
import { type Figures, median, type Progress, rounded } from './figures';

const rounds = 15;
const bareSdk = join(root, '.cache', 'bench', 'bare-sdk.js');

/** The least a cloud function can be: the SDK, started. */
const bareFunction = `
  import * as cloud from 'wx-server-sdk';
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
  export const db = cloud.database();
  export const main = async () => ({});
`;

async function bundleBareSdk(): Promise<void> {
  mkdirSync(join(root, '.cache', 'bench'), { recursive: true });
  await build({
    ...bundling,
    sourcemap: false,
    stdin: { contents: bareFunction, resolveDir: root, loader: 'ts' },
    outfile: bareSdk,
  });
}

/** Milliseconds until a fresh process has loaded a function. */
async function startOf(file: string): Promise<number> {
  const script = `const t = performance.now(); require(${JSON.stringify(file)}); process.stdout.write(String(performance.now() - t)); process.exit()`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script]);
  return Number(stdout);
}

/** Size of `api`, and its start as a multiple of the bare SDK's, both started in turn. */
export async function measureFunctions(progress: Progress): Promise<Figures['functions']> {
  await buildFunctions();
  await bundleBareSdk();
  const api = join(root, 'dist', 'cloudfunctions', 'api', 'index.js');
  const ours: number[] = [];
  const bare: number[] = [];
  await startOf(api);
  await startOf(bareSdk);
  for (let round = 1; round <= rounds; round += 1) {
    progress(`云函数启动 ${round}/${rounds}`);
    ours.push(await startOf(api));
    bare.push(await startOf(bareSdk));
  }
  const KB = rounded(statSync(api).size / 1024, 1);
  return { api: { KB, startVsBareSdk: rounded(median(ours) / median(bare)) } };
}

import path from 'node:path';
import { build } from 'esbuild';

/** Compiles the worker into the data folder, for threads know no TypeScript; answers its path. */
export async function bundleWorker(dataDir: string): Promise<string> {
  const outfile = path.join(dataDir, 'run', 'function-worker.cjs');
  await build({
    entryPoints: [path.join(__dirname, 'worker.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
  });
  return outfile;
}

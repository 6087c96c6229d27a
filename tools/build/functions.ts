import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type CloudFunction, functions } from '#config/functions';
import { isFresh, markFresh, root } from './fresh';
import { main, step } from './run';

const output = 'dist/cloudfunctions';
const sources = [
  'cloudfunctions',
  'src/contracts',
  'src/domain',
  'config/functions.ts',
  'config/policy.ts',
  'tools/build/functions.ts',
  'package-lock.json',
];

/** How a function is bundled; the bench bundles the bare SDK the same way. */
export const bundling = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  keepNames: true,
  charset: 'utf8',
  legalComments: 'none',
  sourcemap: 'external',
  logLevel: 'warning',
} as const;

/** Bundles every function into one file with its `config.json`; does nothing where no source has changed. */
export async function buildFunctions(): Promise<void> {
  if (isFresh('functions', sources, output)) return;
  await step('打包云函数', async () => {
    rmSync(join(root, output), { recursive: true, force: true });
    await Promise.all(Object.entries(functions).map(([name, config]) => bundle(name, config)));
  });
  markFresh('functions', sources);
}

async function bundle(name: string, config: CloudFunction): Promise<void> {
  const folder = join(root, output, name);
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [join(root, 'cloudfunctions', name, 'index.ts')],
    outfile: join(folder, 'index.js'),
    ...bundling,
  });
  putMapAside(name);
  writeFileSync(join(folder, 'config.json'), `${JSON.stringify(configOf(config), null, 2)}\n`);
}

/** Maps are for reading a stack; they are not uploaded. */
function putMapAside(name: string): void {
  const maps = join(root, 'dist', 'function-maps');
  mkdirSync(maps, { recursive: true });
  renameSync(join(root, output, name, 'index.js.map'), join(maps, `${name}.js.map`));
}

/** `permissions` and `triggers` as WeChat DevTools reads them; the rest is for the console and the local cloud. */
const configOf = ({ openapi, timer, timeoutSeconds, memoryMB, invoke }: CloudFunction) => ({
  permissions: { openapi },
  triggers: timer ? [{ name: timer.name, type: 'timer', config: timer.cron }] : [],
  timeout: timeoutSeconds,
  memorySize: memoryMB,
  invoke,
});

const kilobytes = (name: string) =>
  Math.round(statSync(join(root, output, name, 'index.js')).size / 1024);

if (require.main === module)
  main(async () => {
    await buildFunctions();
    for (const name of Object.keys(functions))
      process.stdout.write(`    ${output}/${name}/index.js  ${kilobytes(name)} KB\n`);
  });

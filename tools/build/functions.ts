import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { type CloudFunction, functions } from '#config/functions';
import { isFresh, markFresh, root } from './fresh';
import { main, step } from './run';

const output = 'dist/cloudfunctions';
const maps = 'dist/function-maps';
/** What the cloud functions are bundled from. */
export const functionsRead = {
  sources: [
    'cloudfunctions',
    'src/contracts',
    'src/domain',
    'config/functions.ts',
    'config/policy.ts',
    'config/templates.ts',
    'tools/build/functions.ts',
    'package.json',
    'package-lock.json',
  ],
};

/** How a function is bundled; the bench bundles the bare SDK the same way. */
export const bundling = {
  bundle: true,
  // The SDK's parts bring two versions of one table of file types, 135 KB each.
  alias: {
    'mime-db': join(root, 'node_modules/mime-db'),
    // Node has had web streams of its own since 18.
    'web-streams-polyfill': 'node:stream/web',
  },
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // Names of functions are in the source maps: kept in the code they were 95 KB of 1,882.
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  sourcemap: 'external',
  logLevel: 'warning',
} as const;

/** Bundles every function into one file with its `config.json`; does nothing where no source has changed. */
export async function buildFunctions(): Promise<void> {
  if (isFresh('functions', functionsRead, output)) return;
  await step('打包云函数', async () => {
    removeOthers();
    await Promise.all(Object.entries(functions).map(([name, config]) => bundle(name, config)));
  });
  markFresh('functions', functionsRead);
}

/** A function that is no longer declared is no longer there. */
function removeOthers(): void {
  mkdirSync(join(root, output), { recursive: true });
  for (const name of readdirSync(join(root, output)))
    if (!(name in functions)) rmSync(join(root, output, name), { recursive: true, force: true });
}

/** The source map stands aside: it is for reading a stack and is not uploaded. */
async function bundle(name: string, config: CloudFunction): Promise<void> {
  const folder = join(root, output, name);
  const { outputFiles } = await build({
    entryPoints: [join(root, 'cloudfunctions', name, 'index.ts')],
    outfile: join(folder, 'index.js'),
    write: false,
    ...bundling,
  });
  for (const { path, contents } of outputFiles)
    replace(path.endsWith('.map') ? join(root, maps, `${name}.js.map`) : path, contents);
  replace(join(folder, 'config.json'), `${JSON.stringify(configOf(config), null, 2)}\n`);
}

/** Puts a file in the place of another at once: whoever reads meanwhile has the old or the new one. */
function replace(file: string, contents: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, contents);
  renameSync(fresh, file);
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

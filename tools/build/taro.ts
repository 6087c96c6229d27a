import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isFresh, markFresh, root } from './fresh';
import { run, step } from './run';

const sources = [
  'src',
  'config/index.ts',
  'config/taro',
  'tools/build',
  'babel.config.js',
  'package-lock.json',
  'project.config.json',
];
const words = { h5: '编译 H5 应用', weapp: '编译微信小程序' } as const;

/**
 * Builds the app for one platform into dist/<type>, which changes only once the build is whole;
 * does nothing where the sources have not changed.
 */
export async function buildApp(type: 'h5' | 'weapp'): Promise<void> {
  const output = `dist/${type}`;
  if (isFresh(type, sources, output)) return;
  await step(words[type], async () => {
    const next = `.cache/next/${type}`;
    rmSync(join(root, next), { recursive: true, force: true });
    await run('npx', ['--no-install', 'taro', 'build', '--type', type], {
      env: { CI: '1', NODE_ENV: 'production', APP_OUTPUT: next },
    });
    rmSync(join(root, output), { recursive: true, force: true });
    mkdirSync(join(root, 'dist'), { recursive: true });
    renameSync(join(root, next), join(root, output));
  });
  markFresh(type, sources);
}

import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isFresh, markFresh, root } from './fresh';
import { run, step } from './run';

/** What the app is built from; of these tools only the one that starts the build. */
export const appReads = {
  sources: [
    'src',
    'config/index.ts',
    'config/taro',
    'tools/build/taro.ts',
    'babel.config.js',
    'package.json',
    'package-lock.json',
    'project.config.json',
  ],
  variables: ['TARO_APP_CLOUD_ENV'],
};
const words = { h5: '编译 H5 应用', weapp: '编译微信小程序' } as const;

/**
 * Builds the app for one platform into dist/<type>, which changes only once the build is whole;
 * does nothing where nothing it reads has changed.
 */
export async function buildApp(type: 'h5' | 'weapp'): Promise<void> {
  const output = `dist/${type}`;
  if (isFresh(type, appReads, output)) return;
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
  markFresh(type, appReads);
}

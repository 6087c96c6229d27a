import { main, run, step } from './build/run';

const npx = (...args: string[]) => run('npx', ['--no-install', ...args]);

/** Format and lint, types, import rules, dead code: what must hold before any test is run. */
main(async () => {
  await step('格式与写法 biome', () => npx('biome', 'check', '.'));
  await Promise.all([
    step('类型 tsc', () => npx('tsc', '--noEmit')),
    step('引用规则 dependency-cruiser', () =>
      npx(
        'depcruise',
        '--config',
        '.dependency-cruiser.cjs',
        'src',
        'cloudfunctions',
        'config',
        'tools',
        'tests',
      ),
    ),
  ]);
  await step('无用代码 knip', () => npx('knip', '--no-progress'));
});

import path from 'node:path';
import { defineConfig } from '@tarojs/cli';

/** Pixels stay pixels on both platforms: a touch target of 48 is 48 on a 320 px phone and on a desktop. */
const keepPixels = { pxtransform: { enable: false, config: {} } };

/** The phone parses nothing, so it carries no zod: the thunks of `src/contracts` never run there. */
const withoutZod = (chain: {
  resolve: { alias: { set(name: string, value: unknown): unknown } };
}) => chain.resolve.alias.set('zod', false);

type Group = { test?: (module: { resource?: string }) => boolean };
type SplitChunks = { cacheGroups: Record<'common' | 'vendors', Group> };

/** Three pages compute hashes; what they need travels with them and not in the main package, where Taro puts it. */
function hashesWithTheirPages(chain: {
  optimization: { get(name: string): SplitChunks; splitChunks(options: object): unknown };
}): void {
  const { cacheGroups, ...others } = chain.optimization.get('splitChunks');
  const without = ({ test, ...group }: Group) => ({
    ...group,
    test: (module: { resource?: string }) =>
      !/[\\/]@noble[\\/]/.test(module.resource ?? '') && (test?.(module) ?? true),
  });
  const { common, vendors } = cacheGroups;
  const groups = { ...cacheGroups, common: without(common), vendors: without(vendors) };
  chain.optimization.splitChunks({ ...others, cacheGroups: groups });
}

/** Contracts, rules and components do nothing by being imported: what only features use travels with them. */
function withoutEffects(chain: { merge(options: object): unknown }): void {
  const test = /[\\/]src[\\/](contracts|domain|components)[\\/].*\.tsx?$/;
  chain.merge({ module: { rule: { 'without-effects': { test, sideEffects: false } } } });
}

export default defineConfig<'webpack5'>(async () => ({
  projectName: 'lianxin',
  date: '2026-11-22',
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  designWidth: 375,
  deviceRatio: { 375: 2, 750: 1 },
  sourceRoot: 'src',
  outputRoot: process.env.APP_OUTPUT ?? `dist/${process.env.TARO_ENV}`,
  plugins: [path.resolve(__dirname, 'taro/aria-plugin.cjs')],
  cache: { enable: false },
  // A variable without a value would stay in the code as it is written, and WeChat knows no `process`.
  env: { TARO_APP_CLOUD_ENV: JSON.stringify(process.env.TARO_APP_CLOUD_ENV ?? '') },
  mini: {
    baseLevel: 8,
    optimizeMainPackage: { enable: true },
    postcss: keepPixels,
    webpackChain(chain) {
      withoutZod(chain);
      // Taro has webpack write its own glue for ES5, which no phone of `browserslist` needs: 12 KB of the main package.
      chain.output.set('environment', { arrowFunction: true, const: true });
      hashesWithTheirPages(chain);
      withoutEffects(chain);
    },
  },
  h5: {
    publicPath: './',
    router: { mode: 'hash' },
    postcss: keepPixels,
    webpackChain(chain) {
      withoutZod(chain);
      // Taro's `chunks: 'initial'` gives every page its own copy of the component library.
      chain.optimization.splitChunks({
        ...chain.optimization.get('splitChunks'),
        chunks: 'all',
      });
      chain.performance.hints(false);
    },
  },
}));

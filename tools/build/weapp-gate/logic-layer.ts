import { dirname, join } from 'node:path/posix';
import vm from 'node:vm';
import type { Built } from './built';

/** What `App({…})` or `Page({…})` was given. */
export type Life = Record<string, unknown>;

/** A started mini-program without a page yet. */
export type LogicLayer = {
  app(): Life | undefined;
  /** Runs a file of the build; answers what it gave to `Page`, if it did. */
  load(path: string): Life | undefined;
  /** What `getCurrentPages()` answers. */
  pages: unknown[];
};

/** The words of something thrown, with where it was thrown. */
export const wordsOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'stack' in error
    ? String(error.stack).split('\n').slice(0, 3).join(' ')
    : String(error);

const nothing = () => undefined;

/** `require` as WeChat has it: relative paths, each file run once. */
function makeRequire(built: Built, context: vm.Context): (path: string) => unknown {
  const modules = new Map<string, { exports: unknown }>();
  const load = (path: string): unknown => {
    const file = path.endsWith('.js') ? path : `${path}.js`;
    const known = modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    modules.set(file, module);
    const code = `(function(require,module,exports){${built.text(file)}\n})`;
    const run = vm.runInContext(code, context, { filename: file }) as (...args: unknown[]) => void;
    run((target: string) => load(join(dirname(file), target)), module, module.exports);
    return module.exports;
  };
  return load;
}

/** WeChat's logic layer: `wx`, timers and JavaScript; no window, no document, no fetch, no URL. */
export function openLogicLayer(
  built: Built,
  wx: Record<string, unknown>,
  onError: (words: string) => void,
): LogicLayer {
  const pages: unknown[] = [];
  let app: Life | undefined;
  let page: Life | undefined;
  const register = (life: Life) => {
    page = life;
  };
  const registerApp = (life: Life) => {
    app = life;
  };
  const error = (...said: unknown[]) => onError(said.map(wordsOf).join(' '));
  const timers = { setTimeout, clearTimeout, setInterval, clearInterval };
  const context = vm.createContext({
    ...timers,
    wx,
    console: { log: nothing, info: nothing, debug: nothing, warn: nothing, error },
    ...Object.fromEntries([
      ['App', registerApp],
      ['Page', register],
      ['Component', register],
      ['Behavior', (life: Life) => life],
    ]),
    getApp: () => app,
    getCurrentPages: () => pages,
  });
  const run = makeRequire(built, context);
  return {
    pages,
    app: () => app,
    load(path) {
      page = undefined;
      run(path);
      return page;
    },
  };
}

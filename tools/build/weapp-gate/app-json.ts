import { type AppJson, type Built, pagesOf } from './built';
import type { Check } from './check';

/** Every interface that WeChat lets run only when app.json names it (`platform.md §1.1`). */
const privateInterfaces = [
  'chooseAddress',
  'chooseLocation',
  'choosePoi',
  'getFuzzyLocation',
  'getLocation',
  'onLocationChange',
  'startLocationUpdate',
  'startLocationUpdateBackground',
] as const;

/** Taro's own files hold the names of all interfaces; ours call them. */
const frameworkFiles = new Set(['taro.js', 'vendors.js', 'runtime.js']);

export const ownScripts = (built: Built): string[] =>
  built.ending('.js').filter((path) => !frameworkFiles.has(path));

function calledPrivately(built: Built): Set<string> {
  const call = new RegExp(`\\.(${privateInterfaces.join('|')})\\s*(?:\\?\\.)?\\(`, 'g');
  const called = new Set<string>();
  for (const path of ownScripts(built))
    for (const [, name] of built.text(path).matchAll(call)) if (name) called.add(name);
  return called;
}

export const everyPageExists: Check = {
  name: 'app.json 里的页面都在',
  look(built) {
    const pages = pagesOf(built.app);
    const faults = pages.flatMap((page) =>
      ['.js', '.json', '.wxml']
        .filter((suffix) => !built.bytes.has(page + suffix))
        .map((suffix) => `${page}${suffix} is missing`),
    );
    if (pages.length === 0) faults.push('app.json names no page');
    for (const { pagePath } of built.app.tabBar?.list ?? [])
      if (!built.app.pages?.includes(pagePath)) faults.push(`tab ${pagePath} is not in main`);
    return { faults, note: `${pages.length} 页` };
  },
};

export const everyComponentExists: Check = {
  name: 'usingComponents 都在',
  look(built) {
    const faults: string[] = [];
    for (const path of built.ending('.json')) {
      const { usingComponents = {} } = JSON.parse(built.text(path)) as {
        usingComponents?: Record<string, string>;
      };
      for (const [name, target] of Object.entries(usingComponents)) {
        const base = new URL(target, `file:///${path}`).pathname.slice(1);
        if (!built.bytes.has(`${base}.js`)) faults.push(`${path}: ${name} → ${base}.js`);
      }
    }
    return { faults };
  },
};

export const lazyCodeLoadingIsOn: Check = {
  name: 'lazyCodeLoading 已开启',
  look: ({ app }) => ({
    faults:
      app.lazyCodeLoading === 'requiredComponents'
        ? []
        : [`lazyCodeLoading is ${app.lazyCodeLoading ?? 'missing'}`],
  }),
};

export const privateInfosAreExact: Check = {
  name: 'requiredPrivateInfos 与代码一致',
  look(built) {
    const declared = new Set(built.app.requiredPrivateInfos ?? []);
    const called = calledPrivately(built);
    return {
      faults: [
        ...[...called]
          .filter((name) => !declared.has(name))
          .map((name) => `${name} is called but not declared`),
        ...[...declared]
          .filter((name) => !called.has(name))
          .map((name) => `${name} is declared but never called`),
      ],
      note: [...called].join('、'),
    };
  },
};

/** What preloadRule says that cannot be: pages and packages that do not exist. */
function impossibleRules(app: AppJson): string[] {
  const pages = pagesOf(app);
  const packages = new Set(['__APP__', ...namesOfPackages(app).flat()]);
  return Object.entries(app.preloadRule ?? {}).flatMap(([page, rule]) => [
    ...(pages.includes(page) ? [] : [`preloadRule names ${page}, which is no page`]),
    ...rule.packages
      .filter((name) => !packages.has(name))
      .map((name) => `${page} preloads ${name}, which is no package`),
  ]);
}

/** Each subpackage by the names a rule may call it. */
const namesOfPackages = (app: AppJson): string[][] =>
  (app.subPackages ?? []).map(({ root, name }) => [root, ...(name ? [name] : [])]);

export const featuresArePreloaded: Check = {
  name: '分包与预下载',
  look({ app }) {
    const packages = namesOfPackages(app);
    const preloaded = Object.values(app.preloadRule ?? {}).flatMap((rule) => rule.packages);
    const faults = impossibleRules(app);
    if (packages.length === 0) faults.push('no subpackage');
    for (const names of packages)
      if (!names.some((name) => preloaded.includes(name)))
        faults.push(`${names[0]} is preloaded from nowhere`);
    return { faults };
  },
};

/** What the consent flow needs in the build (`platform.md §1.2`). */
const privacyMarks = [
  ['onNeedPrivacyAuthorization', 'nobody listens for the need to consent'],
  ['agreePrivacyAuthorization', 'no button agrees'],
] as const;

export const privacyFlowIsPresent: Check = {
  name: '隐私授权流程',
  look(built) {
    const code = ownScripts(built)
      .map((path) => built.text(path))
      .join('\n');
    const faults: string[] = privacyMarks
      .filter(([mark]) => !code.includes(mark))
      .map(([mark, why]) => `${mark}: ${why}`);
    if (built.app.__usePrivacyCheck__ !== true) faults.push('__usePrivacyCheck__ is not true');
    if (!built.text('base.wxml').includes('bindagreeprivacyauthorization'))
      faults.push('base.wxml: the button has no bindagreeprivacyauthorization');
    return { faults };
  },
};

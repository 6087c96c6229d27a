import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  everyComponentExists,
  everyPageExists,
  featuresArePreloaded,
  lazyCodeLoadingIsOn,
  privacyFlowIsPresent,
  privateInfosAreExact,
} from '../../tools/build/weapp-gate/app-json';
import { type AppJson, type Built, readBuilt } from '../../tools/build/weapp-gate/built';
import { type Check, runChecks } from '../../tools/build/weapp-gate/check';
import {
  ariaIsInTemplates,
  noActiveStyle,
  noBrowserCodeInside,
  noNodeInside,
  noZodInside,
  scriptsParse,
} from '../../tools/build/weapp-gate/contents';
import { everyCheck } from '../../tools/build/weapp-gate/every-check';
import { pagesRunOffline } from '../../tools/build/weapp-gate/first-screens';
import { sizesWithinBudget } from '../../tools/build/weapp-gate/package-sizes';

const app: AppJson = {
  pages: ['pages/home/index'],
  subPackages: [{ root: 'features/report', name: 'report', pages: ['pages/form/index'] }],
  preloadRule: { 'pages/home/index': { network: 'all', packages: ['report'] } },
  lazyCodeLoading: 'requiredComponents',
  requiredPrivateInfos: ['chooseLocation'],
  __usePrivacyCheck__: true,
};
const pageThatSays = (words: string) =>
  `Page({data:{root:{cn:[]}},onLoad(){this.setData({'root.cn.[0]':{nn:'view',cn:[{v:${JSON.stringify(words)}}]}})}})`;
const page = (js: string) => ({ js, json: '{}', wxml: '<import src="/base.wxml"/>', wxss: '' });
const home = page(`${pageThatSays('您好')};wx.chooseLocation&&function(){wx.chooseLocation({})};`);

const files = (path: string, parts: Record<string, string>) =>
  Object.fromEntries(Object.entries(parts).map(([suffix, text]) => [`${path}.${suffix}`, text]));

/** The smallest mini-program that keeps every promise. */
const sound: Record<string, string> = {
  'app.json': JSON.stringify(app),
  'app.js': `App({onLaunch(){wx.onNeedPrivacyAuthorization(function(){})},agree:'agreePrivacyAuthorization'})`,
  'app.wxss': '.card{color:#222}',
  'base.wxml': ['view', 'text', 'button', 'image']
    .map(
      (tag) =>
        `<template name="${tag}"><${tag} aria-label="{{i.l}}" aria-role="{{i.r}}" bindagreeprivacyauthorization="eh"></${tag}></template>`,
    )
    .join(''),
  ...files('pages/home/index', home),
  ...files('features/report/pages/form/index', page(pageThatSays('反映问题'))),
};

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function build(change: Record<string, string | undefined> = {}): Built {
  const folder = mkdtempSync(join(tmpdir(), 'weapp-gate-test-'));
  folders.push(folder);
  for (const [path, text] of Object.entries({ ...sound, ...change })) {
    if (text === undefined) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return readBuilt(folder);
}
const withApp = (change: Record<string, unknown>) => ({
  'app.json': JSON.stringify({ ...app, ...change }),
});
const form = 'features/report/pages/form/index';
const homeJs = 'pages/home/index.js';

test('a folder without a build says what to do first', () => {
  expect(() => build({ 'app.json': undefined })).toThrow(/npm run build:weapp/);
});

const ownChecks = everyCheck.filter((check) => !check.name.startsWith('微信'));

test('the smallest sound mini-program passes every check of ours', async () => {
  const said: string[] = [];
  const { failed } = await runChecks(ownChecks, build(), (line) => said.push(line));
  expect(said.filter((line) => line.startsWith('✗'))).toEqual([]);
  expect(failed).toBe(0);
});

const violations: [
  why: string,
  check: Check,
  change: Record<string, string | undefined>,
  words: RegExp,
][] = [
  [
    'a page without its file',
    everyPageExists,
    { [`${form}.js`]: undefined },
    /form\/index\.js is missing/,
  ],
  [
    'a tab in a subpackage',
    everyPageExists,
    withApp({ tabBar: { list: [{ pagePath: form }] } }),
    /not in main/,
  ],
  [
    'a component that is not there',
    everyComponentExists,
    { [`${form}.json`]: '{"usingComponents":{"comp":"../../comp"}}' },
    /comp → features\/report\/comp\.js/,
  ],
  ['no lazyCodeLoading', lazyCodeLoadingIsOn, withApp({ lazyCodeLoading: undefined }), /missing/],
  [
    'an undeclared private interface',
    privateInfosAreExact,
    { [`${form}.js`]: 'n().getLocation({type:1})' },
    /getLocation is called but not declared/,
  ],
  [
    'a declared interface nobody calls',
    privateInfosAreExact,
    { [homeJs]: pageThatSays('您好') },
    /chooseLocation is declared but never called/,
  ],
  [
    'nobody listens for consent',
    privacyFlowIsPresent,
    { 'app.js': 'App({})' },
    /onNeedPrivacyAuthorization/,
  ],
  [
    'a button that cannot agree',
    privacyFlowIsPresent,
    { 'base.wxml': '<button/>' },
    /bindagreeprivacyauthorization/,
  ],
  [
    'privacy switched off',
    privacyFlowIsPresent,
    withApp({ __usePrivacyCheck__: undefined }),
    /__usePrivacyCheck__/,
  ],
  [
    'a subpackage nobody preloads',
    featuresArePreloaded,
    withApp({ preloadRule: {} }),
    /preloaded from nowhere/,
  ],
  [
    'a rule for a page that is not there',
    featuresArePreloaded,
    withApp({ preloadRule: { 'pages/old/index': { packages: ['report'] } } }),
    /is no page/,
  ],
  [
    'a rule for a package that is not there',
    featuresArePreloaded,
    withApp({ preloadRule: { 'pages/home/index': { packages: ['report', 'shop'] } } }),
    /shop, which is no package/,
  ],
  [
    'no subpackages',
    featuresArePreloaded,
    withApp({ subPackages: [], preloadRule: {} }),
    /no subpackage/,
  ],
  [':active', noActiveStyle, { 'app.wxss': '.card:active{opacity:.5}' }, /app\.wxss/],
  [
    'templates without aria',
    ariaIsInTemplates,
    { 'base.wxml': '<view aria-label="x"/><text/><button/><image/>' },
    /<view> has no aria-role/,
  ],
  ['zod', noZodInside, { [homeJs]: 'throw{code:"invalid_union"}' }, /invalid_union/],
  [
    'browser storage',
    noBrowserCodeInside,
    { [homeJs]: 'sessionStorage.getItem("x")' },
    /sessionStorage/,
  ],
  [
    'a variable of the build without a value',
    noNodeInside,
    { [homeJs]: 'const e=process.env.TARO_APP_X;' },
    /index\.js: process\.env\.TARO_APP_X/,
  ],
  [
    'a page that says something broke',
    pagesRunOffline,
    { [homeJs]: pageThatSays('系统出了点问题，我们已经记下。请稍后再试，或直接打社区电话') },
    /something broke/,
  ],
  [
    'a main package that is too big',
    sizesWithinBudget,
    { 'photo.jpg': 'x'.repeat(481 * 1024) },
    /main package 482 KB/,
  ],
  [
    'a subpackage that is too big',
    sizesWithinBudget,
    { 'features/report/map.png': 'x'.repeat(500 * 1024) },
    /features\/report 500 KB/,
  ],
  [
    'JavaScript that does not parse',
    scriptsParse,
    { [`${form}.js`]: 'Page({' },
    /form\/index\.js: SyntaxError/,
  ],
  [
    'an exception at the start',
    pagesRunOffline,
    { 'app.js': 'App({onLaunch(){throw new Error("boom")}})' },
    /pages\/home\/index: Error: boom/,
  ],
  [
    'an interface WeChat does not have there',
    pagesRunOffline,
    { [homeJs]: 'new URL("https://x.cn");Page({})' },
    /URL is not defined/,
  ],
  [
    'an empty page',
    pagesRunOffline,
    { [homeJs]: 'Page({onLoad(){this.setData({root:{cn:[{nn:"view"}]}})}})' },
    /nothing to read/,
  ],
  [
    'too much data',
    pagesRunOffline,
    { [homeJs]: pageThatSays('多'.repeat(22_000)) },
    /setData 660\d\d bytes/,
  ],
  [
    'too many nodes',
    pagesRunOffline,
    {
      [homeJs]:
        'Page({onLoad(){this.setData({root:{cn:Array.from({length:600},()=>({v:"x"}))}})}})',
    },
    /600 nodes/,
  ],
];

test.each(violations)('%s is refused', async (...[, check, change, words]) => {
  const said: string[] = [];
  const { failed } = await runChecks([check], build(change), (line) => said.push(line));
  expect(failed).toBe(1);
  expect(said.join('\n')).toMatch(words);
});

test('what the cloud answers reaches the page', async () => {
  const asks = `Page({data:{root:{}},async onLoad(){
    const {result}=await wx.cloud.callFunction({name:'api',data:{action:'card.home'}});
    this.setData({root:{cn:[{v:result.words}]}});
  }})`;
  const { runPage } = await import('../../tools/build/weapp-gate/run-page');
  const run = await runPage(build({ [homeJs]: asks }), {
    page: 'pages/home/index',
    query: {},
    answer: async ({ data }) => ({ words: JSON.stringify(data) }),
  });
  expect(run).toEqual({ errors: [], setDataBytes: 52, nodes: 1, text: '{"action":"card.home"}' });
});

function gate(built: Built): { status: number | null; stdout: string } {
  const command = ['--import', 'tsx', 'tools/build/weapp-gate.ts', built.dir];
  return spawnSync(process.execPath, command, { cwd: join(__dirname, '../..'), encoding: 'utf8' });
}

test("WeChat's own checkers and a rejection nobody catches fail the command", () => {
  const broken = build({
    ...withApp({
      requiredPrivateInfos: ['getLocation', 'getFuzzyLocation'],
      lazyCodeLoading: undefined,
    }),
    [`${form}.wxml`]: '<view><text></view>',
    [homeJs]: `${pageThatSays('您好')};Promise.reject(new Error('late'))`,
  });
  const { status, stdout } = gate(broken);
  expect(stdout).toMatch(/✗ 微信校验 app\.json[^✓✗]*getFuzzyLocation/);
  expect(stdout).toMatch(/✗ 微信编译/);
  expect(stdout).toMatch(/✗ 微信 wcc 与 wcsc[^✓✗]*form\/index\.wxml/);
  expect(stdout).toMatch(/✗ 微信代码质量[^✓✗]*LAZYCODE_LOADING_OPEN/);
  expect(stdout).toMatch(/pages\/home\/index: unhandled: Error: late/);
  expect(stdout).toMatch(/\n\d+ passed, [1-9]\d* failed\n$/);
  expect(status).toBe(1);
});

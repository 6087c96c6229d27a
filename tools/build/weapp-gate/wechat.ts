import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Built, pagesOf } from './built';
import type { Check, Finding } from './check';

/** The parts of miniprogram-ci that work without WeChat's servers; its own types leave some out. */
type WechatCi = {
  DefaultProjectAttr: Record<string, unknown>;
  CIProject: { prototype: { attr(): Promise<Record<string, unknown>> } };
  Project: new (options: Record<string, unknown>) => object;
  getAppJSON(project: object): Promise<unknown>;
  getPageJSON(
    project: object,
    page: { miniprogramRoot: string; pagePath: string },
  ): Promise<unknown>;
  compile(project: object, options: Record<string, unknown>): Promise<Record<string, unknown>>;
  checkCodeQuality(project: object): Promise<Quality[]>;
};
type Quality = { name: string; success: boolean; text?: string; detail?: unknown };

/** miniprogram-ci talks a lot; only what it says on console.error is kept. */
async function quietly<T>(work: (errors: string[]) => Promise<T>): Promise<T> {
  const { log, info, warn, error } = console;
  const errors: string[] = [];
  const keep = (...said: unknown[]) => void errors.push(said.map(String).join(' '));
  Object.assign(console, { log() {}, info() {}, warn() {}, error: keep });
  try {
    return await work(errors);
  } finally {
    Object.assign(console, { log, info, warn, error });
  }
}

type Opened = { ci: WechatCi; root: string; project: () => object; errors: readonly string[] };

/** miniprogram-ci remembers what it saw by path, so each check gets a copy under a new name. */
async function withProject(
  built: Built,
  use: (opened: Opened) => Promise<Finding>,
): Promise<Finding> {
  const folder = mkdtempSync(join(tmpdir(), 'weapp-gate-'));
  const root = join(folder, 'app');
  try {
    cpSync(built.dir, root, { recursive: true });
    return await quietly(async (errors) => {
      const ci = (await import('miniprogram-ci')) as unknown as WechatCi;
      // It would ask servicewechat.com for these limits.
      ci.CIProject.prototype.attr = async () => ({ ...ci.DefaultProjectAttr });
      const project = () =>
        new ci.Project({
          appid: 'wx0000000000000000',
          type: 'miniProgram',
          projectPath: root,
          privateKey: 'nothing is signed',
          ignores: ['**/*.map', '**/*.LICENSE.txt'],
        });
      return await use({ ci, root, project, errors });
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const schemaHolds: Check = {
  name: '微信校验 app.json 与页面 json',
  look: (built) =>
    withProject(built, async ({ ci, project }) => {
      const opened = project();
      await ci.getAppJSON(opened);
      for (const pagePath of pagesOf(built.app))
        await ci.getPageJSON(opened, { miniprogramRoot: '', pagePath });
      return { faults: [] };
    }),
};

export const wechatCompiles: Check = {
  name: '微信编译（miniprogram-ci）',
  look: (built) =>
    withProject(built, async ({ ci, project }) => {
      // Minifying WXML and WXSS here needs parsers that its package does not bring.
      const setting = { es6: false, minify: false, minifyWXML: false, minifyWXSS: false };
      const files = await ci.compile(project(), { setting, onProgressUpdate() {} });
      return { faults: [], note: `${Object.keys(files).length} 个文件` };
    }),
};

export const wxmlAndWxssCompile: Check = {
  name: '微信 wcc 与 wcsc',
  look: (built) =>
    withProject(built, async ({ root }) => {
      const { default: wechat } = await import('miniprogram-compiler');
      const made = { wxml: wechat.wxmlToJs(root), wxss: wechat.wxssToJs(root) };
      const faults = Object.entries(made)
        .filter(([, code]) => code.length === 0)
        .map(([what]) => `${what} compiled to nothing`);
      return { faults };
    }),
};

/** Taro has minified already; WeChat's own minifying at upload stays off. */
const minifiedByTaro = /COMPRESS/;

export const codeQualityHolds: Check = {
  name: '微信代码质量（checkCodeQuality）',
  look: (built) =>
    withProject(built, async ({ ci, project, errors }) => {
      const results = await ci.checkCodeQuality(project());
      const asked = results.filter(({ name }) => !minifiedByTaro.test(name));
      const refused = asked
        .filter(({ success }) => !success)
        .map(({ name, text, detail }) => `${name} ${text ?? ''} ${JSON.stringify(detail ?? '')}`);
      // A rule that throws counts as passed there; here it does not.
      return { faults: [...refused, ...errors], note: `${asked.length} 项` };
    }),
};

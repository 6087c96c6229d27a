import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../../tools/build/fresh';

/** Packages as small as resolving them needs. */
const packages = ['zod', 'react', '@tarojs/taro', 'wx-server-sdk', 'left-pad'];

/** A tree in which every import is allowed. */
const allowed: Record<string, string> = {
  'src/contracts/report.ts': "import * as z from 'zod'; export const report = z;",
  'src/domain/promise.ts':
    "import { report } from '#contracts/report'; export const promise = report;",
  'src/components/button.tsx': "import 'react'; export const button = 1;",
  'src/platform/cloud.ts':
    "import '@tarojs/taro'; import { report } from '#contracts/report'; export const call = report;",
  'src/pages/home/index.tsx':
    "import { button } from '../../components/button'; import { call } from '../../platform/cloud'; export const home = [button, call];",
  'src/features/report/parts.ts': 'export const parts = 1;',
  'src/features/report/pages/form.tsx':
    "import { parts } from '../parts'; export const form = parts;",
  'src/features/inbox/list.ts': 'export const list = 1;',
  'cloudfunctions/runtime/sdk.ts':
    "import * as cloud from 'wx-server-sdk'; export const sdk = cloud;",
  'cloudfunctions/modules/area/records.ts': 'export const areas = 1;',
  'cloudfunctions/modules/area/tree.ts': 'export const tree = 1;',
  'cloudfunctions/modules/report/actions.ts':
    "import { promise } from '#domain/promise'; import { sdk } from '#runtime/sdk'; import { areas } from '../area/records'; export const actions = [promise, sdk, areas];",
  'config/policy.ts': 'export const policy = 1;',
  'tools/build/fresh.ts': 'export const fresh = 1;',
  'tests/kit/world.ts':
    "import { fresh } from '../../tools/build/fresh'; export const world = fresh;",
};

/** One file for each rule, which breaks it. */
const planted: Record<string, [path: string, text: string]> = {
  contracts: ['src/contracts/clock.ts', "import 'left-pad';"],
  domain: ['src/domain/reader.ts', "import 'node:fs';"],
  components: ['src/components/loader.tsx', "import '../platform/cloud';"],
  platform: ['src/platform/pad.ts', "import 'left-pad';"],
  'pages-not-features': ['src/pages/home/shortcut.ts', "import '../../features/report/parts';"],
  'features-are-islands': ['src/features/report/bridge.ts', "import '../inbox/list';"],
  'modules-are-islands': ['cloudfunctions/modules/report/bridge.ts', "import '../area/tree';"],
  'phone-not-cloud': [
    'src/pages/home/direct.ts',
    "import '../../../cloudfunctions/modules/area/records';",
  ],
  'cloud-not-phone': [
    'cloudfunctions/modules/report/screen.ts',
    "import '../../../src/components/button';",
  ],
  'one-door-to-the-sdk': ['cloudfunctions/modules/report/sdk.ts', "import 'wx-server-sdk';"],
  'tools-never-ship': [
    'cloudfunctions/modules/report/tool.ts',
    "import '../../../tools/build/fresh';",
  ],
  resolvable: ['tools/build/lost.ts', "import './nowhere';"],
  'no-circles': ['tools/build/chicken.ts', "import './egg';"],
};
const egg = { 'tools/build/egg.ts': "import './chicken';" };

type Violation = { from: string; rule: { name: string } };
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function write(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** What the rules of this repository say about a tree of files. */
function violationsIn(files: Record<string, string>): Violation[] {
  const folder = mkdtempSync(join(tmpdir(), 'import-rules-'));
  folders.push(folder);
  for (const name of ['.dependency-cruiser.cjs', 'package.json', 'tsconfig.json'])
    cpSync(join(root, name), join(folder, name));
  for (const name of packages)
    write(join(folder, 'node_modules', name), {
      'package.json': JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
      'index.js': 'module.exports = {};',
    });
  write(folder, files);
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const places = ['src', 'cloudfunctions', 'config', 'tools', 'tests'];
  const options = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...places];
  const said = execFileSync(process.execPath, [program, ...options], {
    cwd: folder,
    encoding: 'utf8',
  });
  return (JSON.parse(said) as { summary: { violations: Violation[] } }).summary.violations;
}

test('what the design allows passes', () => {
  expect(violationsIn(allowed).map(({ from, rule }) => `${rule.name}: ${from}`)).toEqual([]);
});

test('every rule sees its violation', () => {
  const { forbidden } = require('../../.dependency-cruiser.cjs') as {
    forbidden: { name: string }[];
  };
  expect(Object.keys(planted).sort()).toEqual(forbidden.map(({ name }) => name).sort());
  const seen = violationsIn({ ...allowed, ...Object.fromEntries(Object.values(planted)), ...egg });
  const found = Object.entries(planted).filter(([name, [path]]) =>
    seen.some(({ from, rule }) => rule.name === name && from === path),
  );
  expect(found.map(([name]) => name)).toEqual(Object.keys(planted));
});

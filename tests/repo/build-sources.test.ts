import { existsSync, rmSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';
import { isFresh, markFresh, root } from '../../tools/build/fresh';
import { functionsRead } from '../../tools/build/functions';
import { appReads } from '../../tools/build/taro';
import { filesIn, isCode, type RepoFile, repoFiles } from './files';
import { nodesOf, parse } from './syntax';

const aliases: Record<string, string> = {
  '#contracts/': 'src/contracts/',
  '#domain/': 'src/domain/',
  '#config/': 'config/',
  '#runtime/': 'cloudfunctions/runtime/',
};
const endings = ['', '.ts', '.tsx', '.cjs', '.js', '.css', '/index.ts', '/index.tsx'];

/** What a file names to be read with it: imports, exports from, `require` and CSS imports; types too. */
function* namedIn(file: RepoFile): Iterable<string> {
  if (file.path.endsWith('.css'))
    for (const [, name = ''] of file.text.matchAll(/@import\s+['"]([^'"]+)/g)) yield name;
  if (!isCode(file)) return;
  for (const node of nodesOf(parse(file)))
    if (ts.isStringLiteralLike(node) && /^(?:\.{1,2}\/\w|#\w+\/)/.test(node.text)) yield node.text;
}

const isFile = (path: string) =>
  existsSync(join(root, path)) && statSync(join(root, path)).isFile();

/** The file of the repository a name leads to from another; undefined for packages and other text. */
function fileOf(name: string, from: RepoFile): string | undefined {
  const alias = Object.keys(aliases).find((one) => name.startsWith(one));
  const path = alias
    ? `${aliases[alias]}${name.slice(alias.length)}`
    : posix.normalize(`${dirname(from.path)}/${name}`);
  const ending = endings.find((one) => isFile(`${path}${one}`));
  return ending === undefined ? undefined : `${path}${ending}`;
}

/** `file → file` wherever one that a build reads names one that does not count as its source. */
function uncounted(sources: readonly string[], files: readonly RepoFile[] = repoFiles): string[] {
  const counts = (path: string) =>
    sources.some((one) => path === one || path.startsWith(`${one}/`));
  return filesIn(sources, files)
    .filter(({ path }) => !path.startsWith('tools/'))
    .flatMap((file) =>
      [...namedIn(file)].flatMap((name) => {
        const path = fileOf(name, file);
        return path === undefined || counts(path) ? [] : [`${file.path} → ${path}`];
      }),
    );
}

describe.each([
  ['the app', appReads.sources],
  ['the functions', functionsRead.sources],
])('%s', (_, sources) => {
  test('is built again when anything it reads has changed', () => {
    expect(uncounted(sources)).toEqual([]);
  });
  test('is not built again for a gate, a test or another command', () => {
    expect(sources.filter((path) => /^(?:tests|docs|tools(?:\/build)?)$/.test(path))).toEqual([]);
  });
  test('has sources that exist', () => {
    expect(sources.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

/** `file: NAME` wherever the code of the app takes a variable of the environment that a build does not heed. */
const unheeded = (files: readonly RepoFile[] = repoFiles) =>
  filesIn(appReads.sources, files)
    .filter((file) => isCode(file) && !file.path.startsWith('tools/'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/process\.env\.(\w+)/g)].map(([, name = '']) => ({ path, name })),
    )
    .filter(({ name }) => !ownVariables.includes(name) && !appReads.variables.includes(name))
    .map(({ path, name }) => `${path}: ${name}`);

/** What the builder itself sets, the same every time or told by where the output goes. */
const ownVariables = ['APP_OUTPUT', 'TARO_ENV', 'NODE_ENV'];

test('the app is built again when a variable it carries has changed', () => {
  expect(unheeded()).toEqual([]);
  const planted = { path: 'src/planted.ts', text: 'export const at = process.env.TARO_APP_AT;' };
  expect(unheeded([planted])).toEqual(['src/planted.ts: TARO_APP_AT']);
});

test('an output is fresh until a file, a variable or the output itself is another', () => {
  const read = { sources: ['config/taro'], variables: ['PROOF_OF_FRESHNESS'] };
  const isStillFresh = (one = read, output = 'config/taro') => isFresh('proof', one, output);
  try {
    markFresh('proof', read);
    expect(isStillFresh()).toBe(true);
    expect(isStillFresh({ ...read, sources: ['config/index.ts'] })).toBe(false);
    expect(isStillFresh(read, 'dist/nowhere')).toBe(false);
    process.env.PROOF_OF_FRESHNESS = 'another';
    expect(isStillFresh()).toBe(false);
  } finally {
    delete process.env.PROOF_OF_FRESHNESS;
    rmSync(join(root, '.cache', 'build', 'proof'), { force: true });
  }
});

test('what is read and not counted would be seen', () => {
  const page = {
    path: 'src/pages/planted.tsx',
    text: "import { collections } from '#config/collections';\nimport '../app';\nimport 'react';\n",
  };
  expect(uncounted(['src'], [page])).toEqual(['src/pages/planted.tsx → config/collections.ts']);
});

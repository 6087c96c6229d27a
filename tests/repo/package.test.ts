import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../tools/build/fresh';
import { matchesIn, type RepoFile, repoFiles, repoPaths } from './files';

type Manifest = {
  scripts: Record<string, string>;
  engines: { node: string };
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  overrides: Record<string, string>;
};
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;

const isExact = (version: string) => /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version);
const unpinned = ({
  dependencies,
  devDependencies,
  overrides,
}: Omit<Manifest, 'scripts' | 'engines'>) =>
  Object.entries({ ...dependencies, ...devDependencies, ...overrides })
    .filter(([, version]) => !isExact(version))
    .map(([name, version]) => `${name}@${version}`);

test('every version is exact', () => {
  expect(unpinned(manifest)).toEqual([]);
  const planted = {
    dependencies: { react: '^18.3.1' },
    devDependencies: { zod: '4.6.7' },
    overrides: { lmdb: 'latest' },
  };
  expect(unpinned(planted)).toEqual(['react@^18.3.1', 'lmdb@latest']);
});

test('the README asks for the Node that package.json asks for', () => {
  const [least] = /\d+\.\d+/.exec(manifest.engines.node) ?? [];
  const readme = repoFiles.find(({ path }) => path === 'README.md')?.text ?? '';
  expect(readme).toContain(`Node ${least}`);
});

/** Install scripts stay off, and no lock or setting names where packages come from. */
const hostsIn = (files: readonly RepoFile[]) =>
  files
    .filter(({ path }) => /^(package-lock\.json|\.npmrc)$/.test(path))
    .flatMap((file) =>
      matchesIn(file, /"resolved": "[^"]*"|^registry\s*=.*|\/\/[^/]+\/:_authToken.*/gm),
    );

test('the lock names no host, and install scripts are off', () => {
  expect(hostsIn(repoFiles)).toEqual([]);
  expect(repoFiles.find(({ path }) => path === '.npmrc')?.text).toContain('ignore-scripts=true');
  const planted = {
    path: 'package-lock.json',
    text: '{\n"resolved": "https://somewhere/x.tgz"\n}',
  };
  expect(hostsIn([planted])).toEqual([
    'package-lock.json:2: "resolved": "https://somewhere/x.tgz"',
  ]);
});

test('every script runs a file that is there', () => {
  const targets = Object.values(manifest.scripts).map((script) => script.replace(/^tsx /, ''));
  expect(targets.filter((target) => !existsSync(join(root, target)))).toEqual([]);
});

const builtIn = ['ci', 'install', 'start', 'test'];
/** Commands that a document or the CI names and package.json does not know. */
const unknownCommands = (files: readonly RepoFile[]) =>
  files
    .filter(({ path }) => /\.md$|^\.ci\/run$/.test(path))
    .flatMap((file) =>
      [...file.text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)]
        .map(([, script, known]) => script ?? known ?? '')
        .filter((name) => !(name in manifest.scripts) && !builtIn.includes(name))
        .map((name) => `${file.path}: npm run ${name}`),
    );

test('documents and CI name only commands that exist', () => {
  expect(unknownCommands(repoFiles)).toEqual([]);
  expect(
    unknownCommands([{ path: 'docs/x.md', text: 'then `npm run deploy` and `npm start`' }]),
  ).toEqual(['docs/x.md: npm run deploy']);
});

/** Relative links of documents that lead nowhere. */
const brokenLinks = (files: readonly RepoFile[], paths: readonly string[]) =>
  files
    .filter(({ path }) => path.endsWith('.md'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)]
        .map(([, link, source]) => (link ?? source ?? '').replace(/#.*$/, ''))
        .filter((link) => link !== '' && !/^[a-z]+:/.test(link))
        .map((link) => join(dirname(path), link).replace(/\/$/, ''))
        .filter((target) => !paths.some((one) => one === target || one.startsWith(`${target}/`)))
        .map((target) => `${path} → ${target}`),
    );

test('every link of a document leads to something', () => {
  expect(brokenLinks(repoFiles, repoPaths)).toEqual([]);
  const planted = { path: 'docs/a.md', text: '[x](b.md) [y](../README.md) [z](https://a.cn)' };
  expect(brokenLinks([planted], ['README.md'])).toEqual(['docs/a.md → docs/b.md']);
});

test('README, CHANGELOG, architecture, style, glossary and operations are there', () => {
  const wanted = [
    'README.md',
    'CHANGELOG.md',
    ...['architecture', 'style', 'glossary', 'operations'].map((one) => `docs/${one}.md`),
  ];
  expect(wanted.filter((path) => !repoPaths.includes(path))).toEqual([]);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../tools/build/fresh';

/** A text file of the repository by its path from the root, with `/`. A guard is a function of these, so that it can be shown a violation. */
export type RepoFile = { path: string; text: string };

const notOurs = new Set(['node_modules', 'dist', '.git', '.cache', '.local', '.swc']);
/** What Jest reports; the module of that name is ours. */
const isReport = (path: string) => path === 'coverage';
const isText =
  /\.(?:tsx?|c?js|mjs|json|md|css|html|svg|ya?ml|npmrc|csv|txt|sh)$|(?:^|\/)(?:\.gitignore|\.npmrc|run)$/;

function* pathsIn(folder: string): Iterable<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!notOurs.has(entry.name) && !isReport(path)) yield* pathsIn(path);
    } else yield path;
  }
}

/** Every path of the repository, pictures too. */
export const repoPaths: readonly string[] = [...pathsIn('')].sort();

/** Every text file of the repository. */
export const repoFiles: readonly RepoFile[] = repoPaths
  .filter((path) => isText.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** The files below these folders, or of these names, whose path matches. */
export const filesIn = (
  places: readonly string[],
  files: readonly RepoFile[] = repoFiles,
): RepoFile[] =>
  files.filter(({ path }) => places.some((one) => path === one || path.startsWith(`${one}/`)));

export const isCode = ({ path }: RepoFile): boolean => /\.(?:tsx?|c?js|mjs)$/.test(path);

/** The line, from 1, on which a position of a text stands. */
export const lineAt = (text: string, position: number): number =>
  text.slice(0, position).split('\n').length;

/** `path:line: what` for every match of a pattern. */
export function matchesIn(file: RepoFile, pattern: RegExp): string[] {
  return [...file.text.matchAll(pattern)].map(
    (match) => `${file.path}:${lineAt(file.text, match.index)}: ${match[0].trim()}`,
  );
}

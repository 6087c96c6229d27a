import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The repository's root, wherever a command was typed. */
export const root = join(__dirname, '..', '..');

function* filesBelow(path: string): Iterable<string> {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort())
    if (name !== 'node_modules' && name !== 'dist') yield* filesBelow(join(path, name));
}

/** One hash for the content and names of files and folders, given from the root. */
export function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths)
    for (const file of filesBelow(join(root, path))) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

const stampOf = (name: string) => join(root, '.cache', 'build', name);

/** What a build reads: files and folders, given from the root, and variables of the environment. */
export type Read = { sources: readonly string[]; variables?: readonly string[] };

const valuesOf = ({ sources, variables = [] }: Read) =>
  [hashOf(sources), ...variables.map((name) => `${name}=${process.env[name] ?? ''}`)].join('\n');

/** True where `output` stands and was built from exactly this. */
export function isFresh(name: string, read: Read, output: string): boolean {
  const stamp = stampOf(name);
  if (!existsSync(stamp) || !existsSync(join(root, output))) return false;
  return readFileSync(stamp, 'utf8') === valuesOf(read);
}

/** Remembers what an output was built from. */
export function markFresh(name: string, read: Read): void {
  const stamp = stampOf(name);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, valuesOf(read));
}

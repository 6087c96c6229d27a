import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The parts of a built app.json that the gate asks about. */
export type AppJson = {
  pages?: string[];
  subPackages?: { root: string; name?: string; pages: string[] }[];
  preloadRule?: Record<string, { network?: string; packages: string[] }>;
  lazyCodeLoading?: string;
  requiredPrivateInfos?: string[];
  tabBar?: { list: { pagePath: string }[] };
  __usePrivacyCheck__?: boolean;
};

/** A built mini-program: every file by its path from the root, with `/`. */
export type Built = {
  dir: string;
  app: AppJson;
  bytes: ReadonlyMap<string, number>;
  text(path: string): string;
  /** The files whose name ends so: `.wxss`. */
  ending(suffix: string): string[];
};

function* pathsBelow(dir: string): Iterable<string> {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) yield* pathsBelow(path);
    else yield path;
  }
}

/** Reads a build; throws where there is none. */
export function readBuilt(dir: string): Built {
  if (!existsSync(join(dir, 'app.json')))
    throw new Error(`${dir} 里没有小程序，先运行 npm run build:weapp`);
  const bytes = new Map<string, number>();
  for (const path of pathsBelow(dir))
    bytes.set(relative(dir, path).split(sep).join('/'), statSync(path).size);
  const text = (path: string) => readFileSync(join(dir, path), 'utf8');
  return {
    dir,
    app: JSON.parse(text('app.json')) as AppJson,
    bytes,
    text,
    ending: (suffix) => [...bytes.keys()].filter((path) => path.endsWith(suffix)),
  };
}

const trimmed = (root: string) => root.replace(/^\/+|\/+$/g, '');

/** The roots of the subpackages, without slashes at their ends. */
export const subpackageRoots = (app: AppJson): string[] =>
  (app.subPackages ?? []).map((one) => trimmed(one.root));

/** Every page from the root of the build, those of subpackages included. */
export const pagesOf = (app: AppJson): string[] => [
  ...(app.pages ?? []),
  ...(app.subPackages ?? []).flatMap((one) =>
    one.pages.map((page) => `${trimmed(one.root)}/${trimmed(page)}`),
  ),
];

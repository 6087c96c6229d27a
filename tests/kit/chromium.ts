import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../tools/build/fresh';

/** A Chromium that can be started, and what its process needs to find. */
export type Chromium = { executablePath: string; env: Record<string, string> };

const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser of `CHROME_PATH`, else one on the PATH, else one where systems usually put it. */
export function installedChromium(
  environment: NodeJS.ProcessEnv = process.env,
): string | undefined {
  const onPath = (environment.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const chosen = environment.CHROME_PATH;
  if (chosen) return chosen;
  return [...onPath, ...places].find((path) => existsSync(path));
}

const packed = () => require.resolve('@sparticuz/chromium');

function packedVersion(): string {
  const manifest = join(dirname(packed()), '..', '..', 'package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}

/** Lets the package unpack itself where no other program looks, as it would on Amazon Linux: there it also brings NSS. */
async function unpackInto(folder: string): Promise<void> {
  const script = `require(${JSON.stringify(packed())}).executablePath()`;
  await promisify(execFile)(process.execPath, ['-e', script], {
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  });
}

/**
 * The Chromium inside `@sparticuz/chromium` (Linux x64), unpacked once under .cache: it needs neither an
 * installed package nor a download. It has no Chinese font: test on text, take pictures elsewhere.
 */
export async function packedChromium(cache = join(root, '.cache', 'chromium')): Promise<Chromium> {
  const home = join(cache, packedVersion());
  if (!existsSync(home)) {
    mkdirSync(cache, { recursive: true });
    const fresh = mkdtempSync(join(cache, 'unpacking-'));
    try {
      await unpackInto(fresh);
      renameSync(fresh, home);
    } catch (error) {
      rmSync(fresh, { recursive: true, force: true });
      if (!existsSync(home)) throw error;
    }
  }
  return {
    executablePath: join(home, 'chromium'),
    env: { LD_LIBRARY_PATH: join(home, 'al2023', 'lib'), FONTCONFIG_PATH: join(home, 'fonts') },
  };
}

/** An installed browser where there is one, else the packed one. */
export async function findChromium(): Promise<Chromium> {
  const executablePath = installedChromium();
  return executablePath ? { executablePath, env: {} } : packedChromium();
}

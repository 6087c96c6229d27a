import { spawn } from 'node:child_process';
import { root } from './fresh';

const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Says what is being done, does it, and says how long it took: on stderr, so that what is piped on is only the answer. */
export async function step<T>(words: string, work: () => Promise<T>): Promise<T> {
  const since = Date.now();
  process.stderr.write(`  … ${words}\n`);
  const alive = setInterval(
    () => process.stderr.write(`    ${words}，已 ${seconds(since)}\n`),
    10_000,
  );
  try {
    const result = await work();
    process.stderr.write(`  ✓ ${words}（${seconds(since)}）\n`);
    return result;
  } finally {
    clearInterval(alive);
  }
}

/** Runs a program of node_modules; its output is shown only where it fails, or always with `isLoud`. */
export function run(
  command: string,
  args: readonly string[],
  options: { env?: Record<string, string>; isLoud?: boolean } = {},
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...options.env },
      stdio: options.isLoud ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    const said: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) return resolve();
      process.stdout.write(Buffer.concat(said));
      reject(new Error(`${command} ${args.join(' ')} → ${code ?? 'killed'}`));
    });
  });
}

/** The start of every command: what goes wrong is said in one line, and the exit code tells. */
export function main(work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}

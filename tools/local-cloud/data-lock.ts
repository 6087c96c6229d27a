import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The data folder belongs to a local cloud that still runs. */
export class DataInUse extends Error {
  override readonly name = 'DataInUse';
  constructor(gatewayUrl: string) {
    super(`这个数据目录已经有一个本地云在用：${gatewayUrl}。先停掉它，或用 --data 换一个目录`);
  }
}

/**
 * Takes the data folder for this process, so that two servers never write the same database. A process that
 * was killed leaves a note behind; it counts only while that process answers at its address.
 */
export async function lockData(dataDir: string, gatewayUrl: string): Promise<() => void> {
  const file = path.join(dataDir, 'running.json');
  const other = read(file);
  if (other && isAlive(other.pid) && (await answers(other.gatewayUrl))) {
    throw new DataInUse(other.gatewayUrl);
  }
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, JSON.stringify({ pid: process.pid, gatewayUrl }));
  return () => rmSync(file, { force: true });
}

type Note = { pid: number; gatewayUrl: string };

function read(file: string): Note | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Note;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const answers = (gatewayUrl: string): Promise<boolean> =>
  fetch(`${gatewayUrl}/inspect/state`, { signal: AbortSignal.timeout(2000) }).then(
    (response) => response.ok,
    () => false,
  );

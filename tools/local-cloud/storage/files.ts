import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A stored file: its bytes and who put it there (absent: a function). */
export type StoredFile = { bytes: Buffer; owner?: string };

/** CloudBase's limit for a path, in bytes of UTF-8 (`platform.md §1.7`). */
const longestPathBytes = 850;

/** Whether a cloud path is one the cloud accepts: relative, no empty or dotted part, nothing invisible. */
export function isCloudPath(cloudPath: string): boolean {
  const parts = cloudPath.split('/');
  return (
    Buffer.byteLength(cloudPath) <= longestPathBytes &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..') &&
    !/[\p{Cc}\\]/u.test(cloudPath)
  );
}

/** Private files in a folder, named by the hash of their cloud path so that no path leads elsewhere. */
export class FileStore {
  readonly #dir: string;
  readonly #fileIdStart: string;

  constructor(dir: string, envId: string) {
    this.#dir = dir;
    this.#fileIdStart = `cloud://${envId}.bucket-${envId}/`;
  }

  fileId(cloudPath: string): string {
    return `${this.#fileIdStart}${cloudPath}`;
  }

  /** The cloud path of an id of this environment, else undefined. */
  pathOf(fileId: string): string | undefined {
    if (!fileId.startsWith(this.#fileIdStart)) return undefined;
    const cloudPath = fileId.slice(this.#fileIdStart.length);
    return isCloudPath(cloudPath) ? cloudPath : undefined;
  }

  /** Stores the file, replacing one of the same path; readers see the old or the new one, never half. */
  async put(cloudPath: string, { bytes, owner }: StoredFile): Promise<void> {
    const file = this.#file(cloudPath);
    await mkdir(path.dirname(file), { recursive: true });
    const header = Buffer.from(`${JSON.stringify({ cloudPath, owner })}\n`);
    const fresh = `${file}.${randomUUID()}`;
    await writeFile(fresh, Buffer.concat([header, bytes]));
    await rename(fresh, file);
  }

  async get(cloudPath: string): Promise<StoredFile | undefined> {
    const whole = await readFile(this.#file(cloudPath)).catch(() => undefined);
    if (!whole) return undefined;
    const headerEnd = whole.indexOf(0x0a);
    const { owner } = JSON.parse(whole.subarray(0, headerEnd).toString()) as { owner?: string };
    return { bytes: whole.subarray(headerEnd + 1), ...(owner === undefined ? {} : { owner }) };
  }

  has(cloudPath: string): Promise<boolean> {
    return access(this.#file(cloudPath)).then(
      () => true,
      () => false,
    );
  }

  /** Whether there was one. */
  async remove(cloudPath: string): Promise<boolean> {
    return rm(this.#file(cloudPath)).then(
      () => true,
      () => false,
    );
  }

  async reset(): Promise<void> {
    await rm(this.#dir, { recursive: true, force: true });
  }

  #file(cloudPath: string): string {
    const hash = createHash('sha256').update(cloudPath).digest('hex');
    return path.join(this.#dir, hash.slice(0, 2), hash);
  }
}

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Signs addresses and sessions with a key made at the first start and kept in the data folder. */
export class Signer {
  readonly #key: Buffer;

  constructor(dataDir: string) {
    this.#key = keyIn(dataDir);
  }

  /** 43 characters that nobody without the key can make for this text. */
  sign(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }

  isSigned(text: string, signature: string): boolean {
    const expected = Buffer.from(this.sign(text));
    const given = Buffer.from(signature);
    return expected.length === given.length && timingSafeEqual(expected, given);
  }
}

function keyIn(dataDir: string): Buffer {
  const file = path.join(dataDir, 'signing-key');
  try {
    return Buffer.from(readFileSync(file, 'utf8'), 'hex');
  } catch {
    const key = randomBytes(32);
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, key.toString('hex'), { mode: 0o600 });
    return key;
  }
}

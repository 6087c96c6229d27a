import type { Signer } from '../keys';

/** The cloud's life of a link when none is asked for, in seconds (`platform.md §3`). */
export const defaultLinkSeconds = 600;

type Purpose = 'file' | 'put';

/** Addresses that let whoever holds them read, or write, one file until an instant. */
export class SignedLinks {
  readonly #signer: Signer;
  readonly #now: () => number;

  constructor(signer: Signer, now: () => number) {
    this.#signer = signer;
    this.#now = now;
  }

  /**
   * A path with query below the gateway, good for so many seconds of the movable clock. The file's name is in
   * base64: the SDK encodes an address once more before it opens it.
   */
  make(purpose: Purpose, cloudPath: string, seconds: number): string {
    const until = Math.round(this.#now() + seconds * 1000);
    const sign = this.#signer.sign(text(purpose, cloudPath, until));
    return `/${purpose}/${Buffer.from(cloudPath).toString('base64url')}?until=${until}&sign=${sign}`;
  }

  /** The cloud path a link is for; `expired` when it was one, `forged` when it never was. */
  read(purpose: Purpose, url: URL): { cloudPath: string } | 'expired' | 'forged' {
    const encoded = url.pathname.slice(purpose.length + 2);
    const cloudPath = Buffer.from(encoded, 'base64url').toString();
    const until = Number(url.searchParams.get('until'));
    const sign = url.searchParams.get('sign') ?? '';
    if (!this.#signer.isSigned(text(purpose, cloudPath, until), sign)) return 'forged';
    return this.#now() < until ? { cloudPath } : 'expired';
  }
}

const text = (...parts: (string | number)[]): string => parts.join('\n');

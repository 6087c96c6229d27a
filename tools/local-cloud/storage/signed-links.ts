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

  /** A path with query below the gateway, good for so many seconds of the movable clock. */
  make(purpose: Purpose, cloudPath: string, seconds: number): string {
    const until = Math.round(this.#now() + seconds * 1000);
    const sign = this.#signer.sign(text(purpose, cloudPath, until));
    const encoded = cloudPath.split('/').map(encodeURIComponent).join('/');
    return `/${purpose}/${encoded}?until=${until}&sign=${sign}`;
  }

  /** The cloud path a link is for; `expired` when it was one, `forged` when it never was. */
  read(purpose: Purpose, url: URL): { cloudPath: string } | 'expired' | 'forged' {
    const cloudPath = decoded(url.pathname.slice(purpose.length + 2));
    const until = Number(url.searchParams.get('until'));
    const sign = url.searchParams.get('sign') ?? '';
    if (cloudPath === undefined || !this.#signer.isSigned(text(purpose, cloudPath, until), sign)) {
      return 'forged';
    }
    return this.#now() < until ? { cloudPath } : 'expired';
  }
}

const text = (...parts: (string | number)[]): string => parts.join('\n');

function decoded(encoded: string): string | undefined {
  try {
    return encoded.split('/').map(decodeURIComponent).join('/');
  } catch {
    return undefined;
  }
}

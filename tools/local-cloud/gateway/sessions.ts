import { randomBytes } from 'node:crypto';
import { HttpRefusal } from '../http';
import type { Signer } from '../keys';

/** A session lasts this long in real time; then the app renews it and stays the same person. */
const lifeMs = 12 * 3_600_000;

type Session = { openid: string; issuedAt: number };

export const sessionExpired = (): HttpRefusal =>
  new HttpRefusal(401, 'session-expired', '离开时间久了，请重新打开一次，您填的内容都在');

/** Signed tokens that stand for an openid, as WeChat's silent identity does; nothing of them is stored. */
export class Sessions {
  readonly #signer: Signer;
  #validFrom = 0;

  constructor(signer: Signer) {
    this.#signer = signer;
  }

  /** An openid nobody had before: somebody who opens the app for the first time. */
  freshOpenid(): string {
    return `o-visitor-${randomBytes(12).toString('base64url')}`;
  }

  /** The first 24 characters are the same for every session of one person, and only of hers. */
  issue(openid: string): string {
    const person = this.#signer.sign(`person\n${openid}`).slice(0, 24);
    const session: Session = { openid, issuedAt: Math.max(Date.now(), this.#validFrom) };
    const text = Buffer.from(JSON.stringify(session)).toString('base64url');
    return `${person}.${text}.${this.#signer.sign(`session\n${text}`)}`;
  }

  /** The person of a live session; anything else is refused with `session-expired`. */
  openidOf(authorization: string | undefined): string {
    const session = this.#read(authorization);
    if (!session || session.issuedAt < this.#validFrom || Date.now() - session.issuedAt > lifeMs) {
      throw sessionExpired();
    }
    return session.openid;
  }

  /** Whose session it is or was: enough to go on as the same person. */
  formerOpenid(authorization: string | undefined): string | undefined {
    return this.#read(authorization)?.openid;
  }

  /** Ends every session given out so far. */
  expireAll(): void {
    this.#validFrom = Date.now() + 1;
  }

  #read(authorization: string | undefined): Session | undefined {
    const token = (authorization ?? '').replace(/^Bearer /i, '');
    const [, text = '', signature = ''] = token.split('.');
    if (!this.#signer.isSigned(`session\n${text}`, signature)) return undefined;
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as Session;
  }
}

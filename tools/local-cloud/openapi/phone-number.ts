import { createHash, randomBytes } from 'node:crypto';
import { localAppId } from '../functions/identity';
import { type Openapi, ok, refused, textOf } from './answer';

/** A code of the button is good once and for five minutes (`platform.md §1.4`). */
const codeMs = 5 * 60_000;

/** The fictional mobile of a person: 1000000 and four digits, always the same for her. */
export function fictionalPhone(openid: string): string {
  const four = createHash('sha256').update(openid).digest().readUInt32BE(0) % 10_000;
  return `1000000${String(four).padStart(4, '0')}`;
}

/** The codes WeChat's phone button gives, and `phonenumber.getPhoneNumber`, which redeems them. */
export class PhoneCodes {
  readonly #codes = new Map<string, { openid: string; until: number }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** A fresh code, as the button would give it to this person. */
  issue(openid: string): string {
    const code = randomBytes(24).toString('hex');
    this.#codes.set(code, { openid, until: this.#now() + codeMs });
    return code;
  }

  readonly openapi: Openapi = (args) => {
    const code = textOf(args, 'code');
    const issued = this.#codes.get(code);
    this.#codes.delete(code);
    if (!issued || this.#now() >= issued.until) return refused(40_029, 'invalid code');
    const phoneNumber = fictionalPhone(issued.openid);
    const timestamp = Math.floor(this.#now() / 1000);
    return ok({
      phone_info: {
        phoneNumber,
        purePhoneNumber: phoneNumber,
        countryCode: '86',
        watermark: { timestamp, appid: localAppId },
      },
    });
  };

  reset(): void {
    this.#codes.clear();
  }
}

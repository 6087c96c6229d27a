import { sha256 as digest } from '@noble/hashes/sha2.js';
import type { Sha256 } from '#domain/redemption-code';

/** SHA-256 on the phone, of letters and digits: WeChat has no encoder for anything else. */
export const sha256: Sha256 = (text) =>
  digest(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));

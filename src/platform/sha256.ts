import { sha256 as digest } from '@noble/hashes/sha2.js';

/** UTF-8, also on phones whose WeChat has no TextEncoder. */
const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(encodeURIComponent(text).match(/%..|[^%]/g) ?? [], (one) =>
    one.length === 3 ? Number.parseInt(one.slice(1), 16) : one.charCodeAt(0),
  );

/** SHA-256 of a text, computed on this phone. */
export const sha256 = (text: string): Uint8Array => digest(bytesOf(text));

/** The same as 64 hex digits, so that nobody has to be believed. */
export const sha256Hex = (text: string): string =>
  Array.from(sha256(text), (byte) => byte.toString(16).padStart(2, '0')).join('');

const letters = '23456789abcdefghjkmnpqrstuvwxyz0';

/** One letter of 32 for each byte: no letter is likelier than another. */
export const lettersOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => letters[byte % letters.length]).join('');

import { lettersOf } from './letters-of';

export const randomLetters = async (count: number): Promise<string> =>
  lettersOf(crypto.getRandomValues(new Uint8Array(count)));

import { cloud } from './sdk';

/** The first link of the chain of sources: `wx_client,scf` came from a phone. */
const outside = /^wx_(client|devtools|http)/;

/** Whether a phone or the web is calling. Functions for timers and pushes answer them nothing. */
export function isFromOutside(): boolean {
  const { SOURCE } = cloud.getWXContext();
  return typeof SOURCE === 'string' && outside.test(SOURCE);
}

/** Guards a function that only the platform may call. */
export const fromPlatformOnly =
  <T>(main: (event: unknown) => Promise<T>) =>
  async (event: unknown): Promise<T | { refused: true }> =>
    isFromOutside() ? { refused: true } : main(event);

import { useSyncExternalStore } from 'react';
import { connect, isConnected } from './connection';

const listeners = new Set<() => void>();
let isOnline = true;
let hasBegun = false;

function begin(): void {
  if (hasBegun) return;
  hasBegun = true;
  isOnline = isConnected();
  connect((value) => {
    if (value === isOnline) return;
    isOnline = value;
    for (const listener of listeners) listener();
  });
}

/** Tells when the network goes or comes back; gives the way to stop listening. */
export function watchNetwork(listener: () => void): () => void {
  begin();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const hasNetwork = (): boolean => {
  begin();
  return isOnline;
};

/** True while the phone has no network. */
export const useIsOffline = (): boolean =>
  !useSyncExternalStore(watchNetwork, hasNetwork, hasNetwork);

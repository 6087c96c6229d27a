import { useState } from 'react';
import { forget, keep, recall } from '../../platform/storage';

/** What somebody is filling in, kept on the phone from its first change until it is done. */
export function useKept<F extends object>(name: string, empty: F) {
  const [fields, setFields] = useState<F>(() => ({ ...empty, ...recall<F>(name) }));
  return {
    fields,
    change(changed: Partial<F>): void {
      const next = { ...fields, ...changed };
      keep(name, next);
      setFields(next);
    },
    clear(): void {
      forget(name);
      setFields(empty);
    },
  };
}

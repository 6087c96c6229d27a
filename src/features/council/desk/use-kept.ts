import { useState } from 'react';
import { forget, keep, recall } from '../../../platform/storage';

/** A small form that outlives a closed sheet and a closed phone, until it was sent. */
export function useKept<T extends object>(name: string, empty: T) {
  const [form, setForm] = useState<T>(() => ({ ...empty, ...recall<T>(name) }));
  return {
    form,
    change(changed: Partial<T>): void {
      const next = { ...form, ...changed };
      keep(name, next);
      setForm(next);
    },
    drop(): void {
      forget(name);
      setForm(empty);
    },
  };
}

import { reconciled } from '../kit/reconciled';
import { found, fridayMorning } from './founding';

test('the demo breaks no invariant of the ledger and the shops', () => {
  const district: Record<string, unknown> = { ...found(fridayMorning) };
  const all = <R extends { _id: string }>(name: string) => (district[name] ?? []) as R[];
  expect(all('journal_entries').length).toBeGreaterThan(0);
  expect(reconciled({ all })).toEqual([]);
});

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pictureNames } from '../../config/seeds';
import { isOverdue } from '../../src/domain/loop';
import { found, fridayMorning } from './founding';

const folder = join(__dirname, '../../config/seeds');
const hashOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
const at = (text: string) => Date.parse(`${text}+08:00`);

describe('the demo district, whenever it is first started', () => {
  it('is the same, byte for byte, for the same instant', () => {
    expect(hashOf(found(fridayMorning))).toBe(hashOf(found(fridayMorning)));
  });

  it.each([
    ['before dawn on a Sunday', at('2026-11-22T00:20:00')],
    ['in the middle of the long spring holiday', at('2026-02-21T15:00:00')],
    ['late on the first day after it', at('2026-02-24T23:10:00')],
    ['in a year without a calendar', at('2027-01-06T09:00:00')],
  ])('tells all its stories %s', (_, start) => {
    const { work_orders, events } = found(start);
    expect(work_orders.length).toBeGreaterThan(300);
    expect(events.every((event) => event.at <= start)).toBe(true);
    const status = (text: string) => work_orders.find((one) => one.title.startsWith(text))?.status;
    expect(status('分类亭的桶满了没人清')).toBe('submitted');
    expect(status('5号楼楼道墙上')).toBe('result-submitted');
    expect(status('单元门口台阶缺了一大块，我')).toBe('resolved');
    const overdue = work_orders.find((one) => one.title.includes('长椅断了两根木条，老人'));
    expect(overdue && isOverdue(overdue, start)).toBe(true);
  });

  it('names no date in its sources', () => {
    const sources = readdirSync(folder).filter((file) => file.endsWith('.ts'));
    for (const file of sources)
      expect(readFileSync(join(folder, file), 'utf8')).not.toMatch(/20\d\d[-年/.]\d|\d月\d/);
    expect(sources.length).toBeGreaterThan(20);
  });

  it('has some thirty pictures of at most 2 MB together, before and after in pairs', () => {
    const files = readdirSync(join(folder, 'pictures'));
    const bytes = files.reduce((sum, one) => sum + statSync(join(folder, 'pictures', one)).size, 0);
    expect(files.length).toBeGreaterThanOrEqual(30);
    expect(bytes).toBeLessThanOrEqual(2 * 1024 * 1024);
    const before = pictureNames.filter((name) => name.endsWith('-before'));
    const after = before.map((name) => name.replace('-before', '-after'));
    expect(after.filter((name) => !pictureNames.includes(name))).toEqual([]);
  });
});

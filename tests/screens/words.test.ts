import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const source = join(__dirname, '../../src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(tsx?|css|html)$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(source, name), 'utf8') }));

test('there is something to read', () => {
  expect(files.length).toBeGreaterThan(100);
});

test.each([
  ['登录', 'OPENID is silent (issue, item 8)'],
  ['不属实', 'nobody is called a liar (look)'],
  ['排行榜', 'nobody is ranked (国办函〔2026〕12号)'],
  ['打卡', 'nobody is made to clock in (国办函〔2026〕12号)'],
])('the word %s is nowhere in the app: %s', (word) => {
  expect(files.filter(({ text }) => text.includes(word)).map(({ name }) => name)).toEqual([]);
});

test('no style waits for :active, which WeChat draws late', () => {
  const found = files.filter(({ name, text }) => name.endsWith('.css') && text.includes(':active'));
  expect(found.map(({ name }) => name)).toEqual([]);
});

test('a page is called the same by its config and by its bar', () => {
  const configs = files.filter(({ name }) => name.endsWith('index.config.ts'));
  expect(configs.length).toBeGreaterThan(8);
  const missing = configs.filter(({ name, text }) => {
    const title = /navigationBarTitleText: '([^']+)'/.exec(text)?.[1] ?? '';
    const folder = name.slice(0, name.lastIndexOf('/'));
    const screens = files.filter((file) => file.name.startsWith(folder) && /tsx$/.test(file.name));
    const shown = screens.flatMap(({ text: screen }) =>
      [...screen.matchAll(/<Page\s[^>]*?title="([^"]+)"/g)].map(([, words]) => words),
    );
    return shown.length > 0 && !shown.includes(title);
  });
  expect(missing.map(({ name }) => name)).toEqual([]);
});

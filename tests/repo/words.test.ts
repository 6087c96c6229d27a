import { errorWords, wordsFor } from '#contracts/errors';
import { filesIn, isCode, type RepoFile, repoFiles } from './files';
import { literalsOf, parse, placeOf } from './syntax';

/** Words people must never meet, each with its reason. */
const forbidden: readonly [word: string, why: string][] = [
  ['登录', 'identity is silent'],
  ['签到', '国办函〔2026〕12号: no daily check-in'],
  ['打卡', '国办函〔2026〕12号: no daily check-in'],
  ['排行', '国办函〔2026〕12号: no ranking'],
  ['排名', '国办函〔2026〕12号: no ranking'],
  ['不属实', 'nobody is called a liar'],
  ['敬请期待', 'what does not work is not shown'],
  ['即将上线', 'what does not work is not shown'],
  ['暂不开放', 'what does not work is not shown'],
  ['抽奖', 'WeChat 运营规范 3.2.8.9'],
  ['undefined', 'a variable that was empty'],
];

/** Text in code that people may read: strings, templates and JSX of the app, the cloud and the district's data. */
const forbiddenIn = (files: readonly RepoFile[]) =>
  files
    .filter(isCode)
    .flatMap((file) =>
      [...literalsOf(parse(file))].flatMap(({ node, text }) =>
        forbidden
          .filter(([word]) => /[一-龥]/.test(text) && text.includes(word))
          .map(([word, why]) => `${placeOf(node)}: ${word} (${why})`),
      ),
    );

test('no text shows a forbidden word', () => {
  expect(forbiddenIn(filesIn(['src', 'cloudfunctions', 'config', 'tools']))).toEqual([]);
});

test('a forbidden word would be seen in a string, a template and JSX, and not in a comment', () => {
  const text = [
    "const a = '请先登录';",
    `const b = \`今日签到 \${1} 次\`;`,
    'const c = <Text>积分排行榜</Text>;',
    '// 打卡 is banned',
  ].join('\n');
  expect(forbiddenIn([{ path: 'src/pages/x.tsx', text }])).toEqual([
    'src/pages/x.tsx:1: 登录 (identity is silent)',
    'src/pages/x.tsx:2: 签到 (国办函〔2026〕12号: no daily check-in)',
    'src/pages/x.tsx:3: 排行 (国办函〔2026〕12号: no ranking)',
  ]);
});

/** Codes whose words are not a Chinese sentence a person can read. */
const speechless = (words: Record<string, string>) =>
  Object.keys(words).filter((code) => !/^[一-龥，。；、「」]{4,}$/.test(words[code] ?? ''));

test('every error code has Chinese words', () => {
  expect(speechless(errorWords)).toEqual([]);
  expect(speechless({ a: 'Error 500', b: '', c: '系统出了点问题' })).toEqual(['a', 'b']);
  expect(wordsFor({ code: 'busy' })).toBe(errorWords.busy);
});

/** Codes that are thrown and not in the closed list cannot compile; codes nobody throws are dead words. */
const neverThrown = (codes: readonly string[], files: readonly RepoFile[]) =>
  codes.filter(
    (code) =>
      !files.some(
        ({ path, text }) => path !== 'src/contracts/errors.ts' && text.includes(`'${code}'`),
      ),
  );

test('every error code is thrown somewhere', () => {
  const code = filesIn(['src', 'cloudfunctions'], repoFiles);
  expect(neverThrown(Object.keys(errorWords), code)).toEqual([]);
  expect(neverThrown(['never-said'], code)).toEqual(['never-said']);
});

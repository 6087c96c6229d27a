import { isCode, type RepoFile, repoFiles, repoPaths } from './files';

const drawers =
  /(?:^|\/)(utils?|common|helpers?|services?|types|constants|store|misc|shared|lib)(?:\/|\.tsx?$)/;

/** A drawer takes anything; a name says what belongs there (`design.md`, Folders). */
const drawersIn = (paths: readonly string[]) => paths.filter((path) => drawers.test(path));

test('no folder or file is a drawer', () => {
  expect(drawersIn(repoPaths)).toEqual([]);
});
test('a drawer would be seen', () => {
  const planted = ['src/utils/date.ts', 'tools/helpers.ts', 'src/domain/storey.ts'];
  expect(drawersIn(planted)).toEqual(['src/utils/date.ts', 'tools/helpers.ts']);
});

const lineLimit = 250;
/** Longer files, each with its reason; a table of cases under tests/ is read by row and is not counted. */
const longFiles: Record<string, string> = {
  'src/contracts/loop.ts': 'every closed list of the loop with its words, read from top to bottom',
  'src/contracts/work-order.ts': 'one loop, one page: states, steps, their words and their actions',
  'src/contracts/report.ts': 'everything a resident asks about a report, and its words',
  'src/platform/draft-machine.ts':
    'one machine: every state a draft can be in, and what moves it on',
};

const tooLong = (files: readonly RepoFile[]) =>
  files
    .filter((file) => isCode(file) && !/^(tests|config\/seeds)\//.test(file.path))
    .filter(({ path, text }) => text.split('\n').length - 1 > lineLimit && !(path in longFiles))
    .map(({ path, text }) => `${path}: ${text.split('\n').length - 1} lines`);

test(`no file is longer than ${lineLimit} lines without a reason`, () => {
  expect(tooLong(repoFiles)).toEqual([]);
});
test('a long file would be seen', () => {
  const planted = { path: 'src/domain/everything.ts', text: 'let x;\n'.repeat(251) };
  expect(tooLong([planted, { ...planted, path: 'tests/domain/table.test.ts' }])).toEqual([
    'src/domain/everything.ts: 251 lines',
  ]);
});
test('a reason is dropped with the file that needed it', () => {
  const long = repoFiles.filter(({ text }) => text.split('\n').length - 1 > lineLimit);
  const paths = long.map(({ path }) => path);
  expect(Object.keys(longFiles).filter((path) => !paths.includes(path))).toEqual([]);
});

/** The one word of each module, in every layer that has it. */
const modules =
  'identity area card file report routing work-order points shop council wish volunteer partner notice coverage subscription inbox patrol dashboard audit'.split(
    ' ',
  );
const strangeModules = (paths: readonly string[]) => [
  ...new Set(
    paths
      .map((path) => /^(?:cloudfunctions\/modules|src\/features)\/([^/]+)\//.exec(path)?.[1])
      .filter((name): name is string => name !== undefined && !modules.includes(name)),
  ),
];

test('modules have the names of the glossary', () => {
  expect(strangeModules(repoPaths)).toEqual([]);
  expect(strangeModules(['src/features/reporting/pages/a.tsx'])).toEqual(['reporting']);
});

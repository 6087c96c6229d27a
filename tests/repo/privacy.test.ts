import { matchesIn, type RepoFile, repoFiles } from './files';

/** Looks like a phone somebody could have. Ours start with 1000 (mobile) or an area code of zeros (landline): nobody has those. */
const realPhones =
  /(?<![\d.])(?:1[3-9]\d{9}|0(?!00)\d{2,3}-\d{7,8}|[48]00-?\d{3}-?\d{4})(?![\d.])/g;
/** A number of an identity card. */
const identityCards =
  /(?<![\d.])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?!\d)/g;

const isScanned = ({ path }: RepoFile) => path !== 'package-lock.json' && !path.endsWith('.svg');
const personalIn = (files: readonly RepoFile[]) =>
  files
    .filter(isScanned)
    .flatMap((file) => [...matchesIn(file, realPhones), ...matchesIn(file, identityCards)]);

test('no phone or identity number of a possible person is in the repository', () => {
  expect(personalIn(repoFiles)).toEqual([]);
});

test('one would be seen, and fictional and national ones are not', () => {
  const digits = ['138', '0013', '8000'].join('');
  const card = ['110101', '19900307', '123X'].join('');
  const text = `a: ${digits}\nb: ${['010', '62345678'].join('-')}\nc: 10000001234 0000-0001234 110 12345 1769990400000\nd: ${card}`;
  expect(personalIn([{ path: 'config/seeds/people.ts', text }])).toEqual([
    `config/seeds/people.ts:1: ${digits}`,
    `config/seeds/people.ts:2: ${['010', '62345678'].join('-')}`,
    `config/seeds/people.ts:4: ${card}`,
  ]);
});

/** Where a machine, not a reader, keeps things; and keys nobody may publish. */
const machinePaths = new RegExp(
  `(?<![\\w.@*~\\]-])/(?:${['work', 'farm', 'root', 'tmp', 'home/\\w+', 'Users/\\w+'].join('|')})/`,
  'g',
);
const secrets =
  /-----BEGIN [A-Z ]*PRIVATE KEY|AKID[A-Za-z0-9]{20,}|(?:secret|appsecret)["']?\s*[:=]\s*["'][0-9a-f]{32}/gi;

const machineTraces = (files: readonly RepoFile[]) =>
  files
    .filter(({ path }) => path !== 'package-lock.json')
    .flatMap((file) => [...matchesIn(file, machinePaths), ...matchesIn(file, secrets)]);

test('no path of a machine and no secret is in the repository', () => {
  expect(machineTraces(repoFiles)).toEqual([]);
});
test('one would be seen', () => {
  const path = ['', 'work', 'main'].join('/');
  const planted = { path: 'tools/x.ts', text: `open('${path}/a.ts');\nopen('src/root/x')` };
  expect(machineTraces([planted])).toEqual([`tools/x.ts:1: ${path.slice(0, -'main'.length)}`]);
  const key = { path: 'a.pem.txt', text: ['-----BEGIN', 'RSA PRIVATE KEY-----'].join(' ') };
  expect(machineTraces([key])).toHaveLength(1);
});

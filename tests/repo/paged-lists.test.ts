import { filesIn, type RepoFile } from './files';

/** Screens that turn pages themselves, and so may forget to say that one did not come. */
const turningPages = (files: readonly RepoFile[]) =>
  files
    .filter(({ text }) => /\busePaged\b/.test(text) || /\bloadMore\b/.test(text))
    .filter(({ text }) => /\bloadMore\b/.test(text) || !/\bpagedProps\(/.test(text))
    .map(({ path }) => path);

test('every list by pages says what did not come, because one component draws it', () => {
  expect(turningPages(filesIn(['src/features', 'src/pages']))).toEqual([]);
});
test('a list that draws its own way on would be seen', () => {
  const own = 'const page = usePaged(load); <Button onTap={() => void page.loadMore()} />';
  const silent = 'const { items } = usePaged(load);';
  const drawn = 'const page = usePaged(load); <PagedList {...pagedProps(page)} more="更多" />';
  const files = [own, silent, drawn].map((text, at) => ({ path: `list-${at}.tsx`, text }));
  expect(turningPages(files)).toEqual(['list-0.tsx', 'list-1.tsx']);
});

import { join } from 'node:path';
import type { FileChooser, FrameLocator, Page } from 'playwright-core';
import { root } from '../../tools/build/fresh';

/** Whatever shows the app: a window of its own, or the frame on the stage. */
type Shown = Page | FrameLocator;

/** A picture of the demo, as a file a person could choose. */
export const picture = (name: string): string =>
  join(root, 'config', 'seeds', 'pictures', `${name}.jpg`);

export const button = (shown: Shown, name: string | RegExp) =>
  shown.getByRole('button', { name }).filter({ visible: true }).last();

/** Opens another page in the same window, by what stands after `#`. */
export const turnTo = (page: Page, address: string): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, address);

/** Presses the last button of that name: the one of a sheet lies above its page. */
export const tap = (shown: Shown, name: string | RegExp): Promise<void> =>
  button(shown, name).click();

export const choose = (shown: Shown, name: string | RegExp): Promise<void> =>
  shown.getByRole('radio', { name }).filter({ visible: true }).last().click();

/** Presses a step of a work order where it stands: at the foot of the page, or behind 更多. */
export async function press(page: Page, step: string): Promise<void> {
  const named = page
    .getByRole('button', { name: new RegExp(`^${step}`) })
    .filter({ visible: true });
  await named.or(button(page, '更多')).first().waitFor();
  if ((await named.count()) === 0) await tap(page, '更多');
  await named.last().click();
}

/** Types into the field of that name; one of a sheet lies above its page. */
export const write = (shown: Shown, label: string | RegExp, words: string): Promise<void> =>
  shown.getByRole('textbox', { name: label }).filter({ visible: true }).last().fill(words);

/** The choice of one question, where several on a screen have the same answers. */
export const answer = (shown: Shown, question: string | RegExp, words: string): Promise<void> =>
  shown
    .getByRole('radiogroup', { name: question })
    .filter({ visible: true })
    .last()
    .getByRole('radio', { name: words, exact: true })
    .click();

export const turnOn = (shown: Shown, name: string): Promise<void> =>
  shown.getByRole('switch', { name }).filter({ visible: true }).last().click();

/** Waits until the words can be seen. */
export const reads = (shown: Shown, words: string | RegExp): Promise<void> =>
  shown.getByText(words).filter({ visible: true }).first().waitFor();

/** How often the words can be seen now. */
export const seen = (shown: Shown, words: string | RegExp): Promise<number> =>
  shown.getByText(words).filter({ visible: true }).count();

type Files = Parameters<FileChooser['setFiles']>[0];

/** Opens the browser's own chooser by `open` and picks the files. */
export async function pick(page: Page, open: () => Promise<void>, files: Files): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), open()]);
  await chooser.setFiles(files);
}

export const addPhoto = (page: Page, name: string): Promise<void> =>
  pick(page, () => tap(page, /添加照片|拍照片/), picture(name));

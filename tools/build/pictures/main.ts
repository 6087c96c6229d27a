import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { root } from '../fresh';
import { main } from '../run';
import { pictures } from './all';
import type { Picture } from './drawing';

const folder = join(root, 'config/seeds/pictures');

/** Draws every picture of the demo district as a JPEG, so that the repository can be run without drawing. */
async function draw(one: Picture): Promise<number> {
  const file = join(folder, `${one.name}.jpg`);
  await sharp(Buffer.from(one.svg)).jpeg({ quality: 80, mozjpeg: true }).toFile(file);
  return (await stat(file)).size;
}

main(async () => {
  const only = process.argv.slice(2);
  await mkdir(folder, { recursive: true });
  let total = 0;
  for (const one of pictures) {
    if (only.length > 0 && !only.some((part) => one.name.includes(part))) continue;
    const bytes = await draw(one);
    total += bytes;
    process.stdout.write(`${one.name}.jpg ${Math.round(bytes / 1024)} KB\n`);
  }
  process.stdout.write(`${Math.round(total / 1024)} KB together\n`);
});

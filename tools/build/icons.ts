import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { iconNames, tabIcons } from '../../src/components/icon-names';
import { root } from './fresh';

const svgOf = (name: string) =>
  readFileSync(join(root, 'node_modules/lucide-static/icons', `${name}.svg`), 'utf8')
    .replace(/<!--.*?-->/s, '')
    .replace(/\sclass="[^"]*"/, '')
    .replace(/\s+/g, ' ')
    .replace(/> </g, '><')
    .trim();

/** One path instead of several, where each begins at a place of its own. */
const joined = (svg: string): string => svg.replace(/(?<=<path d='[^']*)' ?\/><path d='(?=M)/g, '');

/** What a mask needs: its shape. Size and colour are the style's. */
const shapeOf = (name: string): string =>
  joined(
    svgOf(name)
      .replaceAll('"', "'")
      .replace(" width='24' height='24'", '')
      .replace("'currentColor'", "'red'")
      .replace(/ (?=\/?>)/g, ''),
  );

/** The icons of `src/components/icon-names.ts` as masks: they take the colour of the text beside them. */
function writeIconStyles(): void {
  const rules = iconNames.map((name) => {
    const svg = shapeOf(name).replaceAll('#', '%23');
    return `.icon-${name} {\n  --icon: url("data:image/svg+xml,${svg
      .replaceAll('<', '%3C')
      .replaceAll('>', '%3E')}");\n}`;
  });
  const head = '/* Written by tools/build/icons.ts from lucide-static (ISC). */';
  writeFileSync(join(root, 'src/components/icon-shapes.css'), `${[head, ...rules].join('\n')}\n`);
}

/** WeChat's tab bar wants PNGs, 81 px square and below 40 KB, one for each colour. */
async function drawTabIcons(): Promise<void> {
  const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) =>
    existsSync(path),
  );
  if (!installed) throw new Error('Drawing the tab icons needs an installed Chromium or Chrome.');
  const browser = await chromium.launch({
    executablePath: installed,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage({ viewport: { width: 81, height: 81 } });
  const folder = join(root, 'src/tab-icons');
  mkdirSync(folder, { recursive: true });
  for (const [file, name] of Object.entries(tabIcons))
    for (const [suffix, colour] of [
      ['', '#57606a'],
      ['-selected', '#b3261e'],
    ] as const) {
      const svg = svgOf(name).replace(
        /<svg/,
        `<svg style="color:${colour};width:63px;height:63px"`,
      );
      await page.setContent(
        `<body style="margin:0;width:81px;height:81px;display:grid;place-items:center">${svg}`,
      );
      await page.screenshot({ path: join(folder, `${file}${suffix}.png`), omitBackground: true });
    }
  await browser.close();
}

writeIconStyles();
void drawTabIcons();

import type { Page } from 'playwright-core';

/** A printed page, in whole millimetres. */
export type Sheet = { widthMm: number; heightMm: number };

const mmPerPoint = 25.4 / 72;

/** The pages of what the browser would hand to a printer, by the boxes its PDF declares. */
export async function sheetsOf(page: Page): Promise<Sheet[]> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const boxes = pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g);
  return [...boxes].map(([, width, height]) => ({
    widthMm: Math.round(Number(width) * mmPerPoint),
    heightMm: Math.round(Number(height) * mmPerPoint),
  }));
}

type Printed = { text: string; pt: number; isFoot: boolean };

/** Runs in the page: every text that would be printed, with its size. */
function readPrinted(): Printed[] {
  const ptPerPx = 0.75;
  return [...document.querySelectorAll<HTMLElement>('.theme *')]
    .filter((element) => element.getClientRects().length > 0)
    .flatMap((element) => {
      const text = [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent?.trim() ?? '')
        .join('');
      const pt = Number.parseFloat(getComputedStyle(element).fontSize) * ptPerPx;
      const isFoot = element.closest('.paper-foot') !== null;
      return text ? [{ text, pt: Math.round(pt * 10) / 10, isFoot }] : [];
    });
}

/** Every text that would be printed, with its size in pt. */
export async function printedTexts(page: Page): Promise<Printed[]> {
  await page.emulateMedia({ media: 'print' });
  const texts = await page.evaluate(readPrinted);
  await page.emulateMedia({ media: 'screen' });
  return texts;
}

/** How wide the code to scan is printed, in mm; 0 where it is missing or did not load. */
export async function printedCodeMm(page: Page): Promise<number> {
  await page.emulateMedia({ media: 'print' });
  const px = await page
    .locator('.paper-qr')
    .last()
    .evaluate(async (image: HTMLImageElement) => {
      image.loading = 'eager';
      await image.decode();
      return image.naturalWidth > 0 ? image.getBoundingClientRect().width : 0;
    });
  await page.emulateMedia({ media: 'screen' });
  return (px / 96) * 25.4;
}

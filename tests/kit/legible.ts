import type { Page } from 'playwright-core';

type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom' | 'height'>;

/** Runs in the page: every text that can be seen is whole, nothing lies over it, and what can be pressed is large enough. */
function findFaults(leastPx: number): string[] {
  const slack = 1.5;
  const width = document.documentElement.clientWidth;
  const isSeen = (element: Element): boolean => {
    const { width: w, height: h } = element.getBoundingClientRect();
    return w > 0 && h > 0 && getComputedStyle(element).visibility !== 'hidden';
  };
  const nameOf = (element: Element): string =>
    `${(element.textContent ?? '').trim().slice(0, 24)} <${element.className || element.tagName}>`;
  const textBoxes = (element: Element): Box[] =>
    [...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
      .flatMap((node) => {
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
      });
  /** The layer that scrolls or stays with it: a footer lies over the page on purpose. */
  const layerOf = (element: Element): Element | null => {
    for (let at: Element | null = element; at; at = at.parentElement)
      if (/sticky|fixed|absolute/.test(getComputedStyle(at).position)) return at;
    return null;
  };
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: it runs in the page and may call nothing outside.
  const cutBy = (element: Element, box: Box): string | undefined => {
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at);
      const frame = at.getBoundingClientRect();
      const isWide = box.right > frame.right + slack || box.left < frame.left - slack;
      const isHigh = box.bottom > frame.bottom + slack || box.top < frame.top - slack;
      if (overflowX !== 'visible' && isWide) return `cut at the side by <${at.className}>`;
      if (overflowY === 'hidden' && isHigh) return `cut below by <${at.className}>`;
      if (overflowY === 'auto' || overflowY === 'scroll') return undefined;
    }
    return box.right > width + slack || box.left < -slack ? 'beyond the edge' : undefined;
  };
  /** As much of it as is not scrolled away. */
  const inSight = (element: Element, { left, top, right, bottom }: Box): Box => {
    let box = { left, top, right, bottom };
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowY === 'visible') continue;
      const frame = at.getBoundingClientRect();
      box = {
        ...box,
        top: Math.max(box.top, frame.top),
        bottom: Math.min(box.bottom, frame.bottom),
      };
    }
    return { ...box, height: box.bottom - box.top };
  };
  const faults: string[] = [];
  const texts = [...document.querySelectorAll('.theme *')]
    .filter(isSeen)
    .map((element) => ({ element, boxes: textBoxes(element), layer: layerOf(element) }))
    .filter(({ boxes }) => boxes.length > 0);
  for (const { element, boxes } of texts)
    for (const box of boxes) {
      const why = cutBy(element, box);
      if (why) faults.push(`${nameOf(element)}: ${why}`);
    }
  const shown = texts.map(({ element, boxes, layer }) => ({
    element,
    layer,
    boxes: boxes.map((box) => inSight(element, box)).filter(({ height }) => height > 0),
  }));
  shown.forEach((one, at) => {
    for (const other of shown.slice(at + 1)) {
      if (one.layer !== other.layer) continue;
      const isOver = one.boxes.some((a) =>
        other.boxes.some(
          (b) =>
            Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3 &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > a.height / 2,
        ),
      );
      if (isOver) faults.push(`${nameOf(one.element)}: lies over ${nameOf(other.element)}`);
    }
  });
  for (const target of document.querySelectorAll('.theme button, .theme input, .theme textarea')) {
    if (!isSeen(target) || target.closest('[aria-hidden="true"]')) continue;
    const { width: w, height: h } = target.getBoundingClientRect();
    if (Math.min(w, h) < leastPx - 0.5)
      faults.push(`${nameOf(target)}: ${Math.round(w)}×${Math.round(h)} to press`);
  }
  return [...new Set(faults)];
}

/** What of a screen cannot be read or pressed, one line each; `leastPx` is the least a target may measure. */
export const faultsOf = (page: Page, leastPx: number): Promise<string[]> =>
  page.evaluate(findFaults, leastPx);

export type Size = { width: number; height: number };
export const narrow: Size = { width: 320, height: 568 };
export const phone: Size = { width: 390, height: 844 };
export const desktop: Size = { width: 1280, height: 844 };
/** px, as large as browsers and phones let text become. */
export const largest = 26;

type Look = { name: string; sizes: readonly Size[]; leastPx: number };

/** The same of what is open now, in one size of the window after another; each line says where it was seen. */
export async function faultsInSizes(page: Page, { name, sizes, leastPx }: Look): Promise<string[]> {
  const faults: string[] = [];
  for (const size of sizes) {
    await page.setViewportSize(size);
    const found = await faultsOf(page, leastPx);
    faults.push(...found.map((fault) => `${name} at ${size.width}: ${fault}`));
  }
  return faults;
}

import { create } from 'qrcode';

/** White around it, in modules (ISO/IEC 18004). */
const quiet = 4;

/** The QR of capitals, digits and full stops as an SVG: other letters need an encoder WeChat does not have. */
export function qrPicture(words: string): string {
  const { modules } = create([{ data: words, mode: 'alphanumeric' }], {
    errorCorrectionLevel: 'M',
  });
  const { size } = modules;
  const dark: string[] = [];
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1)
      if (modules.get(y, x)) dark.push(`M${x + quiet} ${y + quiet}h1v1h-1z`);
  const side = size + 2 * quiet;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${dark.join('')}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

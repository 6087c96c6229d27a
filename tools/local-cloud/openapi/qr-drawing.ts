import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const drawing = `
const { parentPort, workerData } = require('node:worker_threads');
const { library, url, width } = workerData;
require(library)
  .toBuffer(url, { type: 'png', width, margin: 2 })
  .then((image) => parentPort.postMessage(image));
`;

/** A QR image as PNG, so many pixels wide; drawn in a thread, since hundreds of thousands of dots hold up a server. */
export async function drawQrCode(url: string, width: number): Promise<Buffer> {
  const workerData = { library: require.resolve('qrcode'), url, width };
  const worker = new Worker(drawing, { eval: true, workerData });
  const [image] = (await once(worker, 'message')) as [Uint8Array];
  return Buffer.from(image);
}

import type { Recorder } from '../inspection/recorder';
import { type Args, type Openapi, refused, textOf } from './answer';
import { drawQrCode } from './qr-drawing';

/** WeChat's rule for `scene` (`platform.md §1.7`): 1–32 of these. */
const scenePattern = /^[\w!#$&'()*+,/:;=?@\-.~]{1,32}$/;
const width = { smallest: 280, usual: 430, largest: 1280 };

/** `wxacode.getUnlimited`: a real QR image, a PNG, that leads to the page in the local app. */
export function makeQrCode(
  recorder: Recorder,
  { now, gatewayUrl }: { now: () => number; gatewayUrl: () => string },
): Openapi {
  return async (args) => {
    const scene = textOf(args, 'scene');
    const page = textOf(args, 'page') || 'pages/home/index';
    if (!scenePattern.test(scene)) return refused(40_129, 'invalid scene');
    if (page.startsWith('/') || page.includes('?')) return refused(41_030, 'invalid page');
    const url = `${gatewayUrl()}/app/#/${page}?scene=${encodeURIComponent(scene)}`;
    const image = await drawQrCode(url, widthOf(args));
    recorder.qrCode({ at: now(), scene, page, url });
    return { image, contentType: 'image/png' };
  };
}

function widthOf(args: Args): number {
  const asked = typeof args.width === 'number' ? args.width : width.usual;
  return Math.min(Math.max(asked, width.smallest), width.largest);
}

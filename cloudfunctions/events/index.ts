import { fromPlatformOnly } from '#runtime/door';
import { hearPhotoCheck } from '../modules/file/pushes';

/** Pushes from WeChat. */
export const main = fromPlatformOnly(hearPhotoCheck);

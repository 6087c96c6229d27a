import { fromPlatformOnly } from '#runtime/door';
import { register } from '#runtime/outbox';
import { listeners } from '../listeners';
import { hearPhotoCheck } from '../modules/file/pushes';

register(listeners);

/** Pushes from WeChat. */
export const main = fromPlatformOnly(hearPhotoCheck);

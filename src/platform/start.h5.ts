import './start.h5.css';

/** A browser always loads the newest app; its tab bar is drawn by Taro and takes our sizes. */
export function startPlatform(): void {}

import './start.h5.css';

/** Taro's tab bar links to `javascript:`, which a strict content policy refuses with noise; its own listener does the work. */
function silenceScriptLinks(event: Event): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link?.getAttribute('href')?.startsWith('javascript:')) event.preventDefault();
}

/** A browser always loads the newest app; its tab bar is drawn by Taro and takes our sizes. */
export function startPlatform(): void {
  document.addEventListener('click', silenceScriptLinks, true);
}

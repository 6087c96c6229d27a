import { useEffect, useState } from 'react';
import { watchWidth, windowWidth } from './window';

/** From here on three columns stand side by side, in px. */
export const deskWidth = 1000;

/** True where the window has room for the desk: a browser or WeChat on a computer. */
export function useIsWide(): boolean {
  const [width, setWidth] = useState(windowWidth);
  useEffect(() => watchWidth(setWidth), []);
  return width >= deskWidth;
}

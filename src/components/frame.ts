import { createContext, type ReactNode } from 'react';

/** What every screen stands in: the person's theme, and the bar that H5 has to draw itself. */
export type Frame = {
  /** 关怀版: larger type, larger targets, fewer things. */
  isEasy: boolean;
  /** How far the system enlarges text, 0 (not at all) to 4 (×1.6). */
  scale: 0 | 1 | 2 | 3 | 4;
  isOffline: boolean;
  /** True where no native bar shows title and way back. */
  drawsBar: boolean;
  goBack(): void;
  /** What the app has to ask above any screen. */
  overlay: ReactNode;
};

/** Filled once by the app; `Page`, `Sheet` and `Toast` read it. */
export const FrameContext = createContext<Frame>({
  isEasy: false,
  scale: 0,
  isOffline: false,
  drawsBar: false,
  goBack() {},
  overlay: undefined,
});

/** The class every root of a screen carries. */
export const themeClass = (frame: Frame): string =>
  `theme${frame.isEasy ? ' easy' : ''}${frame.scale ? ` scale-${frame.scale}` : ''}`;

import type { ReactElement } from 'react';

export type PictureProps = {
  url: string;
  /** What it shows, for those who do not see it. */
  words: string;
  className?: string;
};

/** A photo that fills its box and is cut at the edges. */
export declare function Picture(props: PictureProps): ReactElement;

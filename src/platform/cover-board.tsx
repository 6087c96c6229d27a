import type { ReactElement } from 'react';
import type { Box } from './cover-box';
import type { ReadyPhoto } from './photos';

export type CoverBoardProps = {
  url: string;
  /** What it shows, for those who do not see it. */
  words: string;
  boxes: readonly Box[];
  /** One more was drawn, with a finger or the mouse. */
  onBox: (box: Box) => void;
  /** The photo is there: `save` gives a new JPEG with the boxes in black, at most 500 KB. */
  onReady: (save: () => Promise<ReadyPhoto>) => void;
  onFailed: () => void;
};

/** A photo to draw black boxes on; what lies below them is not in the file that is saved. */
export declare function CoverBoard(props: CoverBoardProps): ReactElement;

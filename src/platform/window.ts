/** Width of the window in px. */
export declare function windowWidth(): number;

/** Tells of every change of the width; gives the way to stop listening. */
export declare function watchWidth(listener: (width: number) => void): () => void;

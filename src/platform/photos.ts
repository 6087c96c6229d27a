/** A photo ready to be sent: JPEG, at most 500 KB and 1280 px, without place, time or device in it. */
export type ReadyPhoto = {
  /** A temporary path or blob address; `drafts` keeps a lasting copy. */
  path: string;
};

export type Chosen = {
  photos: readonly ReadyPhoto[];
  /** One sentence for each that could not be taken: 「有一张太大…」. */
  problems: readonly string[];
};

/** Lets the person take or choose up to `limit` photos; none where she went back. */
export declare function choosePhotos(
  source: 'camera' | 'album' | 'both',
  limit: number,
): Promise<Chosen>;

/** Shows photos on the whole screen, beginning with `at`. */
export declare function openPhotos(urls: readonly string[], at: number): void;

/** Keeps a photo on the phone through a restart; gives nothing back, `photoUrl(key)` finds it. */
export declare function keepPhoto(key: string, path: string): Promise<void>;

/** An address to show and to upload the kept photo from, or undefined where the phone has cleaned it away. */
export declare function photoUrl(key: string): Promise<string | undefined>;

export declare function dropPhoto(key: string): Promise<void>;

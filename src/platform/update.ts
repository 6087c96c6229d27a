/** Takes a new version when WeChat has downloaded one, at a moment that loses nothing: the next time the app is hidden. */
export declare function offerUpdates(): void;

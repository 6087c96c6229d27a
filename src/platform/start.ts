/** What the platform needs once, when the app begins. */
export declare function startPlatform(): void;

/** Whether there is a network now, as far as the platform knows; true where it does not say. */
export declare function isConnected(): boolean;

/** Tells of every change. */
export declare function connect(onChange: (isOnline: boolean) => void): void;

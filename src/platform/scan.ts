/** Whether this platform can scan codes at all. */
export declare const canScan: boolean;

/** Scans a plate and gives its code, or undefined where nothing usable was scanned. */
export declare function scanPlate(): Promise<string | undefined>;

/** Scans any code and gives its words, or undefined where she went back. */
export declare function scanWords(): Promise<string | undefined>;

/** Whether this platform can scan codes at all. */
export declare const canScan: boolean;

/** Scans a plate and gives its code, or undefined where nothing usable was scanned. */
export declare function scanPlate(): Promise<string | undefined>;

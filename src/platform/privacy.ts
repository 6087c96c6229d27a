/** Whether the platform has a page with the whole privacy contract of this mini-program. */
export declare const hasPrivacyWords: boolean;

/** Opens it. */
export declare function openPrivacyWords(): Promise<void>;

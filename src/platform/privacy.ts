/** Opens WeChat's page with the privacy words of this mini-program; false where the platform has none. */
export declare function openPrivacyWords(): Promise<boolean>;

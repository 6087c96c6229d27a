export const hasPrivacyWords = false;

export const openPrivacyWords = async (): Promise<void> => undefined;

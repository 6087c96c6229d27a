export const openPrivacyWords = async (): Promise<boolean> => false;

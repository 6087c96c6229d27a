export const listenForPrivacy = (): void => undefined;

export const usePrivacyQuestion = (): undefined => undefined;

export const askForMessages = async (): Promise<readonly string[]> => [];

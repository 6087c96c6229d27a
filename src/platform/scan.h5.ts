export const canScan = false;

export const scanPlate = async (): Promise<string | undefined> => undefined;

export const scanWords = async (): Promise<string | undefined> => undefined;

/** WeChat asks by itself. */
export const AskSheet = (): null => null;

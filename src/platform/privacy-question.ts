/** WeChat asks before the first use of somebody's data; it waits for her answer. */
export type PrivacyQuestion = {
  /** What is about to be used: 「您选的照片」. */
  what: string;
  agree(): void;
  refuse(): void;
};

export declare function listenForPrivacy(): void;

/** The question that waits for an answer, if any. */
export declare function usePrivacyQuestion(): PrivacyQuestion | undefined;

/**
 * Asks for one-time message credits. WeChat wants it inside the tap: call it before any `await`.
 * Gives the template ids that were granted; none where the platform has no such messages.
 */
export declare function askForMessages(templateIds: readonly string[]): Promise<readonly string[]>;

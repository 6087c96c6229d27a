/** So many letters nobody can guess, of 32 that are not mixed up. */
export declare function randomLetters(count: number): Promise<string>;

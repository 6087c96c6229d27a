/** Brings the first thing with this class on the open page into sight, a little below the title. */
export declare function scrollToClass(name: string): void;

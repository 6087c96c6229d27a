/** Whether the open page can be put on paper; a phone in WeChat has no printer. */
export declare const canPrint: boolean;

/** Opens the print dialog for the open page. */
export declare function printPage(): void;

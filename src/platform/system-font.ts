/** How far the person enlarged text in the system, 1 for not at all. */
export declare function systemFontFactor(): number;

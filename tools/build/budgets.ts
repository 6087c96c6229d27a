/** Sizes and counts that must hold (`design.md`, Budgets); a KB is 1,024 bytes. */
export const budgets = {
  /** The main package with all tab pages, minified. */
  mainPackageKB: 480,
  /** Every subpackage stays below. */
  subpackageKB: 500,
  /** What the first screen of a page hands to WeChat, all `setData` together. */
  firstScreenKB: 64,
  firstScreenNodes: 600,
  /** A deployed function, in one minified file. */
  functionKB: 1.8 * 1024,
  /** Its start, as a multiple of the start of the bare SDK. */
  startVsBareSdk: 1.3,
} as const;

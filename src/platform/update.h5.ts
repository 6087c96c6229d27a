/** A browser always loads the newest. */
export function offerUpdates(): void {}

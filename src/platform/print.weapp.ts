export const canPrint = false;

export function printPage(): void {}

import type { ReactElement } from 'react';

export type PrivacySheetProps = { what: string; onAgree: () => void; onRefuse: () => void };

/** Asks once before the first use of somebody's data; refusing costs nothing but this one use. */
export declare function PrivacySheet(props: PrivacySheetProps): ReactElement;

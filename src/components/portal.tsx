import type { PropsWithChildren, ReactElement } from 'react';

/** Lifts its children above the tab bar; each platform has its own way. */
export declare function Portal(props: PropsWithChildren): ReactElement;

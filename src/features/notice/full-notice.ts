import type { Got } from '#contracts/action';
import type { getNotice } from '#contracts/notice';

/** A notice with everything its page shows. */
export type Full = Got<typeof getNotice>;
export type FullNotice = Full['notice'];
/** What its writer and the desks above may do with it. */
export type DeskOf = NonNullable<Full['desk']>;
export type DeskProps = { full: Full; desk: DeskOf; onDone: (words: string) => void };

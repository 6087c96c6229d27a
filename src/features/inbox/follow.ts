import type { InboxItem } from '#contracts/inbox';
import { open, openDesk, openTab, type PageName } from '../../platform/navigation';

type Link = NonNullable<InboxItem['link']>;
type Kind = Link['kind'];

/** Pages that show what is hers; the id of a link only says what belongs together. */
const ownPages: Partial<Record<Kind, PageName>> = {
  homes: 'homes',
  plates: 'reprints',
  points: 'points',
  'points-acts': 'pointsActs',
  'points-sheet': 'pointsSheet',
  counter: 'counter',
  witness: 'witness',
};

/** Pages about one thing, by its id. */
const pagesAbout: Partial<Record<Kind, PageName>> = {
  report: 'report',
  'work-order': 'workOrder',
  notice: 'notice',
  redemption: 'redemption',
  volunteer: 'call',
};

/** Whether a tap on a message opens anything. */
export const leadsSomewhere = ({ kind, id }: Link): boolean =>
  kind === 'desk' || kind in ownPages || (kind in pagesAbout && id !== undefined);

/** Opens what a message is about. */
export function follow({ kind, id }: Link, isWide: boolean): void {
  const own = ownPages[kind];
  const about = pagesAbout[kind];
  if (kind === 'desk') isWide ? openDesk() : openTab('home');
  else if (own) open(own);
  else if (about && id) open(about, { id });
}

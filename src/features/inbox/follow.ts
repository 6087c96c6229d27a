import type { InboxItem } from '#contracts/inbox';
import { open, openDesk, openTab, type PageName } from '../../platform/navigation';

type Link = NonNullable<InboxItem['link']>;
type Kind = Link['kind'];

/** Pages about one thing, by its id. */
const pagesAbout = {
  report: 'report',
  'work-order': 'workOrder',
  notice: 'notice',
  redemption: 'redemption',
  volunteer: 'call',
  meeting: 'meeting',
  hall: 'hall',
  trace: 'trace',
} as const satisfies Partial<Record<Kind, PageName>>;

/** Pages that show what is hers; the id of such a link only says what belongs together. */
const ownPages: Record<Exclude<Kind, 'desk' | keyof typeof pagesAbout>, PageName> = {
  homes: 'homes',
  plates: 'reprints',
  points: 'points',
  'points-acts': 'pointsActs',
  'points-desk': 'pointsDesk',
  'points-sheet': 'pointsSheet',
  objections: 'objections',
  mediations: 'mediations',
  counter: 'counter',
  witness: 'witness',
  topics: 'topics',
  'council-work': 'councilWork',
};

const isAbout = (kind: Kind): kind is keyof typeof pagesAbout => kind in pagesAbout;

/** Opens what a message is about. */
export function follow({ kind, id }: Link, isWide: boolean): void {
  if (kind === 'desk') isWide ? openDesk() : openTab('home');
  else if (!isAbout(kind)) open(ownPages[kind]);
  else if (id) open(pagesAbout[kind], { [kind === 'trace' ? 'hallId' : 'id']: id });
}

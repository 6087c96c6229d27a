import type { Category } from '#contracts/category';
import type { RevealReason } from '#contracts/work-order';
import type { Brings } from '#domain/loop';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { Matter } from '../../cloudfunctions/modules/report/opened-records';
import type { ProxyFor } from '../../cloudfunctions/modules/report/records';

/** Steps a person takes by a tap; the clock takes the others. */
export type ToldStep = Exclude<
  keyof Brings,
  | 'submit'
  | 'handle-on-spot'
  | 'close-unrated'
  | 'close-unsupplemented'
  | 'close-declined'
  | 'close-merged'
  | 'merge'
  | 'escalate-overdue'
  | 'resume-due'
  | 'reopen-by-majority'
>;

type Photographed<B> = B extends { photos: string[] }
  ? Omit<B, 'photos'> & { photos: string[] }
  : B;

/** One thing somebody does to a work order. `photos` are names of pictures. */
export type Act =
  | {
      [S in ToldStep]: { step: S; at: number; by: PersonRecord } & Photographed<Brings[S]>;
    }[ToldStep]
  | { step: 'merge'; at: number; by: PersonRecord; into: string }
  | { step: 'note'; at: number; by: PersonRecord; text: string }
  | { step: 'reveal'; at: number; by: PersonRecord; reason: RevealReason };

/** A report and everything that came of it, in order of time. */
export type Story = {
  /** Unique; ids and numbers follow from it. */
  id: string;
  reporter: PersonRecord;
  area: AreaRecord;
  category: Category;
  text: string;
  point?: string;
  detail?: string;
  isAnonymous?: boolean;
  proxyFor?: ProxyFor;
  /** Names of pictures. */
  photos: string[];
  at: number;
  /** What a meeting decided, where nobody filled in the form. */
  matter?: Matter;
  acts: Act[];
};

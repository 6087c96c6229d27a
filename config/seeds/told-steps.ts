import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { Moments } from './moments';
import type { Act, Story } from './story';
import type { Cast } from './told-people';
import type { ToldPlaces } from './told-places';

/** Who and where, and by which clock. */
export type Told = {
  cast: Cast;
  places: ToldPlaces;
  moments: Moments;
  /** The grid worker where the young owner lives. */
  farWorker: PersonRecord;
};

/** One story of 槐安社区, told in full. */
export type Teller = (told: Told) => Story;

/** The steps most stories have, in short. `picture` is a name without `-after`. */
export const steps = {
  take: (at: number, by: PersonRecord): Act => ({ step: 'take', at, by }),
  /** 先行联系: she rang the reporter. */
  contact: (at: number, by: PersonRecord): Act => ({ step: 'contact', at, by, way: 'phone' }),
  result: (at: number, by: PersonRecord, said: { text: string; picture?: string }): Act => ({
    step: 'submit-result',
    at,
    by,
    text: said.text,
    outcome: 'solved',
    photos: said.picture === undefined ? [] : [`${said.picture}-after`],
  }),
  confirm: (at: number, by: PersonRecord): Act => ({
    step: 'confirm-result',
    at,
    by,
    wasOnSite: false,
  }),
};

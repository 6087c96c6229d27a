import type { Post } from '#contracts/card';
import type { Honorific } from '#contracts/identity';
import type { Role } from '#contracts/roles';
import { personIdOf } from '#runtime/ids';
import type { AreaDuty, AreaRecord } from '../../cloudfunctions/modules/area/records';
import { dutyOf } from '../../cloudfunctions/modules/identity/person';
import type { Membership, PersonRecord } from '../../cloudfunctions/modules/identity/records';
import { mobileOf } from './phones';

/** Somebody of the demo before she has any post or home. */
export type Newcomer = {
  /** Stands for what WeChat would give; also names a person without a phone, whom nobody can be. */
  openid: string;
  name: string;
  honorific: Honorific;
  /** Whether a number is kept; staff have a public one. */
  phone: 'none' | 'private' | 'public';
  since: number;
  /** Name of a picture. */
  photo?: string;
  isEasyMode?: boolean;
};

/** A post in one area. */
export type Office = {
  role: Role;
  area: AreaRecord;
  from: number;
  until?: number;
  post?: Post;
  duty?: string;
  leaves?: AreaDuty['leaves'];
};

/** Everybody in the demo, in the order they came. */
export type Crowd = {
  people: PersonRecord[];
  add(one: Newcomer): PersonRecord;
  /** Gives a post: a membership of the person, and her line on the card of the area. */
  appoint(person: PersonRecord, office: Office): void;
};

/** Starts with nobody. Phones are given out in order, so an order of adding is an order of numbers. */
export function gather(fileIdOf: (picture: string) => string): Crowd {
  const people: PersonRecord[] = [];
  let phones = 0;
  let posts = 0;
  return {
    people,
    add(one) {
      const person: PersonRecord = {
        _id: personIdOf(one.openid),
        name: one.name,
        honorific: one.honorific,
        isPhonePublic: one.phone === 'public',
        isEasyMode: one.isEasyMode ?? false,
        memberships: [],
        grants: [],
        homes: [],
        createdAt: one.since,
        version: 1,
      };
      if (one.photo !== undefined) person.photo = fileIdOf(one.photo);
      if (one.phone !== 'none') {
        person.phone = mobileOf(phones);
        phones += 1;
      }
      people.push(person);
      return person;
    },
    appoint(person, office) {
      posts += 1;
      const membership = membershipOf(office, posts);
      person.memberships.push(membership);
      person.version += 1;
      office.area.duties.push({ ...dutyOf(person, membership), leaves: office.leaves ?? [] });
    },
  };
}

function membershipOf({ role, area, from, until, post, duty }: Office, number: number): Membership {
  return {
    id: `ms_${String(number).padStart(6, '0')}`,
    role,
    areaId: area._id,
    areaName: area.name,
    areaLevel: area.level,
    from,
    ...(until === undefined ? {} : { until }),
    ...(post === undefined ? {} : { post }),
    ...(duty === undefined ? {} : { duty }),
  };
}

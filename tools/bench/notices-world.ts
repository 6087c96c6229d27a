import { shortAddress } from '#domain/place';
import { personIdOf } from '#runtime/ids';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { SubscriptionRecord } from '../../cloudfunctions/modules/subscription/records';
import { growTree } from '../../config/seeds/tree';
import { openid, type Who, type World } from '../../tests/kit/world';

/** One household in so many lets WeChat remind it. */
const subscriberEvery = 100;

const since = Date.UTC(2025, 0, 1);
export const readerAt = (index: number): Who => `visitor-${index}`;
export const deskOfDistrict: Who = 'visitor-desk';

const blank = (who: Who, name: string): PersonRecord => ({
  _id: personIdOf(openid(who)),
  name,
  isPhonePublic: false,
  isEasyMode: false,
  memberships: [],
  grants: [],
  homes: [],
  createdAt: since,
  version: 1,
});

const living = (index: number, unit: AreaRecord): PersonRecord => ({
  ...blank(readerAt(index), `居民${index}`),
  homes: [
    {
      id: `ho_reader-${index}`,
      areaId: unit._id,
      areaPath: unit.path,
      label: 'own',
      status: 'declared',
      door: `${index + 1}`,
      address: unit.pathNames.join(' '),
      shortAddress: shortAddress(unit),
      since,
    },
  ],
});

const subscribed = (index: number, unit: AreaRecord): SubscriptionRecord => ({
  _id: personIdOf(openid(readerAt(index))),
  openid: openid(readerAt(index)),
  credits: { emergency: 1 },
  lastAnswers: { emergency: { answer: 'accept', at: since } },
  lastSentAt: {},
  areaIds: unit.path,
  hasOutage: false,
  hasEmergency: true,
  version: 1,
});

export type NoticeWorld = World & {
  subscriptions: SubscriptionRecord[];
  /** Where the notice goes. */
  target: AreaRecord;
  households: number;
  readers: number;
};

/** The demo's tree with people who may be reminded and who read, all below one area of a level. */
export function noticeWorld(level: 'community' | 'district'): NoticeWorld {
  const tree = growTree();
  const [district] = tree.of('district');
  const [target] = tree.of(level);
  if (!district || !target) throw new Error('the tree has no district');
  const units = tree.of('unit').filter(({ path }) => path.includes(target._id));
  const households = target.households ?? 0;
  const readers = Math.floor(households / subscriberEvery);
  // Spread over all stairwells, whatever their number.
  const unitOf = (index: number) => units[Math.floor((index * units.length) / readers)] ?? target;
  const indexes = Array.from({ length: readers }, (_, index) => index);
  const desk: PersonRecord = {
    ...blank(deskOfDistrict, '区台'),
    memberships: [
      {
        id: 'ms_desk',
        role: 'district-desk',
        areaId: district._id,
        areaName: district.name,
        areaLevel: 'district',
        from: since,
      },
    ],
  };
  return {
    areas: tree.areas,
    people: [desk, ...indexes.map((index) => living(index, unitOf(index)))],
    subscriptions: indexes.map((index) => subscribed(index, unitOf(index))),
    target,
    households,
    readers,
  };
}

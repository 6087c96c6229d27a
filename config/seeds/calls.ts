import { instantOf } from '#domain/day';
import { address } from '#domain/place';
import { derivedId } from '#runtime/ids';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import {
  type CallRecord,
  type SignUpRecord,
  signUpIdOf,
} from '../../cloudfunctions/modules/volunteer/records';
import type { Scene } from './told-notices';

export type ToldCalls = { calls: CallRecord[]; signUps: SignUpRecord[] };

/** A call in so many days, from nine on. */
const callIn = (
  { cast, places, moments }: Scene,
  said: Pick<CallRecord, 'title' | 'text' | 'place' | 'places'> & {
    days: number;
    until: string;
    key: string;
  },
): CallRecord => {
  const { days, until, key, ...words } = said;
  const day = moments.day(-days);
  const id = derivedId('vc', key);
  return {
    _id: id,
    areaId: places.community._id,
    path: places.community.path,
    areaText: address(places.community),
    communityId: places.community._id,
    ...words,
    startsAt: instantOf(day, '09:00'),
    endsAt: instantOf(day, until),
    isForFamilies: true,
    publisherId: cast.staff._id,
    publisherText: `社区工作人员 ${cast.staff.name}`,
    ...(places.community.dutyPhone !== undefined && { phone: places.community.dutyPhone }),
    status: days < 0 ? 'over' : 'open',
    signedCount: 0,
    secret: derivedId('vk', key),
    at: moments.at(Math.max(1, 2 - days), '16:10'),
    version: 1,
  };
};

const placeOf = (call: CallRecord, person: PersonRecord, over: Partial<SignUpRecord> = {}) => ({
  _id: signUpIdOf(call._id, person._id),
  callId: call._id,
  personId: person._id,
  name: person.name ?? '',
  children: 0,
  status: 'signed' as const,
  at: call.at + 60_000,
  version: 1,
  ...over,
});

/** One call in four days with two places left, and one that is over with its hours. */
export function tellCalls(scene: Scene): ToldCalls {
  const { cast } = scene;
  const { near, across, above } = cast.neighbours;
  const coming = callIn(scene, {
    key: 'tidy',
    days: 4,
    until: '11:00',
    title: '周末清洁楼道',
    text: '把5号楼、6号楼的楼道和扶手擦一遍，顺手清一清堆在拐角的杂物。工具和手套社区准备，穿耐脏的衣服就行。',
    place: '5号楼楼下',
    places: 6,
  });
  const over = callIn(scene, {
    key: 'dumplings',
    days: -20,
    until: '12:00',
    title: '包饺子送邻居',
    text: '一起包饺子，包好了给不方便出门的老人送上门。',
    place: '社区党群服务中心一楼',
    places: 8,
  });
  const served = { status: 'finished' as const, checkedInAt: over.startsAt, minutes: 180 };
  const done = { ...served, checkedOutAt: over.endsAt };
  return {
    calls: [
      { ...coming, signedCount: 4 },
      { ...over, signedCount: 2 },
    ],
    signUps: [
      placeOf(coming, near, { children: 1 }),
      placeOf(coming, across),
      placeOf(coming, above),
      placeOf(over, cast.elder, done),
      placeOf(over, near, done),
    ],
  };
}

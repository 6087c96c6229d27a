import { createHash } from 'node:crypto';
import {
  addPaperVolunteer,
  attendCall,
  cancelCall,
  cancelSignUp,
  getAttendance,
  getCall,
  listCalls,
  publishCall,
  signUp,
  tickAttendance,
} from '#contracts/volunteer';
import { dayMs } from '#domain/day';
import { suffixAt } from '#domain/redemption-code';
import { doorSecret } from '#domain/volunteer';
import { area } from '../../tests/kit/world';
import type { Stage } from './stage';

const sha256 = (text: string) => createHash('sha256').update(text).digest();

const planned = (now: number) => ({
  areaId: area('huai'),
  title: '清洁楼道',
  text: '一起把楼道和扶手擦一遍，工具我们准备。',
  place: '5号楼楼下',
  startsAt: now + dayMs,
  endsAt: now + dayMs + dayMs / 12,
  places: 5,
  isForFamilies: true,
  isRisky: false,
});

/** Neighbours help: one signs up and is counted at the door, one comes with a paper passbook, one never comes. */
export async function tellVolunteers(stage: Stage, paperId: string): Promise<void> {
  const { ask, cloud } = stage;
  const now = cloud.clock.now();
  const { id } = await ask('luo', publishCall, planned(now));
  const other = await ask('luo', publishCall, { ...planned(now), title: '浇花' });
  await ask('wang', listCalls, {});
  await ask('wang', getCall, { id });
  await ask('wang', signUp, { id, isAdult: true });
  await ask('li', signUp, { id, isAdult: true });
  await ask('li', cancelSignUp, { id });
  await ask('li', signUp, { id, isAdult: true });
  await ask('luo', cancelCall, { id: other.id, version: 1, reason: '下雨' });
  await cloud.clock.advance(dayMs);
  const { secret, people } = await ask('luo', getAttendance, { id });
  for (const way of ['in', 'out'] as const) {
    const code = suffixAt(doorSecret(secret, way), cloud.clock.now(), sha256);
    await ask('wang', attendCall, { id, way, code });
  }
  await ask('luo', addPaperVolunteer, { id, accountId: paperId });
  const absent = people.at(-1);
  if (!absent) throw new Error('nobody signed up');
  await ask('luo', tickAttendance, { id: absent.id, version: absent.version, as: 'absent' });
}

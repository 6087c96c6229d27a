import { addedUp, countsWith, reachedIn } from '#domain/coverage';
import { isListed } from '#domain/notice';
import { noticeRules } from '../../config/seeds/told-notices';
import { found, fridayMorning } from './founding';

const district = found(fridayMorning);
const areas = new Map(district.areas.map((area) => [area._id, area]));
const people = new Map(district.people.map((person) => [person._id, person]));
const notice = (title: string) => {
  const one = district.notices.find((it) => it.title.includes(title));
  if (!one) throw new Error(`nobody wrote ${title}`);
  return one;
};

describe('the notices of the demo district', () => {
  it('tell of tomorrow’s water in one stairwell, written by its lead', () => {
    const water = notice('停水');
    expect(water).toMatchObject({ kind: 'outage', status: 'published', areaText: '5号楼2单元' });
    expect(water.publisher).toMatchObject({
      name: '林平',
      role: 'unit-lead',
      unitName: '槐安社区',
    });
    expect(water.startsAt).toBeGreaterThan(fridayMorning);
    expect(water.text).toContain('11月21日');
  });

  it('show one that was withdrawn with its reason, and one that waits for the community', () => {
    const power = notice('停电');
    expect(power).toMatchObject({ status: 'withdrawn', isListed: true });
    expect(power.withdrawn?.reason).toContain('改期');
    expect(notice('施工')).toMatchObject({ status: 'in-review', reviewReason: 'property' });
    expect(notice('施工').isListed).toBe(false);
  });

  it('are written by people who hold their post, to areas that stand', () => {
    for (const one of district.notices) {
      const person = people.get(one.publisher.personId);
      expect(person?.memberships.map(({ role }) => role)).toContain(one.publisher.role);
      for (const id of one.areaIds)
        expect(areas.get(id)?.path.slice(0, one.path.length)).toEqual(one.path);
      expect(one.isListed).toBe(isListed(one, noticeRules));
      expect(one.writtenAt).toBeLessThanOrEqual(fridayMorning);
    }
    expect(new Set(district.notices.map(({ _id }) => _id)).size).toBe(district.notices.length);
  });

  it('have been read by neighbours whom they concern', () => {
    expect(district.notice_reads.length).toBeGreaterThan(5);
    for (const { personId, noticeId } of district.notice_reads) {
      const homes = people.get(personId)?.homes.flatMap(({ areaPath }) => areaPath) ?? [];
      const to = district.notices.find(({ _id }) => _id === noticeId)?.areaIds ?? [];
      expect(to.some((id) => homes.includes(id))).toBe(true);
    }
  });
});

describe('the drill', () => {
  const drill = notice('应急演练');
  const units = district.coverages.filter(({ noticeId }) => noticeId === drill._id);

  it('is known to about half of the households, and no stairwell has more reached than doors', () => {
    const counts = units.map(({ unitId, doors }) =>
      countsWith(reachedIn(doors), areas.get(unitId)?.households ?? 0),
    );
    const { total, uncovered } = addedUp(counts);
    expect((total - uncovered) / total).toBeGreaterThan(0.4);
    expect((total - uncovered) / total).toBeLessThan(0.65);
    for (const { unitId, doors } of units)
      expect(Object.keys(doors).length).toBeLessThanOrEqual(areas.get(unitId)?.households ?? 0);
  });

  it('adds up in the community’s count to what the stairwells say', () => {
    const count = district.coverage_counts.find(({ noticeId }) => noticeId === drill._id);
    const sum = { read: 0, phone: 0, visit: 0 };
    for (const { doors } of units) for (const { how } of Object.values(doors)) sum[how] += 1;
    expect(count?.reached).toEqual(sum);
  });

  it('leaves doors to ring back, all of them told by somebody', () => {
    expect(district.coverage_samples.length).toBeGreaterThan(0);
    for (const { unitId, door, how } of district.coverage_samples)
      expect(units.find((one) => one.unitId === unitId)?.doors[door]?.how).toBe(how);
  });
});

it('somebody without a phone agreed to be told, by phone or at the door', () => {
  const [first] = district.offline_people;
  expect(first).toMatchObject({ door: '101', how: 'phone', shortAddress: '5号楼2单元' });
  for (const { phone } of district.offline_people)
    if (phone) expect(phone).toMatch(/^0000000\d{4}$/);
});

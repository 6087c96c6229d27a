import { personIdOf } from '../../cloudfunctions/runtime/ids';
import { rules } from '../../config/policy';
import { personas } from '../../config/seeds/personas';
import { isFictional } from '../../config/seeds/phones';
import { toldPlaces } from '../../config/seeds/told-places';
import { growTree } from '../../config/seeds/tree';
import { isStaffRole, type Role } from '../../src/contracts/roles';
import { firstCall } from '../../src/domain/card';
import { found, fridayMorning } from './founding';

const district = found(fridayMorning);
const people = new Map(district.people.map((person) => [person._id, person]));
const areas = new Map(district.areas.map((area) => [area._id, area]));
const told = toldPlaces(growTree());
const withRole = (role: Role) =>
  district.people.filter((one) => one.memberships.some((it) => it.role === role));
const persona = (id: string) => {
  const { openid = '' } = personas.find((one) => one.id === id) ?? {};
  const person = people.get(personIdOf(openid));
  if (!person) throw new Error(`no person behind ${id}`);
  return person;
};

describe('the people of the demo district', () => {
  it('has some 600 staff and thousands who lead a stairwell', () => {
    const staff = district.people.filter((one) =>
      one.memberships.some((it) => isStaffRole(it.role)),
    );
    expect(staff.length).toBeGreaterThan(560);
    expect(staff.length).toBeLessThan(660);
    expect(withRole('unit-lead').length).toBeGreaterThan(3_000);
    expect(withRole('building-lead').length).toBeGreaterThan(2_000);
    expect(withRole('chief-grid-lead')).toHaveLength(21);
    expect(withRole('shopkeeper')).toHaveLength(21);
    expect(withRole('moderator')).toHaveLength(126);
    expect(withRole('agency-officer')).toHaveLength(13);
  });

  it('knows only phones that belong to nobody, each once', () => {
    const phones = district.people.flatMap(({ phone }) => phone ?? []);
    expect(phones.filter((phone) => !isFictional(phone))).toEqual([]);
    expect(new Set(phones).size).toBe(phones.length);
    const shown = district.areas.flatMap((area) => area.duties.flatMap(({ phone }) => phone ?? []));
    expect(shown.filter((phone) => !phones.includes(phone))).toEqual([]);
  });

  it('shows on every card those who hold the post, and their number only if they agreed', () => {
    const duties = district.areas.flatMap((area) =>
      area.duties.map((duty) => ({ duty, area, person: people.get(duty.personId) })),
    );
    const isHeld = ({ duty, area, person }: (typeof duties)[number]) =>
      person?.memberships.some(
        (one) => one.areaId === area._id && one.role === duty.role && one.post === duty.post,
      );
    expect(duties.filter((one) => !isHeld(one))).toEqual([]);
    expect(duties.filter(({ duty, person }) => duty.name !== person?.name)).toEqual([]);
    const agreed = ({ duty, person }: (typeof duties)[number]) =>
      isStaffRole(duty.role) || person?.isPhonePublic ? person?.phone : undefined;
    expect(duties.filter((one) => one.duty.phone !== agreed(one))).toEqual([]);
    expect(duties.length).toBeGreaterThan(8_000);
  });

  it('gives every post to an area that exists', () => {
    const places = new Set(
      district.people.flatMap((one) => one.memberships.map((it) => it.areaId)),
    );
    const unknown = [...places].filter((id) => !areas.has(id));
    expect(unknown).toEqual([]);
  });

  it('lets a visitor be twelve people who are what the bar says', () => {
    expect(personas).toHaveLength(12);
    expect(persona('elder-resident')).toMatchObject({ name: '王秀兰', isEasyMode: true });
    for (const one of personas) {
      const person = persona(one.id);
      expect(person.name).toBe(one.name);
      expect(person.memberships.some((it) => isStaffRole(it.role))).toBe(one.isStaff);
      expect(person.isEasyMode).toBe(one.isEasyMode);
    }
  });

  it('has a grid without a worker, whose card rings the duty phone, and an A岗 on leave', () => {
    const call = (order: number) => {
      const grid = areas.get(told.grids[order - 1]?._id ?? '');
      const path = grid?.path.flatMap((id) => areas.get(id) ?? []) ?? [];
      const desk = { communityName: '槐安社区', dutyPhone: '值班', isAroundTheClock: true };
      return firstCall({ duties: path.flatMap((one) => one.duties), desk }, fridayMorning, rules);
    };
    expect(call(3)).toMatchObject({ name: '赵小河' });
    expect(call(5)).toMatchObject({ name: '陈安', why: expect.stringContaining('高川请假到') });
    expect(call(8)).toMatchObject({ phone: '值班', why: expect.stringContaining('暂缺') });
  });

  it('has homes, households and people that agree with each other', () => {
    for (const home of district.homes) {
      const person = people.get(home.personId);
      const own = person?.homes.find((one) => one.id === home._id);
      expect(own).toMatchObject({ status: home.status, areaId: home.areaId, door: home.door });
      const household = district.households.find(
        (one) => one.areaId === home.areaId && one.door === home.door,
      );
      expect(household?.members).toContainEqual({
        personId: home.personId,
        homeId: home._id,
        isVerified: home.status === 'verified',
      });
    }
    const waiting = district.homes.filter((one) => one.waitsFor.includes(told.unit._id));
    expect(waiting).toHaveLength(3);
    expect(persona('young-owner').homes.map((one) => one.label)).toEqual(['own', 'parents']);
  });
});

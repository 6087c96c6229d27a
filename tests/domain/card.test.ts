import { rules } from '#config/policy';
import type { Role } from '#contracts/roles';
import {
  type Duty,
  deskDutyText,
  firstCall,
  isOnDuty,
  orderPeople,
  personDutyText,
  publicPhone,
  todayText,
} from '#domain/card';
import { at } from '../kit/clock';

const duty = (person: string, role: Role, over: Partial<Duty> = {}): Duty => ({
  personId: `pe_${person}`,
  name: person,
  role,
  phone: `1000000-${person}`,
  from: 0,
  leaves: [],
  ...over,
});
const main = duty('赵小河', 'grid-worker', { post: 'primary' });
const backup = duty('孙二', 'grid-worker', { post: 'backup' });
const lead = duty('周网', 'grid-lead');
const unitLead = duty('何邻', 'unit-lead');
const leave = (person: Duty, ...days: [string, string][]): Duty => ({
  ...person,
  leaves: days.map(([fromOn, untilOn]) => ({ fromOn, untilOn })),
});

const desk = { communityName: '槐安社区', dutyPhone: '0000-0001001', isAroundTheClock: false };
const nightDesk = { ...desk, isAroundTheClock: true };
const monday = at('2026-11-23 10:00');
const evening = at('2026-11-23 20:00');

const rings = (duties: Duty[], when: number, by = desk) => {
  const { name, phone, why } = firstCall({ duties, desk: by }, when, rules);
  expect(phone).toBeTruthy();
  return [name, why];
};

describe('the order of people', () => {
  it('is A岗, B岗, grid lead, unit lead, building lead; nobody else stands on the card', () => {
    const building = duty('楼长', 'building-lead');
    const shuffled = [building, duty('吴社', 'community-staff'), unitLead, lead, backup, main];
    expect(orderPeople(shuffled, monday)).toEqual([main, backup, lead, unitLead, building]);
  });
  it('leaves out who has gone and who is still to come', () => {
    const gone = { ...main, until: monday };
    const coming = { ...backup, from: monday + 1 };
    expect(orderPeople([gone, coming, lead], monday)).toEqual([lead]);
    expect(orderPeople([gone, lead], monday - 1)).toEqual([gone, lead]);
  });
});

describe('the one big button', () => {
  it('rings the A岗 in working hours', () =>
    expect(rings([backup, main, lead], monday)).toEqual(['赵小河', undefined]));
  it('rings the B岗 while A is on leave, both days included', () => {
    const away = leave(main, ['2026-11-23', '2026-11-27']);
    const because = ['孙二', '赵小河请假到 11月27日，由B岗接听'];
    expect(rings([away, backup], monday)).toEqual(because);
    expect(rings([away, backup], at('2026-11-27 17:29'))).toEqual(because);
    expect(rings([away, backup], at('2026-11-30 08:30'))).toEqual(['赵小河', undefined]);
  });
  it('joins leaves that follow each other', () => {
    const away = leave(main, ['2026-11-23', '2026-11-24'], ['2026-11-25', '2026-11-30']);
    expect(rings([away, backup], monday)[1]).toContain('11月30日');
  });
  it('rings the duty phone when both are on leave', () => {
    const day: [string, string] = ['2026-11-23', '2026-11-23'];
    expect(rings([leave(main, day), leave(backup, day), lead], monday)).toEqual([
      '槐安社区值班',
      '网格员都请假了，由社区值班接听',
    ]);
  });
  it('rings the duty phone where the post is empty', () => {
    expect(rings([lead, unitLead], monday)).toEqual(['槐安社区值班', '网格员暂缺，由社区值班接听']);
    expect(rings([{ ...main, until: monday }], monday)[0]).toBe('槐安社区值班');
  });
  it('rings the B岗 where only the A岗 is empty', () =>
    expect(rings([backup], monday)).toEqual(['孙二', 'A岗暂缺，由B岗接听']));
  it('rings off hours whoever answers then, and says so', () => {
    expect(rings([main, backup], evening, nightDesk)).toEqual([
      '槐安社区值班',
      '现在是下班时间，由社区值班接听',
    ]);
    expect(rings([main, backup], evening)).toEqual([
      '孙二',
      '现在是下班时间，由B岗接听；没接通请等 明天 08:30 上班后再打',
    ]);
    expect(rings([main], evening)).toEqual([
      '槐安社区值班',
      '现在是下班时间，可能没有人接；明天 08:30 上班',
    ]);
  });
  it('never rings somebody without a phone', () => {
    const { phone: _, ...silent } = main;
    expect(rings([silent, backup], monday)[0]).toBe('孙二');
    expect(rings([silent], monday)[0]).toBe('槐安社区值班');
  });
});

describe('words about duty', () => {
  const says = (person: Duty, when: string) => personDutyText(person, at(when), rules);
  it.each([
    ['2026-11-23 10:00', '今天 08:30–17:30 在岗'],
    ['2026-11-23 07:00', '今天 08:30 上班'],
    ['2026-11-23 12:30', '今天 14:00 上班'],
    ['2026-11-23 20:00', '明天 08:30 上班'],
    ['2026-11-21 10:00', '11月23日 08:30 上班'],
    ['2026-09-20 10:00', '今天 08:30–17:30 在岗'],
  ])('at %s: %s', (when, words) => expect(says(main, when)).toBe(words));
  it('of a leave', () =>
    expect(says(leave(main, ['2026-11-20', '2026-11-27']), '2026-11-23 10:00')).toBe(
      '请假到 11月27日',
    ));
  it('of a neighbour promise no hours', () =>
    expect(says(unitLead, '2026-11-23 23:00')).toBe('邻居义务帮忙，请在白天联系'));
  it('only a person in hours and not on leave is on duty', () => {
    expect(isOnDuty(main, monday, rules)).toBe(true);
    expect(isOnDuty(main, evening, rules)).toBe(false);
    expect(isOnDuty(leave(main, ['2026-11-23', '2026-11-23']), monday, rules)).toBe(false);
    expect(isOnDuty({ ...main, until: monday }, monday, rules)).toBe(false);
  });
  it.each([
    ['2026-11-23 10:00', '今天有人值班'],
    ['2026-11-23 07:00', '今天 08:30 有人值班'],
    ['2026-11-23 20:00', '今天已经下班，明天 08:30 上班'],
    ['2026-11-21 10:00', '今天休息，11月23日 08:30 上班'],
  ])('the community at %s: %s', (when, words) =>
    expect(todayText(desk, at(when), rules)).toBe(words),
  );
  it('promise the night only where the rota does', () => {
    expect(todayText(nightDesk, evening, rules)).toBe('今天有人值班');
    expect(deskDutyText(nightDesk, rules)).toBe('下班后也有人接');
    expect(deskDutyText(desk, rules)).toBe('工作日 08:30–12:00、14:00–17:30 有人接');
  });
});

describe('a phone on the card', () => {
  const phone = '10000001001';
  it('is public for staff', () =>
    expect(publicPhone({ phone, isPhonePublic: false }, 'grid-worker')).toBe(phone));
  it('is the resident’s own to show', () => {
    expect(publicPhone({ phone, isPhonePublic: false }, 'unit-lead')).toBeUndefined();
    expect(publicPhone({ phone, isPhonePublic: true }, 'building-lead')).toBe(phone);
    expect(publicPhone({ isPhonePublic: true }, 'unit-lead')).toBeUndefined();
  });
});

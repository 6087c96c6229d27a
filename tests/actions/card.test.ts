import { listAreas } from '#contracts/area';
import { endLeave, getHomeCards, getPlate, listLeaves, setLeave } from '#contracts/card';
import { addDays, dayMs, dayOf, instantOf } from '#domain/day';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { codeOf, fieldsOf } from '../kit/refusal';
import { area, type Name } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(() => cloud.restart());
afterAll(stopTestClouds);

const codeFor = (name: string) => cloud.one<AreaRecord>('areas', area(name))?.code ?? '';
const homeCard = async (who: Name = 'wang') => (await cloud.as(who)(getHomeCards, {})).cards[0];

/** The next Wednesday at ten, a working day unless a holiday falls on it. */
async function toWorkingHours(): Promise<void> {
  const now = cloud.cloud.clock.now();
  const weekday = new Date(now + 8 * 3_600_000).getUTCDay();
  const days = ((3 - weekday + 7) % 7) + 7;
  await cloud.cloud.clock.moveTo(instantOf(addDays(dayOf(now), days), '10:00'));
}

describe('card.home', () => {
  test('shows who answers, in order, and is one look at the caller and one at her areas', async () => {
    const card = await homeCard();
    expect(card?.people.map((one) => [one.name, one.role])).toEqual([
      ['赵小河', 'grid-worker'],
      ['陈安', 'grid-worker'],
      ['顾明岚', 'grid-lead'],
      ['林平', 'unit-lead'],
    ]);
    expect(card).toMatchObject({
      gridName: '第三网格',
      communityName: '槐安社区',
      dutyPhone: '0000-0000003',
      supervisionPhone: '0000-0000002',
    });
    const about = cloud.lastCall().requests.map((request) => request.about);
    expect(about).toEqual(['people', 'areas']);
  });

  test('a neighbour’s phone is hers until she agrees', async () => {
    const card = await homeCard();
    expect(card?.people.find((one) => one.role === 'unit-lead')).not.toHaveProperty('phone');
    expect(JSON.stringify(card)).not.toMatch(/personId":"pe_.*o-test|homes|memberships/);
  });

  test('without a home there is a number to ring all the same', async () => {
    const answer = await cloud.as('visitor')(getHomeCards, {});
    expect(answer).toEqual({ cards: [], dutyPhone: '0000-0000001' });
  });
});

describe('leave', () => {
  test('rings the B岗 at once, and again the A岗 afterwards', async () => {
    await toWorkingHours();
    expect((await homeCard())?.first.name).toBe('赵小河');
    const today = dayOf(cloud.cloud.clock.now());
    await cloud.as('zhao')(setLeave, { fromOn: today, untilOn: addDays(today, 1) });
    expect((await homeCard())?.first).toMatchObject({
      name: '陈安',
      why: expect.stringContaining('请假到'),
    });
    await cloud.cloud.clock.advance(7 * dayMs);
    expect((await homeCard())?.first.name).toBe('赵小河');
  });

  test('taken back rings her again the same day; one that has not begun is gone', async () => {
    await toWorkingHours();
    const today = dayOf(cloud.cloud.clock.now());
    const running = { fromOn: today, untilOn: addDays(today, 3) };
    const coming = { fromOn: addDays(today, 20), untilOn: addDays(today, 21) };
    await cloud.as('zhao')(setLeave, coming);
    await cloud.as('zhao')(setLeave, running);
    expect((await cloud.as('zhao')(listLeaves, {})).leaves).toEqual([running, coming]);
    expect((await homeCard())?.first.name).toBe('陈安');
    await cloud.as('zhao')(endLeave, running);
    await cloud.as('zhao')(endLeave, coming);
    expect((await cloud.as('zhao')(listLeaves, {})).leaves).toEqual([]);
    expect((await homeCard())?.first.name).toBe('赵小河');
    expect((await cloud.as('gu')(listLeaves, {})).leaves).toEqual([]);
  });

  test('of the past, backwards or for a year is refused at the day', async () => {
    const today = dayOf(cloud.cloud.clock.now());
    const take = (from: number, until: number) =>
      cloud.as('zhao')(setLeave, { fromOn: addDays(today, from), untilOn: addDays(today, until) });
    expect(await fieldsOf(take(-1, 1))).toHaveProperty('fromOn');
    expect(await fieldsOf(take(2, 1))).toHaveProperty('untilOn');
    expect(await fieldsOf(take(0, 90))).toHaveProperty('untilOn');
    await expect(take(0, 89)).resolves.toEqual({});
    expect(await codeOf(cloud.as('wang')(setLeave, { fromOn: today, untilOn: today }))).toBe(
      'forbidden',
    );
  });
});

describe('card.plate', () => {
  test('shows a visitor who never logs in name and phone, and where to bind a home', async () => {
    const { card, units, isMine } = await cloud.as('visitor')(getPlate, { code: codeFor('b5') });
    expect(card.gridName).toBe('第三网格');
    expect(card.first.phone).toMatch(/^[01]/);
    expect(units.map((unit) => unit.name)).toEqual(['5号楼1单元', '5号楼2单元']);
    expect(isMine).toBe(false);
    expect(cloud.one('people', 'visitor')).toBeUndefined();
  });

  test('knows her own stairwell', async () => {
    const answer = await cloud.as('wang')(getPlate, { code: codeFor('u52') });
    expect(answer).toMatchObject({ isMine: true, units: [{ id: area('u52') }] });
  });

  test.each(['ZZZZZZZZ', '', '{"$gt":""}', 'x'.repeat(64)])('%j is no plate', async (code) => {
    expect(await codeOf(cloud.as('visitor')(getPlate, { code }))).toBe('not-found');
  });
});

describe('area.list', () => {
  test('leads from community to stairwell in the order people count', async () => {
    const ask = async (level: 'community' | 'estate' | 'building' | 'unit', within?: string) => {
      const input = { level, ...(within && { withinId: area(within) }) };
      return (await cloud.as('visitor')(listAreas, input)).areas.map((one) => one.name);
    };
    expect(await ask('community')).toEqual(['槐安社区', '桂园社区']);
    expect(await ask('estate', 'huai')).toEqual(['槐安小区']);
    expect(await ask('building', 'estate')).toEqual(['5号楼', '6号楼']);
    expect(await ask('unit', 'b5')).toEqual(['1单元', '2单元']);
  });

  test('names the number to ring when an address cannot be found', async () => {
    const input = { level: 'estate', withinId: area('huai') } as const;
    expect((await cloud.as('visitor')(listAreas, input)).dutyPhone).toBe('0000-0000003');
  });

  test('does not list the stairwells of a whole district, nor below what is not there', async () => {
    const ask = (input: object) => cloud.as('visitor')(listAreas, input as never);
    expect(await fieldsOf(ask({ level: 'unit' }))).toHaveProperty('withinId');
    expect(await codeOf(ask({ level: 'unit', withinId: 'ar_nowhere' }))).toBe('not-found');
    expect(await codeOf(ask({ level: 'unit', withinId: { $gt: '' } }))).toBe('invalid-input');
  });
});

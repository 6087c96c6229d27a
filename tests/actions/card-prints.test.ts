import { moveArea } from '#contracts/area';
import {
  checkBadge,
  getBadgeCard,
  getPrint,
  listReprints,
  notePrinted,
} from '#contracts/card-prints';
import { dismiss, listAppointments, setPhone } from '#contracts/identity';
import type { AreaRecord } from '../../cloudfunctions/modules/area/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { codeOf } from '../kit/refusal';
import { area, type Name, personId, type Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
beforeEach(() => cloud.restart());
afterAll(stopTestClouds);

const grid = area('grid3');
const printOf = (who: Name, areaId = grid) => cloud.as(who)(getPrint, { areaId });
const hang = async (who: Name, areaId = grid) => {
  const { edition } = await printOf(who, areaId);
  await cloud.as(who)(notePrinted, { areaId, edition });
};
const reprintsOf = async (who: Name) => (await cloud.as(who)(listReprints, {})).plates;
const whyFor = async (who: Name, areaId = grid) =>
  (await reprintsOf(who)).find((plate) => plate.areaId === areaId)?.why;

/** The secretary ends the first post somebody has in an area, at once. */
async function dismissed(who: Name, areaId: string): Promise<void> {
  const { people } = await cloud.as('he')(listAppointments, { areaId });
  const post = people.find((one) => one.personId === personId(who));
  if (!post) throw new Error(`${who} has no post in ${areaId}`);
  const { membershipId } = post;
  await cloud.as('he')(dismiss, { personId: personId(who), membershipId });
}

describe('card.print', () => {
  test('says the three blocks of the plate and leads to the card on the phone', async () => {
    await cloud.change('areas', grid, { labels: ['第三网格党支部'] });
    const print = await printOf('zhao');
    expect(print.title).toBe('云渚街道 槐安社区 槐安小区 第三网格');
    expect(print.partyLines).toEqual(['第三网格党支部']);
    expect(print.card.people.map(({ name }) => name)).toEqual(['赵小河', '陈安', '顾明岚']);
    expect(print.dutyLines.length).toBeGreaterThan(4);
    expect(print.edition).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    expect(Buffer.from(print.imageBase64, 'base64').subarray(1, 4).toString()).toBe('PNG');
    expect(cloud.cloud.inspect().qrCodes.at(-1)).toMatchObject({
      scene: print.code,
      page: 'pages/plate/index',
    });
  });

  test('invents no party organisation where none is known', async () => {
    expect((await printOf('zhao')).partyLines).toEqual([]);
  });

  test('is for those who answer there, and nobody else finds the area', async () => {
    await expect(printOf('zhao', area('u52'))).resolves.toHaveProperty('edition');
    await expect(printOf('he', area('b6'))).resolves.toHaveProperty('edition');
    expect(await codeOf(printOf('qian'))).toBe('not-found');
    expect(await codeOf(printOf('zhao', 'ar_nowhere'))).toBe('not-found');
    expect(await codeOf(printOf('wang'))).toBe('forbidden');
  });

  test('its edition stays from day to day and changes with a phone', async () => {
    const { edition } = await printOf('zhao');
    await cloud.cloud.clock.advance(40 * 3_600_000);
    expect((await printOf('gu')).edition).toBe(edition);
    await cloud.as('zhao')(setPhone, { phone: '10000000099' });
    expect((await printOf('zhao')).edition).not.toBe(edition);
  });
});

describe('card.reprints', () => {
  test('lists grids without a plate, and a building only once it has one', async () => {
    expect(await reprintsOf('zhao')).toEqual([
      { areaId: grid, name: '第三网格', why: '还没有打印过' },
    ]);
    expect((await reprintsOf('luo')).map(({ name }) => name)).toEqual(['第三网格', '第四网格']);
    await hang('zhao');
    await hang('zhao', area('b5'));
    expect(await reprintsOf('zhao')).toEqual([]);
    await cloud.as('zhao')(setPhone, { phone: '10000000099' });
    expect((await reprintsOf('zhao')).map(({ name, why }) => [name, why]).sort()).toEqual([
      ['5号楼', '电话变了'],
      ['第三网格', '电话变了'],
    ]);
    expect((await reprintsOf('gu')).map(({ name }) => name)).toContain('5号楼');
    expect((await reprintsOf('luo')).map(({ name }) => name)).not.toContain('5号楼');
  });

  test('tells whether people, phones or other words changed, until it hangs again', async () => {
    await hang('zhao');
    await cloud.change('areas', grid, { coverageText: '5号楼、7号楼' });
    expect(await whyFor('zhao')).toBe('内容改过');
    await dismissed('chen', grid);
    expect(await whyFor('luo')).toBe('网格员换了人');
    const [plate] = await reprintsOf('zhao');
    expect(plate?.printedAt).toBeLessThan(cloud.cloud.clock.now());
    await hang('gu');
    expect(await whyFor('zhao')).toBeUndefined();
  });

  test('a building that moves takes its plate along to those who answer for it now', async () => {
    await hang('zhao', area('b5'));
    const { version = 0 } = cloud.one<AreaRecord>('areas', area('b5')) ?? {};
    const toParentId = area('grid4');
    await cloud.as('cheng')(moveArea, { areaId: area('b5'), version, toParentId });
    await cloud.cloud.clock.advance(61_000);
    await cloud.tick();
    expect(await whyFor('qian', area('b5'))).toBe('网格员换了人');
    expect(await whyFor('zhao', area('b5'))).toBeUndefined();
  });

  test('a sheet printed before a change does not count, and one requestId counts once', async () => {
    const { edition } = await printOf('zhao');
    await dismissed('chen', grid);
    const hanging = cloud.as('zhao')(notePrinted, { areaId: grid, edition });
    expect(await codeOf(hanging)).toBe('conflict');
    expect(await codeOf(cloud.as('qian')(notePrinted, { areaId: grid, edition }))).toBe(
      'not-found',
    );
    const fresh = { areaId: grid, edition: (await printOf('zhao')).edition };
    const options = { requestId: 'once-0001' };
    await cloud.as('zhao')(notePrinted, fresh, options);
    await cloud.as('zhao')(notePrinted, fresh, options);
    expect(cloud.all('plate_prints')).toHaveLength(1);
    expect(JSON.stringify(cloud.all('plate_prints'))).not.toMatch(/赵小河|1000000/);
  });
});

describe('a badge', () => {
  const checkedBy = (who: Who, code: string) => cloud.as(who)(checkBadge, { code });

  test('keeps its code, and its QR leads to the page that checks it', async () => {
    const badge = await cloud.as('zhao')(getBadgeCard, {});
    expect(badge).toMatchObject({ name: '赵小河', posts: ['第三网格 网格员'] });
    expect(badge.code).toMatch(/^[2-9A-HJ-NP-Z]{10}$/);
    expect(cloud.cloud.inspect().qrCodes.at(-1)).toMatchObject({
      scene: badge.code,
      page: 'features/card/pages/check-badge/index',
    });
    expect((await cloud.as('zhao')(getBadgeCard, {})).code).toBe(badge.code);
    expect((await cloud.as('chen')(getBadgeCard, {})).code).not.toBe(badge.code);
  });

  test('asked for twice at once it is still one', async () => {
    const asked = await Promise.all([1, 2, 3].map(() => cloud.as('gu')(getBadgeCard, {})));
    expect(new Set(asked.map(({ code }) => code)).size).toBe(1);
    expect(cloud.all('badges')).toHaveLength(1);
  });

  test('is nothing for a resident or an agency', async () => {
    expect(await codeOf(cloud.as('wang')(getBadgeCard, {}))).toBe('forbidden');
    expect(await codeOf(cloud.as('officer')(getBadgeCard, {}))).toBe('forbidden');
  });

  test('tells a neighbour who stands there, and whether it is her own grid', async () => {
    const { code } = await cloud.as('zhao')(getBadgeCard, {});
    expect(await checkedBy('wang', code)).toEqual({
      isValid: true,
      isOfMyPlace: true,
      name: '赵小河',
      posts: ['第三网格 网格员'],
      checkedAt: expect.any(Number),
      dutyPhone: '0000-0000003',
    });
    expect(await checkedBy('far', code)).toMatchObject({ isValid: true, isOfMyPlace: false });
    expect(await checkedBy('visitor', code)).not.toHaveProperty('isOfMyPlace');
  });

  test('is dead the moment the post ends, and then tells nothing, like an unknown one', async () => {
    const { code } = await cloud.as('zhao')(getBadgeCard, {});
    await dismissed('zhao', grid);
    const ended = await checkedBy('visitor', code);
    expect(ended).toEqual({
      isValid: false,
      posts: [],
      checkedAt: expect.any(Number),
      dutyPhone: '0000-0000001',
    });
    for (const unknown of ['23456789AB', '', '{"$gt":""}', '../x', 'x'.repeat(64)])
      expect({ ...(await checkedBy('visitor', unknown)), checkedAt: ended.checkedAt }).toEqual(
        ended,
      );
    expect(await codeOf(cloud.as('zhao')(getBadgeCard, {}))).toBe('forbidden');
  });

  test('ends by itself on its day', async () => {
    const { code } = await cloud.as('zhao')(getBadgeCard, {});
    const { clock } = cloud.cloud;
    const memberships = cloud
      .one<{ _id: string; memberships: object[] }>('people', personId('zhao'))
      ?.memberships.map((one) => ({ ...one, until: clock.now() + 60_000 }));
    await cloud.change('people', personId('zhao'), { memberships });
    expect((await checkedBy('wang', code)).isValid).toBe(true);
    await clock.advance(60_000);
    expect((await checkedBy('wang', code)).isValid).toBe(false);
  });
});

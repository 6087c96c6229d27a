import type { Sent } from '#contracts/action';
import { mergeArea } from '#contracts/area';
import { appoint, dismiss, listAppointments } from '#contracts/identity';
import { getRouting, saveRouting } from '#contracts/routing';
import type { RoutingRecord } from '../../cloudfunctions/modules/routing/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../kit/cloud';
import { codeOf, fieldsOf, refusalOf } from '../kit/refusal';
import { area, personId, type Who } from '../kit/world';

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
}, 60_000);
afterAll(stopTestClouds);
beforeEach(() => cloud.restart());

type Row = Sent<typeof saveRouting>['rows'][number];
const reason = '清运归执法局管';
const waste: Row = { areaId: area('street'), category: 'waste', agencyId: area('ag-law') };
const lamp: Row = { areaId: area('grid3'), category: 'stairwell', level: 'community' };

const look = (who: Who = 'desk') => cloud.as(who)(getRouting, {});
const save = (rows: readonly Row[], over: object = {}, requestId?: string) =>
  cloud.as('desk')(
    saveRouting,
    { version: 0, rows: [...rows], reason, ...over },
    requestId === undefined ? {} : { requestId },
  );

describe('the table of a district', () => {
  it('is empty until somebody saves one, and names the agencies with their liaisons', async () => {
    const { district, version, rows, agencies, history } = await look();
    expect(district).toMatchObject({ id: area('district'), name: '云河区' });
    expect({ version, rows, history }).toEqual({ version: 0, rows: [], history: [] });
    expect(agencies).toEqual([
      { id: area('ag-law'), name: '综合执法局', liaisonText: '联络员 陆清川' },
      { id: area('ag-water'), name: '供水公司' },
    ]);
  });

  it('is shown as it was saved, with where its areas are', async () => {
    const whole: Row = {
      ...waste,
      propertyMode: 'market',
      tier: 'p1',
      isGridItem: false,
      collaboratorIds: [area('ag-water')],
      toProperty: true,
    };
    const none: Row = { areaId: area('district'), category: 'waste', agencyId: null };
    expect(await save([whole, lamp, none])).toEqual({ version: 1 });
    const { version, rows, areas } = await look();
    expect(version).toBe(1);
    expect(rows).toEqual([whole, lamp, none]);
    expect(areas.find(({ id }) => id === area('grid3'))).toEqual({
      id: area('grid3'),
      name: '第三网格',
      level: 'grid',
      path: ['district', 'street', 'huai', 'estate', 'grid3'].map(area),
      placeText: '云渚街道 · 槐安社区 · 槐安小区 · 第三网格',
    });
  });

  it('keeps every version with who changed what, and why', async () => {
    await save([waste, lamp]);
    await save([{ ...waste, tier: 'p1' }], { version: 1, reason: '清运要快一点' });
    const { history } = await look();
    expect(history.map(({ version, savedBy, reason: why }) => [version, savedBy, why])).toEqual([
      [2, '区指挥中心 区台', '清运要快一点'],
      [1, '区指挥中心 区台', reason],
    ]);
    expect(history[0]?.changes).toEqual([
      { areaId: area('street'), areaName: '云渚街道', category: 'waste', kind: 'changed' },
      { areaId: area('grid3'), areaName: '第三网格', category: 'stairwell', kind: 'removed' },
    ]);
    const kept = cloud.one<RoutingRecord>('routings', `${area('district')}-v1`);
    expect(kept).toMatchObject({ rows: [waste, lamp], savedById: personId('desk') });
    const events = cloud.all<{ _id: string; name: string; subjectIds: string[] }>('events');
    expect(events.filter(({ name }) => name === 'routing.saved')).toHaveLength(2);
  });

  it('saved twice with one request is one version', async () => {
    const requestId = 'the-same-request';
    expect(await save([waste], {}, requestId)).toEqual({ version: 1 });
    expect(await save([waste], {}, requestId)).toEqual({ version: 1 });
    expect((await look()).history).toHaveLength(1);
  });
});

describe('a table is refused', () => {
  it('from a page that is stale', async () => {
    await save([waste]);
    const refusal = await refusalOf(save([lamp]));
    expect([refusal.code, refusal.details?.version]).toEqual(['conflict', 1]);
    expect((await look()).rows).toEqual([waste]);
  });

  it('when nothing is different', async () => {
    await save([waste]);
    const again = { agencyId: waste.agencyId, category: waste.category, areaId: waste.areaId };
    expect(await codeOf(save([again as Row], { version: 1 }))).toBe('step-not-allowed');
  });

  it('without a reason somebody can read', async () =>
    expect(await fieldsOf(save([waste], { reason: '改' }))).toHaveProperty('reason'));

  const wrong: [why: string, rows: Row[], field: string][] = [
    ['an area that is not there', [{ ...waste, areaId: area('nowhere') }], 'rows.0.areaId'],
    ['a stairwell', [lamp, { ...waste, areaId: area('u52') }], 'rows.1.areaId'],
    ['an agency instead of a place', [{ ...waste, areaId: area('ag-law') }], 'rows.0.areaId'],
    ['an agency that is not there', [{ ...waste, agencyId: area('ag-none') }], 'rows.0.agencyId'],
    ['a grid that leads', [{ ...waste, agencyId: area('grid3') }], 'rows.0.agencyId'],
    ['a helper that is none', [{ ...waste, collaboratorIds: [area('huai')] }], 'rows.0.agencyId'],
    ['the same place twice', [waste, { ...waste, tier: 'p1' }], 'rows.0.areaId'],
    ['nothing at all', [{ areaId: area('street'), category: 'waste' }], 'rows.0.level'],
    [
      'a quarrel in the open',
      [{ areaId: area('street'), category: 'dispute', isPrivate: false }],
      'rows.0.isPrivate',
    ],
    [
      'an errand for somebody unnamed',
      [{ areaId: area('street'), category: 'errand', mayBeAnonymous: true }],
      'rows.0.mayBeAnonymous',
    ],
    [
      'a complaint about staff with a name under it',
      [{ areaId: area('street'), category: 'staff-conduct', mayBeAnonymous: false }],
      'rows.0.mayBeAnonymous',
    ],
    [
      'a complaint about staff in the grid',
      [{ areaId: area('street'), category: 'staff-conduct', level: 'grid' }],
      'rows.0.level',
    ],
    [
      'what the grid does not get on its list',
      [{ ...waste, level: 'district', isGridItem: true }],
      'rows.0.isGridItem',
    ],
    [
      'a property firm where there is none',
      [{ ...waste, propertyMode: 'none', toProperty: true }],
      'rows.0.toProperty',
    ],
  ];
  it.each(wrong)('with %s', async (_, rows, field) => {
    expect(Object.keys(await fieldsOf(save(rows)))).toContain(field);
    expect(cloud.all('routings')).toEqual([]);
  });

  it('with an area that ended', async () => {
    const { version } = cloud.one<{ _id: string; version: number }>('areas', area('gui')) ?? {
      version: 0,
    };
    await cloud.as('cheng')(mergeArea, {
      areaId: area('gui'),
      version,
      intoId: area('huai'),
    });
    const refused = await fieldsOf(save([{ ...waste, areaId: area('gui') }]));
    expect(Object.keys(refused)).toEqual(['rows.0.areaId']);
  });
});

describe('when areas become one', () => {
  const merge = async (who: Who, from: string, into: string) => {
    const { version = 0 } = cloud.one<{ _id: string; version: number }>('areas', area(from)) ?? {};
    await cloud.as(who)(mergeArea, { areaId: area(from), version, intoId: area(into) });
    await cloud.tick();
  };

  it('another agency leads what the first one led', async () => {
    await save([{ ...waste, collaboratorIds: [area('ag-water')] }, lamp]);
    await merge('desk', 'ag-law', 'ag-water');
    const { version, rows, history } = await look();
    expect(version).toBe(2);
    expect(rows[0]).toMatchObject({ agencyId: area('ag-water') });
    expect(rows[1]).toEqual(lamp);
    expect(history[0]).toMatchObject({
      reason: '综合执法局并入供水公司',
      savedBy: '区域调整后自动更新',
      changes: [{ areaName: '云渚街道', category: 'waste', kind: 'changed' }],
    });
  });

  it('what the first area did differently is over, and the table can be saved again', async () => {
    await save([{ ...waste, areaId: area('gui') }, lamp]);
    await merge('cheng', 'gui', 'huai');
    const { version, rows } = await look();
    expect({ version, rows }).toEqual({ version: 2, rows: [lamp] });
    expect(await save([lamp, waste], { version })).toEqual({ version: 3 });
  });

  it('a table they do not stand in stays as it is', async () => {
    await save([waste]);
    await merge('cheng', 'gui', 'huai');
    expect((await look()).version).toBe(1);
  });
});

describe('who may', () => {
  it('look: the desk and the auditor of the district, and nobody else', async () => {
    await save([waste]);
    expect((await look('auditor')).rows).toEqual([waste]);
    for (const who of ['cheng', 'luo', 'zhao', 'officer', 'admin', 'wang', 'visitor'] as const)
      expect(await codeOf(look(who))).toBe('forbidden');
  });

  it('change: the desk alone', async () => {
    const input = { version: 0, rows: [waste], reason };
    for (const who of ['auditor', 'cheng', 'officer', 'admin', 'visitor'] as const)
      expect(await codeOf(cloud.as(who)(saveRouting, input))).toBe('forbidden');
  });
});

describe('an agency', () => {
  const posts = (who: Who, name: string) => cloud.as(who)(listAppointments, { areaId: area(name) });

  it('stands below the district with its people, and wants somebody', async () => {
    const { below } = await cloud.as('desk')(listAppointments, {});
    const agencies = below.filter(({ level }) => level === 'agency');
    expect(
      agencies.map(({ name, holdersText, vacancies }) => [name, holdersText, vacancies]),
    ).toEqual([
      ['综合执法局', '部门承办人 陆清川', []],
      ['供水公司', '', ['agency-officer']],
    ]);
    const { mayGive } = await posts('desk', 'ag-water');
    expect(mayGive).toEqual(['agency-officer']);
  });

  it('gets its officer from the district desk alone', async () => {
    const offer = { areaId: area('ag-water'), role: 'agency-officer' as const, name: '汪澄' };
    expect(await codeOf(cloud.as('cheng')(appoint, offer))).toBe('not-found');
    const { status } = await cloud.as('desk')(appoint, offer);
    expect(status).toBe('open');
    const byAdmin = await cloud.as('admin')(appoint, offer);
    expect(byAdmin.status).toBe('waiting');
    const { invites } = await posts('desk', 'ag-water');
    expect(invites.map(({ canConfirm, status: is }) => [is, canConfirm]).sort()).toEqual([
      ['open', false],
      ['waiting', true],
    ]);
  });

  it('has no officer in a district or a community', async () => {
    for (const name of ['district', 'huai']) {
      const offer = { areaId: area(name), role: 'agency-officer' as const, name: '汪澄' };
      expect(await fieldsOf(cloud.as('desk')(appoint, offer))).toHaveProperty('role');
    }
  });

  it('has another liaison once the first one left', async () => {
    const { people } = await posts('desk', 'ag-law');
    const [first] = people;
    await cloud.as('desk')(dismiss, {
      personId: first?.personId ?? '',
      membershipId: first?.membershipId ?? '',
    });
    const { agencies } = await look();
    expect(agencies[0]?.liaisonText).toBeUndefined();
  });
});

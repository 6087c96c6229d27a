import { propertyModes } from '#contracts/area';
import { categoryCodes } from '#contracts/category';
import { slaTiers, workOrderLevels } from '#contracts/loop';
import { type RoutingRow, routeOf } from '#domain/routing';
import { routingChanges, rowKey } from '#domain/routing-rows';
import {
  asRow,
  categoryName,
  changesText,
  modeLines,
  placeOfRow,
  type Routing,
  routeAt,
  routeLines,
  routeText,
  rowsOf,
  rowText,
  withRow,
} from '../../src/features/routing/route-words';
import {
  aboveWords,
  formOf,
  problemsAt,
  type RowForm,
  rowOf,
  rowProblems,
  switches,
  switchesFor,
} from '../../src/features/routing/row-form';

const district = { id: 'ar_d', name: '云河区', level: 'district' as const };
const community = { id: 'ar_c', name: '槐安社区', level: 'community' as const };
const agencies = [
  { id: 'ar_ag-1', name: '云河环卫中心' },
  { id: 'ar_ag-2', name: '云河供水公司' },
];
const led: RoutingRow = {
  areaId: 'ar_d',
  category: 'waste',
  agencyId: 'ar_ag-1',
  collaboratorIds: ['ar_ag-2'],
};
const urgent: RoutingRow = {
  areaId: 'ar_c',
  category: 'waste',
  propertyMode: 'none',
  level: 'subdistrict',
  tier: 'p1',
};
const data: Routing = {
  district,
  mayChange: true,
  version: 2,
  rows: [urgent, led],
  areas: [
    { ...district, path: ['ar_d'], placeText: '云河区' },
    { ...community, path: ['ar_d', 'ar_s', 'ar_c'], placeText: '云渚街道 · 槐安社区' },
  ],
  agencies,
  history: [],
};
const inCommunity = { area: community, path: ['ar_d', 'ar_s', 'ar_c'] };
const inDistrict = { area: district, path: ['ar_d'] };

describe('a route in plain words', () => {
  it('says who accepts, how fast, who leads and how', () => {
    const route = routeAt('waste', { path: ['ar_d'] }, data);
    expect(routeLines(route, agencies)).toEqual([
      '由网格受理，网格员可以自己办',
      '时限：一般',
      '交部门办时，由云河环卫中心牵头，云河供水公司协办',
      '巡查时可以当场处置；办好要拍照；反映人可以不留名',
    ]);
    expect(routeText(route, agencies)).toBe('网格受理 · 一般 · 云河环卫中心牵头');
  });

  it.each(categoryCodes)('leaves nothing of %s unsaid', (category) => {
    const lines = routeLines(routeOf(category), agencies);
    expect(lines.every((line) => line.length > 3 && !line.includes('undefined'))).toBe(true);
    expect(lines.join().includes('只给办理的人看')).toBe(routeOf(category).isPrivate);
    expect(lines.join().includes('归到一类')).toBe(routeOf(category).isUnsorted);
    expect(categoryName(category)).not.toBe('');
  });

  it('names an agency that is gone as such', () =>
    expect(rowText({ ...led, agencyId: 'ar_ag-9' }, agencies)).toContain('已撤销的单位牵头'));
});

describe('estates that are managed in different ways', () => {
  it('are told apart where it matters, and nowhere else', () => {
    expect(modeLines('property', ['ar_d'], data)).toEqual([
      '物业公司管的小区：社区受理 · 一般 · 物业先办',
      '国有物业兜底的小区：社区受理 · 一般 · 物业先办',
    ]);
    expect(modeLines('estate-facility', ['ar_d'], data).at(-1)).toBe(
      '没有物业的小区：社区受理 · 一般',
    );
    expect(modeLines('noise', ['ar_d'], data)).toEqual([]);
  });
});

describe('a row in plain words', () => {
  it('says what differs, and where', () => {
    expect(rowText(urgent, agencies)).toBe('由街道受理 · 时限紧急');
    expect(placeOfRow(urgent, data.areas)).toBe('云渚街道 · 槐安社区，没有物业的小区');
    expect(rowText(led, agencies)).toBe('云河环卫中心牵头 · 云河供水公司协办');
    expect(placeOfRow(led, data.areas)).toBe('云河区');
    const bare: RoutingRow = { ...led, agencyId: null, collaboratorIds: [], isGridItem: false };
    expect(rowText(bare, agencies)).toBe('不指定牵头部门 · 没有协办 · 网格员不能自己办');
  });

  it('stands below those of the areas above it', () =>
    expect(rowsOf('waste', data)).toEqual([led, urgent]));

  it('takes its place in the table, or leaves it', () => {
    const slower = { ...urgent, tier: 'p3' as const };
    expect(withRow(data.rows, rowKey(urgent), slower)).toEqual([led, slower]);
    expect(withRow(data.rows, rowKey(urgent))).toEqual([led]);
    expect(withRow([led], rowKey(urgent), urgent)).toEqual([led, urgent]);
  });
});

describe('what a version changed', () => {
  it('is told row by row, and counted where it is much', () => {
    const changes = routingChanges([led, urgent], [{ ...led, tier: 'p1' }]).map((one) => ({
      ...one,
      areaName: '云河区',
    }));
    expect(changesText({ changes })).toBe('改：云河区 垃圾清运；去掉：云河区 垃圾清运');
    const many = routingChanges(
      [],
      [led, urgent, { ...led, category: 'noise' }, { ...led, category: 'flood' }],
    );
    expect(changesText({ changes: many.map((one) => ({ ...one, areaName: '云河区' })) })).toMatch(
      /……共 4 条$/,
    );
  });

  it('is nothing where a row only stands in another order', () => {
    const { category, ...rest } = led;
    expect(routingChanges([led, urgent], [urgent, { ...rest, category }])).toEqual([]);
  });
});

describe('the form of a row', () => {
  const full: RoutingRow = {
    areaId: 'ar_c',
    category: 'estate-facility',
    propertyMode: 'market',
    level: 'community',
    tier: 'p4',
    agencyId: null,
    collaboratorIds: [],
    toProperty: true,
    isGridItem: false,
    isOnSpot: false,
    isAfterPhotoNeeded: true,
    isPrivate: false,
    mayBeAnonymous: true,
  };

  it('says the same row again', () => {
    expect(rowOf('estate-facility', formOf(inCommunity, full))).toEqual(full);
    expect(rowOf('waste', formOf(inDistrict, led))).toEqual(led);
  });

  it('of a new row says nothing yet, and asks for something and for why', () => {
    const row = rowOf('waste', formOf(inCommunity));
    expect(row).toEqual({ areaId: 'ar_c', category: 'waste' });
    expect(rowProblems(row, { rows: [], key: undefined, reason: ' 改 ' })).toEqual({
      level: '请至少改一项',
      reason: '请写明为什么，至少 4 个字',
    });
  });

  it('every choice of level, speed and way of managing becomes that of the row', () => {
    for (const level of workOrderLevels)
      for (const tier of slaTiers)
        for (const mode of propertyModes) {
          const form: RowForm = { ...formOf(inCommunity), level, tier, mode };
          expect(rowOf('waste', form)).toMatchObject({ level, tier, propertyMode: mode });
        }
  });

  it('does not stand twice for one place', () => {
    const asked = { rows: data.rows, reason: '清运归环卫' };
    expect(rowProblems(led, { ...asked, key: undefined })).toHaveProperty('areaId');
    expect(rowProblems(led, { ...asked, key: rowKey(led) })).toEqual({});
    expect(rowProblems(led, { ...asked, key: rowKey(urgent) })).toHaveProperty('areaId');
  });

  it('asks about a property firm only where there may be one', () => {
    const asked = (mode: RowForm['mode']) => switchesFor({ ...formOf(inCommunity), mode });
    expect(asked('same')).toEqual(switches);
    expect(asked('market')).toContain('toProperty');
    expect(asked('none')).not.toContain('toProperty');
  });

  it('says what holds above it', () => {
    expect(aboveWords(formOf(inCommunity), '网格')).toBe('照上级（网格）');
    expect(aboveWords(formOf(inDistrict), '网格')).toBe('照默认（网格）');
  });

  it('shows what the cloud refused at the same fields', () => {
    const problems = { 'rows.3.level': '不行', 'rows.2.tier': '别处', reason: '太短' };
    expect(problemsAt(problems, 3)).toEqual({ level: '不行', reason: '太短' });
  });

  it('a field that was sent as undefined is none', () => {
    const sent = { ...urgent, isPrivate: undefined };
    expect('isPrivate' in asRow(sent)).toBe(false);
  });
});

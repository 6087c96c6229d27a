import type { UnitChoice } from '#contracts/work-order';
import { assignWorkOrder, designateWorkOrder } from '#contracts/work-order-steps';
import {
  assignInput,
  choiceTiles,
  chosen,
  designateInput,
  emptyGiving,
  type GivingForm,
  givingProblems,
  toggled,
  type Units,
  unitsFor,
} from '../../src/features/work-order/dispatch';

const unit = (id: string, over: Partial<UnitChoice> = {}): UnitChoice => ({
  id: `ar_${id}`,
  name: id,
  kind: 'agency',
  isUsual: false,
  ...over,
});
const water = unit('water');
const works = unit('works', { isUsual: true });
const firm = unit('firm', { kind: 'property' });
const grid = unit('grid', { kind: 'desk', level: 'grid' });
const units: Units = { below: [grid], agencies: [water, works, firm], above: '云渚街道' };

const seen = { id: 'wo_00000001', version: 1 };
const form = (parts: Partial<GivingForm>): GivingForm => ({ ...emptyGiving, ...parts });
const sentAs = (it: GivingForm) =>
  assignWorkOrder.input().parse({ ...seen, ...assignInput(it, unitsFor(it.choice, units)) });
const lacks = (it: GivingForm) => Object.keys(givingProblems(it, unitsFor(it.choice, units)));

describe('the four choices', () => {
  it('are always four, in one order, each with where it leads', () => {
    const tiles = choiceTiles(['assign', 'assign-below', 'assign-agency', 'escalate'], units);
    expect(tiles.map(({ words, target }) => `${words} · ${target}`)).toEqual([
      '自行处理 · 由我来办',
      '指派下级 · grid',
      '报上级协调 · 云渚街道',
      '指派职能部门 · works',
    ]);
    expect(tiles.every(({ isOpen }) => isOpen)).toBe(true);
  });

  it('are closed where the cloud did not name them or nobody is there', () => {
    const open = (of: Parameters<typeof choiceTiles>[0], at: Units) =>
      choiceTiles(of, at).map(({ isOpen }) => isOpen);
    expect(open(['assign'], units)).toEqual([true, false, false, false]);
    const nobody: Units = { below: [], agencies: [] };
    expect(open(['assign-below', 'escalate', 'assign-agency'], nobody)).not.toContain(true);
  });

  it('light nothing before one is chosen, and then begin with the usual target, first in line', () => {
    expect(lacks(emptyGiving)).toEqual(['choice']);
    expect(chosen(emptyGiving, 'agency', units).unitId).toBe(works.id);
    expect(chosen(emptyGiving, 'below', units).unitId).toBe(grid.id);
    expect(unitsFor('agency', units)[0]).toBe(works);
  });
});

describe('what is asked about the target', () => {
  it('is nothing for oneself and for the usual one', () => {
    expect(sentAs(form({ choice: 'self' }))).toEqual({ ...seen, choice: 'self' });
    const usual = form({ choice: 'agency', unitId: works.id, reason: '写了又换回来' });
    expect(lacks(usual)).toEqual([]);
    expect(sentAs(usual)).not.toHaveProperty('reason');
  });

  it('is a reason for another one, and always for the level above', () => {
    expect(lacks(form({ choice: 'agency', unitId: water.id }))).toEqual(['reason']);
    expect(lacks(form({ choice: 'above' }))).toEqual(['reason']);
    expect(sentAs(form({ choice: 'above', reason: '涉及两个单位' }))).toMatchObject({
      choice: 'above',
      reason: '涉及两个单位',
    });
  });

  it('is a sentence for a property firm', () => {
    const given = form({ choice: 'agency', unitId: firm.id, reason: '物业合同包含这一项' });
    expect(lacks(given)).toEqual(['briefing']);
    const briefing = '三号楼公共楼道的灯不亮，请更换';
    expect(lacks({ ...given, briefing })).toEqual([]);
    expect(sentAs({ ...given, briefing })).toMatchObject({ briefing });
  });

  it('is what each one that helps has to do', () => {
    const parts = toggled([], water.id);
    expect(parts[0]?.text.length).toBeGreaterThan(3);
    expect(toggled(parts, water.id)).toEqual([]);
    const given = form({ choice: 'agency', unitId: works.id, parts });
    expect(sentAs(given)).toMatchObject({ collaborators: parts });
    expect(lacks({ ...given, parts: [{ unitId: water.id, text: '来' }] })).toEqual(['parts']);
  });

  it('is a reason in any case where somebody is designated', () => {
    const given = form({ unitId: works.id, reason: '职责最相近，由它牵头' });
    const input = designateInput(given, [...units.agencies, ...units.below]);
    expect(designateWorkOrder.input().parse({ ...seen, ...input })).toMatchObject({
      unitId: works.id,
      reason: '职责最相近，由它牵头',
    });
  });
});

import type { Got } from '#contracts/action';
import type { listUnits, Step, UnitChoice } from '#contracts/work-order';
import { textProblem } from './result';
import { templates } from './templates';

export type Units = Got<typeof listUnits>;
export type Choice = 'self' | 'below' | 'above' | 'agency';

/** A unit that helps, and with what. */
export type Part = { unitId: string; text: string };

/** What somebody who gives it on has filled in so far. */
export type GivingForm = {
  choice?: Choice | undefined;
  unitId?: string | undefined;
  reason: string;
  briefing: string;
  parts: readonly Part[];
};
export const emptyGiving: GivingForm = { reason: '', briefing: '', parts: [] };

type ChoiceTile = { choice: Choice; words: string; target: string; isOpen: boolean };

const usualFirst = (units: readonly UnitChoice[]): UnitChoice[] =>
  [...units].sort((a, b) => Number(b.isUsual) - Number(a.isUsual));

const targetOf = (units: readonly UnitChoice[], others: string): string =>
  units.find(({ isUsual }) => isUsual)?.name ??
  (units.length === 1 ? (units[0]?.name ?? others) : others);

/** The four choices, always all of them and always in this order, each with where it leads (`seeds.md` B43). */
export const choiceTiles = (steps: readonly Step[], units: Units): ChoiceTile[] => [
  { choice: 'self', words: '自行处理', target: '由我来办', isOpen: steps.includes('assign') },
  {
    choice: 'below',
    words: '指派下级',
    target: targetOf(units.below, '选一个'),
    isOpen: steps.includes('assign-below') && units.below.length > 0,
  },
  {
    choice: 'above',
    words: '报上级协调',
    target: units.above ?? '没有上级',
    isOpen: steps.includes('escalate') && units.above !== undefined,
  },
  {
    choice: 'agency',
    words: '指派职能部门',
    target: targetOf(units.agencies, '选部门'),
    isOpen: steps.includes('assign-agency') && units.agencies.length > 0,
  },
];

/** Whom a choice can go to, the usual one first; none where it names nobody. */
export function unitsFor(choice: Choice | undefined, units: Units): UnitChoice[] {
  if (choice === 'below') return usualFirst(units.below);
  return choice === 'agency' ? usualFirst(units.agencies) : [];
}

/** A choice made: nothing is lit before, and the only or usual target follows with it. */
export function chosen(form: GivingForm, choice: Choice, units: Units): GivingForm {
  const targets = unitsFor(choice, units);
  const usual =
    targets.find(({ isUsual }) => isUsual) ?? (targets.length === 1 ? targets[0] : undefined);
  return { ...form, choice, unitId: usual?.id };
}

/** What has to be said about the target: why it is not the usual one, and what a firm is told. */
export const asksOf = (form: Pick<GivingForm, 'choice'>, unit: UnitChoice | undefined) => ({
  reason: form.choice === 'above' || (unit !== undefined && !unit.isUsual),
  briefing: unit?.kind === 'property',
});

const reasonLeast = 4;
const briefingLeast = 10;

export type GivingProblems = Partial<
  Record<'choice' | 'unitId' | 'reason' | 'briefing' | 'parts', string>
>;

/** What is still missing; empty when it can be sent. */
export function givingProblems(form: GivingForm, targets: readonly UnitChoice[]): GivingProblems {
  const problems: GivingProblems = {};
  const unit = targets.find(({ id }) => id === form.unitId);
  const asks = asksOf(form, unit);
  if (!form.choice) problems.choice = '请选由谁来办';
  if (targets.length > 0 && !unit) problems.unitId = '请选一个单位';
  const reason = asks.reason ? textProblem(form.reason, reasonLeast) : undefined;
  if (reason) problems.reason = reason;
  if (asks.briefing && textProblem(form.briefing, briefingLeast))
    problems.briefing = `请给物业写一句说明（至少 ${briefingLeast} 个字，不写姓名和门牌）`;
  if (form.parts.some(({ text }) => textProblem(text, reasonLeast)))
    problems.parts = '请写清楚请每个单位做什么，至少 4 个字';
  return problems;
}

/** What was said about the target, as the commands want it. */
export function givenTo(form: GivingForm, unit: UnitChoice | undefined): Record<string, unknown> {
  const asks = asksOf(form, unit);
  return {
    ...(asks.reason && { reason: form.reason.trim() }),
    ...(asks.briefing && { briefing: form.briefing.trim() }),
    ...(form.parts.length > 0 && {
      collaborators: form.parts.map(({ unitId, text }) => ({ unitId, text: text.trim() })),
    }),
  };
}

/** The answer as `work-order.assign` wants it, beside id and version. */
export function assignInput(
  form: GivingForm,
  targets: readonly UnitChoice[],
): Record<string, unknown> {
  const { choice, unitId } = form;
  if (choice === 'self' || choice === undefined) return { choice: 'self' };
  if (choice === 'above') return { choice, reason: form.reason.trim() };
  const unit = targets.find(({ id }) => id === unitId);
  return { choice, unitId, ...givenTo(form, unit) };
}

/** The answer as `work-order.designate` wants it: a reason always. */
export const designateInput = (
  form: GivingForm,
  targets: readonly UnitChoice[],
): Record<string, unknown> => ({
  unitId: form.unitId,
  ...givenTo(
    form,
    targets.find(({ id }) => id === form.unitId),
  ),
  reason: form.reason.trim(),
});

/** A unit that helps is added with a sentence to change, or taken out again. */
export function toggled(parts: readonly Part[], unitId: string): Part[] {
  const rest = parts.filter((part) => part.unitId !== unitId);
  return rest.length < parts.length
    ? rest
    : [...parts, { unitId, text: templates.part?.[0] ?? '' }];
}

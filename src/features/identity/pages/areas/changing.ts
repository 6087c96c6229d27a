import type { Got } from '#contracts/action';
import {
  type AreaStep,
  areaLevels,
  type lookAtArea,
  mergeArea,
  moveArea,
  renameArea,
  splitArea,
} from '#contracts/area';
import { mayStandBelow, mayStandWithin } from '#domain/tree';
import { call } from '../../../../platform/cloud';
import type { Change } from '../../org-words';

/** A change of one area, before anything is asked for it. */
export type Plan = { look: Got<typeof lookAtArea>; change: Change };
export type ChangeForm = {
  name: string;
  target: AreaStep | undefined;
  childIds: readonly string[];
};

/** Fields the cloud may name. */
export const changeFields = ['name', 'childIds', 'toParentId', 'intoId'] as const;

export const doneWords: Record<Change, string> = {
  rename: '名称改好了',
  move: '已经移过去，住户和工单正在跟着转',
  split: '已经拆分，住户和工单正在跟着转',
  merge: '已经并入，住户和工单正在跟着转',
};

/** Where an area may move to, or what it may become part of; never where it is. */
export function mayBeTarget({ look, change }: Plan, area: AreaStep): boolean {
  const { id, level } = look.area;
  if (area.id === id) return false;
  return change === 'merge' ? area.level === level : mayStandBelow(level, area.level);
}

/** Whether a target may stand inside: nothing is looked for below the area itself. */
export const mayLeadToTarget = ({ look, change }: Plan, area: AreaStep): boolean => {
  if (area.id === look.area.id) return false;
  const wanted = look.area.level;
  return change === 'merge'
    ? mayStandWithin(wanted, area.level)
    : areaLevels.some((level) => mayStandBelow(wanted, level) && mayStandWithin(level, area.level));
};

/** What is missing, at its field. */
export function changeProblem(
  { look, change }: Plan,
  form: ChangeForm,
): { field: string; words: string } | undefined {
  const name = form.name.trim();
  if (change === 'split' && form.childIds.length === 0)
    return { field: 'childIds', words: '请点要分出去的' };
  if (change === 'split' && form.childIds.length === look.children.length)
    return { field: 'childIds', words: '请至少留下一个；要全部换名称，请用「改名」' };
  if (change !== 'rename' && change !== 'split')
    return form.target ? undefined : { field: 'target', words: '请先选一个' };
  if (!name) return { field: 'name', words: '请写名称' };
  return change === 'rename' && name === look.area.name
    ? { field: 'name', words: '和现在的名称一样' }
    : undefined;
}

/** Does it; answers which area to show next. */
export async function sendChange(
  { look, change }: Plan,
  { name, target, childIds }: ChangeForm,
): Promise<string> {
  const seen = { areaId: look.area.id, version: look.area.version };
  if (change === 'rename') return (await call(renameArea, { ...seen, name: name.trim() })).areaId;
  if (change === 'split')
    return (await call(splitArea, { ...seen, name: name.trim(), childIds: [...childIds] })).areaId;
  const targetId = target?.id ?? '';
  if (change === 'merge') return (await call(mergeArea, { ...seen, intoId: targetId })).areaId;
  return (await call(moveArea, { ...seen, toParentId: targetId })).areaId;
}

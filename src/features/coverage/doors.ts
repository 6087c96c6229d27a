import type { Sent } from '#contracts/action';
import type { tellDoors } from '#contracts/coverage';

export type Telling = Sent<typeof tellDoors>['how'];

/** As many as `coverage.tell` takes at once. */
export const doorLimit = 40;
const doorLength = 20;
const fits = /^[0-9A-Za-z一-龥-]+$/;

/** What is wrong with a door somebody typed; undefined where it can be ticked. */
export function doorProblem(typed: string): string | undefined {
  const door = typed.trim();
  if (!door) return '请写门牌号，例如 302';
  if (door.length > doorLength) return `最多 ${doorLength} 个字`;
  return fits.test(door) ? undefined : '门牌请只写数字和字';
}

/** One more door chosen, or one fewer; more than the cloud takes at once are left out. */
export function toggled(chosen: readonly string[], door: string): string[] {
  if (chosen.includes(door)) return chosen.filter((one) => one !== door);
  return chosen.length < doorLimit ? [...chosen, door] : [...chosen];
}

/** What is said once it is written down: 「记下了：302、401 上门告知」. */
export function toldText(doors: readonly string[], how: Telling): string {
  const which = doors.length > 3 ? `${doors.length} 户` : doors.join('、');
  if (how === 'take-back') return `收回了，${which} 算作未覆盖`;
  return `记下了：${which} ${how === 'phone' ? '电话告知' : '上门告知'}`;
}

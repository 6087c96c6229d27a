import type { Post } from '#contracts/card';
import { isStaffRole, type Role, roleWords } from '#contracts/roles';
import { hoursText, isOpenAt, isWorkday, nextOpening, type WorkTime } from './calendar';
import { addDays, clockText, type Day, dateText, dayOf, momentText } from './day';
import { isCurrent } from './membership';

/** Somebody who answers for an area. `leaves` are days in Asia/Shanghai, both included. */
export type Duty = {
  personId: string;
  name: string;
  role: Role;
  post?: Post;
  duty?: string;
  photo?: string;
  phone?: string;
  from: number;
  until?: number;
  leaves: readonly { fromOn: Day; untilOn: Day }[];
};

/** The community's phone behind every card. */
export type DutyDesk = { communityName: string; dutyPhone: string; isAroundTheClock: boolean };

/** Order of people on the card (feature F02); others do not stand on it. */
const ranks: readonly { role: Role; post?: Post }[] = [
  { role: 'grid-worker', post: 'primary' },
  { role: 'grid-worker', post: 'backup' },
  { role: 'grid-worker' },
  { role: 'grid-lead' },
  { role: 'unit-lead' },
  { role: 'building-lead' },
];

const rankOf = (duty: Duty): number =>
  ranks.findIndex(
    (rank) => rank.role === duty.role && (rank.post === undefined || rank.post === duty.post),
  );

/** A work phone is public; a resident who leads a stairwell agrees first (feature F08). */
export const publicPhone = (
  person: { phone?: string; isPhonePublic: boolean },
  role: Role,
): string | undefined => (isStaffRole(role) || person.isPhonePublic ? person.phone : undefined);

/** The people of a card who hold their post at `at`, in the order of the card. */
export const orderPeople = <D extends Duty>(duties: readonly D[], at: number): D[] =>
  duties
    .filter((duty) => isCurrent(duty, at) && rankOf(duty) >= 0)
    .sort((a, b) => rankOf(a) - rankOf(b));

const leaveOn = (duty: Duty, day: Day) =>
  duty.leaves.find(({ fromOn, untilOn }) => fromOn <= day && day <= untilOn);

/** The last day of a leave that may be made of several in a row. */
function onLeaveUntil(duty: Duty, day: Day): Day | undefined {
  const leave = leaveOn(duty, day);
  if (!leave) return undefined;
  return onLeaveUntil(duty, addDays(leave.untilOn, 1)) ?? leave.untilOn;
}

export const isOnLeave = (duty: Duty, at: number): boolean =>
  leaveOn(duty, dayOf(at)) !== undefined;

export const isOnDuty = (duty: Duty, at: number, time: WorkTime): boolean =>
  isCurrent(duty, at) && !isOnLeave(duty, at) && isOpenAt(at, time);

const opensText = (at: number, time: WorkTime): string =>
  `${momentText(nextOpening(at, time).at, at)} 上班`;

/** When one can reach a person of the card: 「今天 08:30–17:30 在岗」「请假到 11月27日」. */
export function personDutyText(duty: Duty, at: number, time: WorkTime): string {
  const today = dayOf(at);
  const until = onLeaveUntil(duty, today);
  if (until) return `请假到 ${dateText(until, today)}`;
  if (!isStaffRole(duty.role)) return '邻居义务帮忙，请在白天联系';
  if (!isOpenAt(at, time)) return opensText(at, time);
  return `今天 ${time.hours[0]?.from}–${time.hours.at(-1)?.until} 在岗`;
}

/** 「今天有人值班」, or when the desk opens again. */
export function todayText(desk: DutyDesk, at: number, time: WorkTime): string {
  const today = dayOf(at);
  if (desk.isAroundTheClock || isOpenAt(at, time)) return '今天有人值班';
  const opening = nextOpening(at, time).at;
  if (dayOf(opening) === today) return `今天 ${clockText(opening)} 有人值班`;
  const why = isWorkday(today, time.calendar) ? '今天已经下班' : '今天休息';
  return `${why}，${opensText(at, time)}`;
}

/** 「下班后也有人接」 only when the rota says so. */
export const deskDutyText = (desk: DutyDesk, time: WorkTime): string =>
  desk.isAroundTheClock ? '下班后也有人接' : `工作日 ${hoursText(time.hours)} 有人接`;

/** Whom the one big button rings, and why it is not the A岗. */
export type FirstCall = {
  name: string;
  roleText: string;
  phone: string;
  why?: string;
  photo?: string;
};

const callTo = (duty: Duty, why?: string): FirstCall | undefined =>
  duty.phone === undefined
    ? undefined
    : {
        name: duty.name,
        roleText: roleWords[duty.role],
        phone: duty.phone,
        ...(why === undefined ? {} : { why }),
        ...(duty.photo === undefined ? {} : { photo: duty.photo }),
      };

const callDesk = (desk: DutyDesk, why: string): FirstCall => ({
  name: `${desk.communityName}值班`,
  roleText: '社区值班电话',
  phone: desk.dutyPhone,
  why,
});

function callOffHours(backup: Duty | undefined, desk: DutyDesk, opens: string): FirstCall {
  if (desk.isAroundTheClock) return callDesk(desk, '现在是下班时间，由社区值班接听');
  const call = backup && callTo(backup, `现在是下班时间，由B岗接听；没接通请等 ${opens}后再打`);
  return call ?? callDesk(desk, `现在是下班时间，可能没有人接；${opens}`);
}

/** A岗 in hours; B岗 when she is away; else the community's duty phone, never an empty seat (features F02, F03). */
export function firstCall(
  { duties, desk }: { duties: readonly Duty[]; desk: DutyDesk },
  at: number,
  time: WorkTime,
): FirstCall {
  const workers = orderPeople(duties, at).filter((duty) => duty.role === 'grid-worker');
  if (workers.length === 0) return callDesk(desk, '网格员暂缺，由社区值班接听');
  const present = workers.filter((duty) => !isOnLeave(duty, at) && duty.phone !== undefined);
  const main = workers.find((duty) => duty.post !== 'backup');
  const backup = present.find((duty) => duty.post === 'backup');
  if (!isOpenAt(at, time)) return callOffHours(backup, desk, opensText(at, time));
  const [first] = present;
  const call = first && callTo(first, first.post === 'backup' ? absence(main, at) : undefined);
  return call ?? callDesk(desk, '网格员都请假了，由社区值班接听');
}

function absence(main: Duty | undefined, at: number): string {
  const until = main && onLeaveUntil(main, dayOf(at));
  return main && until
    ? `${main.name}请假到 ${dateText(until, dayOf(at))}，由B岗接听`
    : 'A岗暂缺，由B岗接听';
}

import { addDays, type Day, instantOf } from '#domain/day';
import { decisionsOf, moved } from '#domain/decision';
import { recordOf } from '../../cloudfunctions/modules/council/confirming';
import type {
  DecisionRecord,
  HallRecord,
  MeetingRecord,
} from '../../cloudfunctions/modules/council/records';
import { withNext } from '../../cloudfunctions/modules/council/stepping';
import type { FoundedHall } from './council-halls';
import { matters, minutesOf } from './council-minutes';
import { announced, held, monthOf, opened } from './council-stage';
import { type Random, randomFor } from './random';

/** A hall with what happened in it. */
export type PlayedHall = {
  hall: HallRecord;
  meetings: MeetingRecord[];
  decisions: DecisionRecord[];
};

const nobody = { topics: new Map(), earlier: new Map() };

type Past = { day: Day; start: number; random: Random; isEmpty: boolean };

/** One evening of a hall whose decisions were all carried out. */
export function pastMeeting(
  { hall, cast }: Pick<FoundedHall, 'hall' | 'cast'>,
  { day, start, random, isEmpty }: Past,
): { meeting: MeetingRecord; decisions: DecisionRecord[] } {
  const at = instantOf(addDays(day, -13), '09:00');
  const stage = opened(hall, { month: monthOf(day), at, by: cast.moderator });
  const from = random.between(0, matters.length - 1);
  const chosen = isEmpty ? [] : [0, 1].flatMap((by) => matters[(from + by) % matters.length] ?? []);
  const agenda = chosen.map(({ title }, index) => ({
    id: `it_${index + 1}`,
    title,
    byText: '居民',
    proposalIds: [],
  }));
  const minutes = chosen.map((matter, index) => minutesOf(`it_${index + 1}`, matter, day));
  const told = { day, cast, agenda, minutes };
  held(announced(stage, told), told);
  const confirmedAt = instantOf(addDays(day, 3), '09:30');
  stage.step(confirmedAt, cast.chief, { step: 'confirm' });
  const decisions = decisionsOf(stage.meeting, confirmedAt).map((one, index) => {
    const record = recordOf(one, { meeting: stage.meeting, hall }, nobody);
    const { chaseOn: _, ...done } = moved(record, {
      at: instantOf(addDays(day, 9), '16:00'),
      status: 'done',
      text: chosen[index]?.done ?? '',
      byText: `话事员 ${cast.moderator.name}`,
      photos: [],
    });
    return done;
  });
  if (instantOf(addDays(day, 10), '09:31') <= start)
    stage.step(instantOf(addDays(day, 10), '09:31'), 'clock', {
      step: 'finish-publicity',
      isAllFinal: true,
    });
  const done = decisions.length;
  const present = random.between(12, 28);
  const meeting = stage.settled({ present, decisions: done, decisionsDone: done });
  return { meeting, decisions };
}

/** Months before the one of a day: one, two. */
function pastDays(today: Day, random: Random): Day[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return [2, 1].map((back) => {
    const index = year * 12 + month - 1 - back;
    const two = (n: number) => String(n).padStart(2, '0');
    return `${Math.floor(index / 12)}-${two((index % 12) + 1)}-${two(random.between(8, 17))}`;
  });
}

/** The first day on which halls of the demo were open. */
export const openedOnOf = (today: Day): Day =>
  `${pastDays(today, randomFor('opening'))[0]?.slice(0, 7)}-01`;

/** A hall of the volume: the last two months, and in half of them topics for the next one. */
export function playHall(
  founded: FoundedHall,
  { today, start }: { today: Day; start: number },
): PlayedHall {
  const random = randomFor(`council ${founded.hall._id}`);
  const isQuiet = random.isIn(2);
  const played: PlayedHall = { hall: founded.hall, meetings: [], decisions: [] };
  for (const day of pastDays(today, random)) {
    const isMissed = isQuiet || random.isIn(5);
    const isEmpty = random.isIn(8);
    if (isMissed) {
      played.hall = withMonth(played.hall, monthOf(day), 'missed');
      continue;
    }
    const { meeting, decisions } = pastMeeting(founded, { day, start, random, isEmpty });
    played.hall = withMonth(played.hall, monthOf(day), isEmpty ? 'without-topics' : 'held');
    played.meetings.push(meeting);
    played.decisions.push(...decisions);
  }
  const { hall } = played;
  played.hall = { ...hall, cadenceTo: monthOf(pastDays(today, random)[1] ?? today) };
  if (!random.isIn(45) || isQuiet) return played;
  const by = founded.cast.moderator;
  const at = instantOf(addDays(today, -1), '09:00');
  const coming = opened(hall, { month: monthOf(today), at, by }).step(at, by, {
    step: 'collect',
    untilOn: addDays(today, random.between(4, 6)),
  });
  const meeting = coming.settled();
  played.meetings.push(meeting);
  played.hall = withNext(played.hall, meeting);
  return played;
}

export const withMonth = (
  hall: HallRecord,
  month: string,
  cadence: HallRecord['months'][string],
): HallRecord => ({ ...hall, months: { ...hall.months, [month]: cadence } });

import { addDays, dayOf, instantOf, minuteMs } from '#domain/day';
import {
  type AttendanceRecord,
  attendanceIdOf,
} from '../../cloudfunctions/modules/council/records';
import { withNext } from '../../cloudfunctions/modules/council/stepping';
import type { PersonRecord } from '../../cloudfunctions/modules/identity/records';
import type { FoundedHall } from './council-halls';
import { matters, minutesOf } from './council-minutes';
import { announced, held, monthOf, opened, type Stage, type ToldHall } from './council-stage';
import { tickedAt } from './council-told';
import { proposalOf } from './council-topics';
import { type PlayedHall, withMonth } from './council-volume';
import type { Scene } from './told-notices';

type Telling = { founded: FoundedHall; scene: Scene };
type Other = Partial<ToldHall> & { stage?: Stage };

/** Whoever led lives there and came in by the code; the others he wrote down. */
function presentAt({ meeting }: Stage, moderator: PersonRecord): AttendanceRecord[] {
  const startsAt = meeting.startsAt ?? meeting.openedAt;
  const own: AttendanceRecord = {
    _id: attendanceIdOf(meeting._id, moderator._id),
    meetingId: meeting._id,
    hallId: meeting.hallId,
    personId: moderator._id,
    name: moderator.name ?? '',
    placeText: '丹桂苑',
    status: 'present',
    way: 'qr',
    presentAt: startsAt - 10 * minuteMs,
    at: startsAt - 10 * minuteMs,
    version: 1,
  };
  return [own, ...tickedAt(meeting, moderator, { count: 9, seed: 'present danguiyuan' })];
}

/** 丹桂苑: it met the evening before yesterday, and whoever was there reads the minutes. */
function inMinutes({ founded, scene }: Telling): Other {
  const day = scene.moments.day(2);
  const at = instantOf(addDays(day, -13), '09:00');
  const stage = opened(founded.hall, { month: monthOf(day), at, by: founded.cast.moderator });
  const chosen = matters.slice(0, 2);
  const agenda = chosen.map(({ title }, index) => ({
    id: `it_${index + 1}`,
    title,
    byText: '居民',
    proposalIds: [],
  }));
  const minutes = chosen.map((matter, index) => minutesOf(`it_${index + 1}`, matter, day));
  const told = { day, cast: founded.cast, agenda, minutes };
  held(announced(stage, told), told);
  const attendances = presentAt(stage, founded.cast.moderator);
  return { stage, attendances, hall: withMonth(founded.hall, monthOf(day), 'held') };
}

/** 纺织新村: collecting is over, and the secretary agrees to the agenda. */
function inAgenda({ founded, scene }: Telling): Other {
  const { hall, cast } = founded;
  const { moments } = scene;
  const day = addDays(dayOf(moments.start), 8);
  const by = cast.moderator;
  const stage = opened(hall, { month: monthOf(day), at: moments.at(8, '09:00'), by })
    .step(moments.at(8, '09:10'), by, { step: 'collect', untilOn: moments.day(2) })
    .step(moments.at(1, '00:01'), 'clock', { step: 'close-collecting' });
  const meetingId = stage.meeting._id;
  const { proposal, backings } = proposalOf(
    founded,
    {
      key: 'told-dryer',
      title: '晾衣杆不够用',
      text: '三号楼前面只有两根晾衣杆，天好的时候抢不到。',
      speakers: 4,
      byText: '网格员代 4 位居民',
      at: moments.at(5, '16:00'),
    },
    { status: 'adopted', version: 2, meetingId },
  );
  stage.meeting.agenda = [
    {
      id: 'it_1',
      title: proposal.title,
      text: proposal.text,
      byText: proposal.byText,
      proposalIds: [proposal._id],
    },
  ];
  return { stage, proposals: [proposal], backings };
}

/** 河沿里: what was said under the pavilion waits for the next meeting. */
function underPavilion({ founded, scene }: Telling): Other {
  const said = [
    { title: '河边栏杆松了', text: '凉亭东边一段栏杆晃，孩子爱趴在上面。', speakers: 5 },
    { title: '多放两个垃圾桶', text: '凉亭附近只有一个垃圾桶，周末满出来。', speakers: 3 },
  ];
  const told = said.map(({ title, text, speakers }, index) =>
    proposalOf(founded, {
      key: `told-pavilion-${index}`,
      title,
      text,
      speakers,
      byText: `微网格员代 ${speakers} 位居民`,
      at: scene.moments.at(3, '10:20'),
    }),
  );
  return {
    proposals: told.map(({ proposal }) => proposal),
    backings: told.flatMap((one) => one.backings),
  };
}

/** 社区: the quarter's meeting collects its topics. */
function inQuarter({ founded, scene }: Telling): Other {
  const { moments } = scene;
  const by = founded.cast.staff;
  const month = monthOf(dayOf(moments.start));
  const stage = opened(founded.hall, { kind: 'quarterly', month, at: moments.at(1, '09:00'), by });
  return {
    stage: stage.step(moments.at(1, '09:30'), by, { step: 'collect', untilOn: moments.day(-6) }),
  };
}

const others: Record<string, (telling: Telling) => Other> = {
  丹桂苑红色议事厅: inMinutes,
  纺织新村红色议事厅: inAgenda,
  河沿里凉亭议事厅: underPavilion,
  槐安社区议事厅: inQuarter,
};

/** Another hall of the told community: its past months, and what is under way there. */
export function tellOther(
  past: PlayedHall,
  founded: FoundedHall,
  scene: Scene,
): PlayedHall & Partial<ToldHall> {
  const tell = others[founded.hall.name];
  if (!tell) return past;
  const { stage, hall, ...told } = tell({ founded: { ...founded, hall: past.hall }, scene });
  const meetings = past.meetings.filter(({ status }) => status !== 'collecting');
  const { next: _, ...kept } = hall ?? past.hall;
  if (!stage) return { ...past, ...told, hall: kept, meetings };
  const meeting = stage.settled(told.attendances && { present: told.attendances.length });
  return { ...past, ...told, hall: withNext(kept, meeting), meetings: [...meetings, meeting] };
}

import { addDays, instantOf, minuteMs } from '#domain/day';
import {
  type AttendanceRecord,
  attendanceIdOf,
  type DecisionRecord,
  type MeetingRecord,
  type ProposalRecord,
} from '../../cloudfunctions/modules/council/records';
import type { FoundedHall } from './council-halls';
import { announced, monthOf, opened, type Proofs } from './council-stage';
import { eveningsOf } from './council-told';
import { proposalOf } from './council-topics';
import type { Scene } from './told-notices';

/** What neighbours brought for it: on the agenda, and what came too late for it. */
function topicsOf({ cast, moments }: Scene, main: FoundedHall) {
  const { next } = eveningsOf(moments.start);
  const { near, across, above } = cast.neighbours;
  const at = (before: number, clock: string) => instantOf(addDays(next, -before), clock);
  const topics = [
    proposalOf(
      main,
      {
        key: 'told-market',
        title: '早市占了北门的路',
        text: '六点到八点早市把北门的路占了一半，送孩子的车过不去。',
        speakers: 6,
        byText: '楼栋长代 6 位居民',
        backers: [near, across],
        at: at(10, '10:40'),
      },
      { status: 'adopted', version: 2 },
    ),
    proposalOf(
      main,
      {
        key: 'told-lamp',
        title: '5号楼前面的路太暗',
        text: '晚上下楼倒垃圾看不清路，想加一盏灯。',
        author: cast.elder,
        byText: '5号楼居民',
        backers: [above, cast.buildingLead, near],
        at: at(9, '15:20'),
      },
      { status: 'adopted', version: 2 },
    ),
  ];
  const waiting = [
    proposalOf(main, {
      key: 'told-swing',
      title: '给孩子装一个秋千',
      text: '小区广场边上有块空地，能不能装个秋千？',
      author: cast.owner,
      byText: '5号楼居民',
      backers: [across],
      at: moments.at(1, '20:15'),
    }),
  ];
  return { topics, waiting };
}

type Topic = ReturnType<typeof proposalOf>;

const voices = ({ backers, speakers }: ProposalRecord): number => backers + speakers;

const agendaOf = (topics: readonly Topic[], carried: DecisionRecord | undefined) => [
  ...(carried
    ? [
        {
          id: `it_${carried._id.slice(3, 15)}`,
          title: carried.topic,
          text: `上次的结论：${carried.text}`,
          proposalIds: [],
          byText: carried.proposersText,
          carriedFromId: carried._id,
        },
      ]
    : []),
  ...topics.map(({ proposal }, index) => ({
    id: `it_${index + 1}`,
    title: proposal.title,
    text: proposal.text,
    proposalIds: [proposal._id],
    byText: `${proposal.byText.replace(/代 \d+ 位居民$/, '代居民')} 等 ${voices(proposal)} 人`,
  })),
];

/** Those who said that they come. */
function comersOf({ cast, moments }: Scene, meeting: MeetingRecord): AttendanceRecord[] {
  const { near, across, above } = cast.neighbours;
  const comers = [near, across, above, cast.buildingLead];
  return comers.map(
    (person, index): AttendanceRecord => ({
      _id: attendanceIdOf(meeting._id, person._id),
      meetingId: meeting._id,
      hallId: meeting.hallId,
      personId: person._id,
      name: person.name ?? '',
      placeText: '5号楼',
      status: 'registered',
      at: moments.at(2, '19:00') + index * 7 * minuteMs,
      version: 1,
    }),
  );
}

/** The meeting in three days: made known on two channels, with four who said that they come. */
export function tellComing(
  scene: Scene,
  { main, proofs }: { main: FoundedHall; proofs: Proofs },
  carried: DecisionRecord | undefined,
) {
  const { next } = eveningsOf(scene.moments.start);
  const { topics, waiting } = topicsOf(scene, main);
  const at = instantOf(addDays(next, -13), '09:00');
  const stage = opened(main.hall, { month: monthOf(next), at, by: main.cast.moderator });
  const agenda = agendaOf(topics, carried);
  announced(stage, { day: next, cast: main.cast, agenda, proofs });
  const attendances = comersOf(scene, stage.meeting);
  const meeting = stage.settled({ registered: attendances.length });
  const meetingId = meeting._id;
  return {
    meeting,
    attendances,
    proposals: [
      ...topics.map(({ proposal }) => ({ ...proposal, meetingId })),
      ...waiting.map(({ proposal }) => proposal),
    ],
    backings: [...topics, ...waiting].flatMap((one) => one.backings),
  };
}

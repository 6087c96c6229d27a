import { getHall, getTrace, listHalls, listMeetings } from '#contracts/council';
import { dayMs } from '#domain/day';
import type { DecisionRecord, MeetingRecord } from '../../cloudfunctions/modules/council/records';
import { startTestCloud, stopTestClouds, type TestCloud } from '../../tests/kit/cloud';
import { councilWorld, decisionWith, hallWith, meetingWith } from '../../tests/kit/council';
import { asking, type Cost } from './asking';
import type { CouncilFigures, Examined, Progress } from './figures';

const few = 5;
const many = 500;
/** Of each meeting: so many items with a decision. */
const items = 3;

/** A closed meeting and what it decided, so often, each a month before the one that follows. */
async function grown(cloud: TestCloud, count: number): Promise<string> {
  const hall = await hallWith(cloud);
  await meetingWith(cloud, 'published');
  const first = await meetingWith(cloud, 'closed');
  const decided = await decisionWith(cloud, first);
  const lettersOf = (index: number) => index.toString(16).padStart(24, '0');
  const before = ({ sortAt }: MeetingRecord, index: number) => sortAt - index * 30 * dayMs;
  const meetings = Array.from({ length: count }, (_, index) => ({
    ...first,
    _id: `mt_${lettersOf(index + 1)}`,
    sortAt: before(first, index + 1),
    startsAt: before(first, index + 1),
  }));
  const decisions = meetings.flatMap((meeting, index) =>
    Array.from(
      { length: items },
      (_, item): DecisionRecord => ({
        ...decided,
        _id: `dc_${lettersOf(index * items + item + 1)}`,
        meetingId: meeting._id,
        decidedAt: meeting.sortAt + item,
        isFinal: index > 1,
        status: index > 1 ? 'done' : 'in-progress',
      }),
    ),
  );
  await cloud.load('meetings', meetings);
  await cloud.load('decisions', decisions);
  return hall._id;
}

/** Documents and keys that the pages of a hall look at, with so many meetings behind it. */
async function examinedWith(count: number): Promise<Examined> {
  const cloud = await startTestCloud(councilWorld());
  const id = await grown(cloud, count);
  const costs = new Map<string, Cost>();
  const ask = asking(cloud.cloud, (name, cost) => costs.set(name, cost));
  const examined = (name: string) => {
    const { documents = 0, keys = 0 } = costs.get(name) ?? {};
    return documents + keys;
  };
  await ask('wang', listHalls, {});
  await ask('wang', getHall, { id });
  await ask('wang', getTrace, { hallId: id });
  await ask('wang', listMeetings, { hallId: id });
  return {
    halls: examined(listHalls.name),
    hall: examined(getHall.name),
    trace: examined(getTrace.name),
    meetings: examined(listMeetings.name),
  };
}

/** What a hall's pages cost with 5 and with 500 meetings behind it. */
export async function measureCouncil(progress: Progress): Promise<CouncilFigures> {
  try {
    progress(`议事厅 ${few} 次会`);
    const short = await examinedWith(few);
    await stopTestClouds();
    progress(`议事厅 ${many} 次会`);
    return { few: short, many: await examinedWith(many) };
  } finally {
    await stopTestClouds();
  }
}

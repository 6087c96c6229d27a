import fc from 'fast-check';
import { meetingStatuses, proposalStatuses } from '#contracts/council';
import {
  agendaObstacle,
  backObstacle,
  behindText,
  judgeObstacle,
  type Topic,
  voicesOf,
} from '#domain/council-topic';

const topic: Topic = {
  status: 'open',
  byText: '5号楼居民',
  authorId: 'wang',
  speakers: 1,
  backers: 0,
};
const spoken: Topic = { status: 'open', byText: '单元长代 6 位居民', speakers: 6, backers: 0 };
const judgements = ['adopted', 'merged', 'to-report', 'not-tabled', 'open'] as const;

test('who stands behind a topic is said in numbers, once there are more than brought it', () => {
  expect(behindText(topic, 1)).toBe('5号楼居民');
  expect(behindText(topic, 7)).toBe('5号楼居民 等 7 人');
  expect(behindText(spoken, 6)).toBe('单元长代 6 位居民');
  expect(behindText(spoken, 8)).toBe('单元长代 6 位居民 等 8 人');
});

test('nobody counts twice, whatever she brought and backed', () => {
  const people = fc.constantFrom('wang', 'li', 'zhao', 'chen');
  const topics = fc.array(
    fc.oneof(
      people.map((authorId): Topic => ({ ...topic, authorId })),
      fc.integer({ min: 1, max: 200 }).map((speakers): Topic => ({ ...spoken, speakers })),
    ),
  );
  fc.assert(
    fc.property(topics, fc.array(people), (some, backerIds) => {
      const named = new Set([...backerIds, ...some.flatMap(({ authorId }) => authorId ?? [])]);
      const said = some.filter(({ authorId }) => authorId === undefined);
      const expected = said.reduce((sum, { speakers }) => sum + speakers, 0) + named.size;
      expect(voicesOf(some, backerIds)).toBe(expected);
      expect(voicesOf([...some].reverse(), [...backerIds, ...backerIds])).toBe(expected);
    }),
  );
});

test('an agenda is decided about while topics are collected and judged, until it is confirmed', () => {
  for (const status of meetingStatuses) {
    const isOpen = status === 'collecting' || status === 'agenda';
    expect(agendaObstacle({ status, isAgendaConfirmed: false }) === undefined).toBe(isOpen);
    expect(agendaObstacle({ status, isAgendaConfirmed: true })).toMatch(/确认/);
  }
});

test('what waits is decided once; what was decided is first given back, by the meeting that did', () => {
  for (const status of proposalStatuses)
    for (const as of judgements) {
      const decided = { ...topic, status, meetingId: 'mt_this' };
      const isGivenBack = as === 'open' && ['adopted', 'merged', 'not-tabled'].includes(status);
      const isDecided = as !== 'open' && status === 'open';
      const mayBe = isGivenBack || isDecided;
      expect(judgeObstacle(decided, as, 'mt_this') === undefined).toBe(mayBe);
      if (as === 'open') expect(judgeObstacle(decided, as, 'mt_other')).toBeDefined();
    }
});

test('nothing is decided about words the desk has not looked at', () => {
  for (const as of judgements)
    expect(judgeObstacle({ ...topic, heldBackFor: 'desk' }, as, 'mt_this')).toMatch(/先看看/);
});

test('neighbours back what waits or stands on an agenda; nobody backs her own', () => {
  expect(backObstacle(topic, 'wang')).toMatch(/您自己/);
  for (const status of proposalStatuses) {
    const mayBack = status === 'open' || status === 'adopted';
    expect(backObstacle({ ...topic, status }, 'li') === undefined).toBe(mayBack);
  }
});

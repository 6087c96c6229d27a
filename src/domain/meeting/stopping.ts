import type { Effect, Row } from './moves';
import { row } from './moves';

const because: Effect<'postpone' | 'cancel'> = (
  { publishAt: _, ...meeting },
  { move, at, byText },
) => ({
  ...meeting,
  reason: move.reason,
  changes:
    meeting.publishedAt === undefined
      ? meeting.changes
      : [
          ...meeting.changes,
          {
            at,
            byText,
            text: `${move.step === 'postpone' ? '延期，新的时间另行公示' : '取消'}。原因：${move.reason}`,
          },
        ],
});

/** What does not happen as planned; cadence counts only what was held. */
export const stopping: readonly Row[] = [
  row({
    step: 'postpone',
    event: 'council.postponed',
    from: ['published'],
    to: 'postponed',
    who: ['desk', 'secretary'],
    effects: [because],
  }),
  row({
    step: 'cancel',
    event: 'council.cancelled',
    from: ['draft', 'collecting', 'agenda', 'published', 'postponed'],
    to: 'cancelled',
    who: ['desk', 'secretary'],
    effects: [because],
  }),
];

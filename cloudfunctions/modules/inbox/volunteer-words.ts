import { datedText } from '#domain/day';
import type { EventRecord } from '#runtime/records';
import { type Addressed, because, maybe, type Table } from './addressed';

/** What events about a 招募令 say. */
type Facts = {
  callId: string;
  title?: string;
  startsAt?: number;
  reason?: string;
  personId?: string;
};

type Say = (facts: Facts, named: string) => { title: string; text: string };

const message =
  (say: Say, to: (facts: Facts) => readonly string[]) =>
  ({ data, at }: EventRecord): Addressed[] => {
    const facts = data as Facts;
    const when = facts.startsAt === undefined ? '' : `（${datedText(facts.startsAt, at)}）`;
    const said = say(facts, `「${facts.title ?? '招募令'}」${when}`);
    const link = { kind: 'volunteer', id: facts.callId } as const;
    return [{ ...said, kind: 'volunteer', link, to: to(facts) }];
  };

/** Of a call that is off everybody at it hears; the listener knows who they are. */
export const cancelledWords = (event: EventRecord, to: readonly string[]): Addressed[] =>
  message(
    ({ reason }, named) => ({
      title: '您报名的活动取消了',
      text: `${named}${because(reason)}。不用来了，谢谢您报名。`,
    }),
    () => to,
  )(event);

export const volunteerWords: Table = {
  'volunteer.moved-up': message(
    (_, named) => ({
      title: '有空位了，您已报上名',
      text: `${named}。来不了请取消报名，把位置让给别人。`,
    }),
    ({ personId }) => maybe(personId),
  ),
};

import { roleKey } from '#domain/membership';
import { area, personId } from '../../tests/kit/world';
import {
  type Copying,
  type Copyings,
  type Document,
  idFor,
  isTheirs,
  stillOpen,
  theirNth,
  theirs,
} from './growth-copies';

/** Other halls that copies belong to: there in every world. */
const otherHalls = 100;
/** So many came to one meeting, were asked one thing, and decided. */
const ofOneMeeting = { people: 30, votes: 3, decisions: 5 };

const desk = roleKey('community-staff', area('huai'));

/** A meeting of the hall that is read, with everything that belongs to one. */
export const meetingRead = idFor('mt', theirNth(1));

const hallOf = (index: number, told: Document) =>
  isTheirs(index) ? told.hallId : idFor('ha', 1 + (index % otherHalls));
/** The meeting in the hall that is read to which the nth copy of something belongs. */
const meetingFor = (index: number, ofOne: number) =>
  idFor('mt', theirNth(Math.ceil(index / ofOne)));

/** Topics of a hall, one's own, a meeting's, and words the desk looks at first, in turn. */
function topicAs(index: number, told: Document): Document {
  const hallId = index % 4 === 0 ? told.hallId : idFor('ha', 1 + (index % otherHalls));
  const topic = { _id: idFor('pr', index), hallId, authorId: idFor('pe', index), status: 'open' };
  if (index % 4 === 1) return { ...topic, meetingId: undefined, authorId: personId('wang') };
  if (index % 4 === 2) return { ...topic, meetingId: meetingRead, status: 'not-tabled' };
  return {
    ...{ ...topic, meetingId: undefined },
    ...(index % 4 === 3 && { heldBackFor: desk }),
  };
}

/** The newest of the hall that is read wait for something; every second of its decisions is the resident's. */
function decisionAs(index: number, told: Document): Document {
  const isOpen = isTheirs(index) && theirs(index) <= stillOpen;
  const concerns = isTheirs(index) && theirs(index) % 2 === 0 ? [personId('wang')] : [];
  return {
    ...{ _id: idFor('dc', index), hallId: hallOf(index, told), concerns },
    meetingId: isTheirs(index)
      ? meetingFor(theirs(index), ofOneMeeting.decisions)
      : idFor('mt', index),
    ...{ isFinal: !isOpen, status: isOpen ? 'in-progress' : 'done', chaseOn: undefined },
    ...(isOpen && { dueOn: '2026-01-01', leadIds: [desk] }),
  };
}

/** Of each meeting as many, of the meetings of the hall that is read. */
const atMeetings = (prefix: string, every: number, ofOne: number): Copying => ({
  every,
  from: () => true,
  as: (index, told) => ({
    ...{ _id: idFor(prefix, index), meetingId: meetingFor(index, ofOne) },
    ...('personId' in told && { personId: idFor('pe', index) }),
  }),
});

/** Halls, their meetings, and what was brought to them, said and decided there. */
export const councilCopyings: Copyings = {
  halls: {
    every: 90,
    from: ({ closed }) => closed === undefined,
    as(index, told) {
      const areaId = idFor('ar', index);
      const path = [...(told.path as string[]).slice(0, -1), areaId];
      return { _id: idFor('ha', index), areaId, path, order: index, moderatorIds: [] };
    },
  },
  meetings: {
    every: 9,
    from: ({ minutes }) => minutes !== undefined,
    as: (index, told) => ({
      ...{ _id: idFor('mt', index), hallId: hallOf(index, told), isPublic: true },
      waitsFor: !isTheirs(index) && index <= 2 * stillOpen ? [desk] : [],
      wakeAt: undefined,
    }),
  },
  proposals: { every: 9, from: ({ meetingId }) => meetingId !== undefined, as: topicAs },
  proposal_backings: {
    every: 9,
    from: () => true,
    as: (index) => ({
      ...{ _id: idFor('pb', index), proposalId: idFor('pr', index) },
      personId: idFor('pe', index),
    }),
  },
  meeting_attendances: {
    ...atMeetings('at', 9, ofOneMeeting.people),
    from: ({ status }) => status === 'present',
  },
  decisions: { every: 9, from: () => true, as: decisionAs },
  votes: atMeetings('vt', 90, ofOneMeeting.votes),
  ballots: {
    every: 9,
    from: () => true,
    as: (index) => ({ _id: idFor('bl', index), voteId: idFor('vt', index) }),
  },
  property_reviews: {
    every: 9 * theirNth(1),
    from: () => true,
    as: (index) => ({ _id: idFor('mt', theirNth(index)) }),
  },
  property_review_marks: atMeetings('rm', 9, ofOneMeeting.people),
};

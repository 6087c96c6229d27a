import type { MeetingView } from '#contracts/council-meeting';
import type { PhotoView } from '#contracts/file';
import type { AgendaItem, Minutes, MinutesItem, Proof } from '#domain/meeting/model';
import { nextText } from '#domain/meeting/next-text';
import { isShownWell } from '#domain/meeting/publishing';
import { defined } from '#runtime/defined';
import { photoViews } from '#runtime/files';
import { passedAmong } from '../file/records';
import type { HallRecord, MeetingRecord } from './records';

type View = (fileIds: readonly string[]) => PhotoView[];

/** How far the minutes are open to a reader: not yet, their words alone, or with what was asked to be changed. */
export type MinutesSight = 'none' | 'words' | 'all' | 'leading';

const agendaItem = ({ id, title, text, byText, isStanding, carriedFromId }: AgendaItem) => ({
  ...{ id, title, isStanding: isStanding === true, isCarried: carriedFromId !== undefined },
  ...defined({ text, byText }),
});

const publicity = (proofs: readonly Proof[], reason: string | undefined, view: View) => ({
  channels: proofs.map(({ channel, at, byText, photos }) => {
    return { channel, at, byText, photos: view(photos) };
  }),
  isComplete: isShownWell([...proofs]),
  ...defined({ reason }),
});

const minutesItem = ({ itemId, problem, opinions, conclusion, decision }: MinutesItem) => ({
  ...{ itemId, problem, opinions, conclusion },
  ...(decision && {
    decision: {
      kind: decision.kind,
      ownerText: 'ownerText' in decision ? decision.ownerText : '按事项派给对口的单位',
      ...('dueOn' in decision && { dueOn: decision.dueOn }),
      ...('category' in decision && { category: decision.category, areaId: decision.areaId }),
      ...('reason' in decision && { reason: decision.reason }),
    },
  }),
});

function minutesView(minutes: Minutes, sight: MinutesSight, view: View): MeetingView['minutes'] {
  const { circulatedAt, amendUntil, confirmedAt, confirmedByText, sentBackReason } = minutes;
  const amendments = sight === 'words' ? [] : minutes.amendments;
  return {
    items: minutes.items.map(minutesItem),
    photos: view(minutes.photos),
    amendments: amendments.map(({ personId: _, ...shown }) => shown),
    ...defined({ circulatedAt, amendUntil, confirmedAt, confirmedByText }),
    ...(sight === 'leading' && defined({ sentBackReason })),
  };
}

const photosOf = (
  { proofs, minutes, resolution }: MeetingRecord,
  sight: MinutesSight,
): string[] => [
  ...[...proofs, ...(resolution?.proofs ?? [])].flatMap(({ photos }) => photos),
  ...(sight === 'none' ? [] : (minutes?.photos ?? [])),
];

/** In place of a photo that WeChat has not passed, for whoever leads. */
export const heldPhoto: PhotoView = { note: '照片还在检查，通过以后邻居才看得到' };

/** Photos that WeChat passed; of the others nothing to neighbours, and a sentence to whoever leads. */
async function photosFor(meeting: MeetingRecord, sight: MinutesSight): Promise<View> {
  const passed = await passedAmong(photosOf(meeting, sight));
  const view = await photoViews([...passed]);
  return (fileIds) =>
    fileIds.flatMap((one) => {
      if (passed.has(one)) return view(one);
      return sight === 'leading' ? heldPhoto : [];
    });
}

type Seen = { meeting: MeetingRecord; hall: HallRecord; sight: MinutesSight; now: number };

/** A meeting as one reader sees it, without votes and 评议. */
export async function meetingView({
  meeting,
  hall,
  sight,
  now,
}: Seen): Promise<Omit<MeetingView, 'votes' | 'review'>> {
  const view = await photosFor(meeting, sight);
  const { _id: id, version, hallId, hallName, kind, status, month, title, areaText } = meeting;
  const { place, startsAt, endsAt, capacity, collectUntilOn, publishAt, publishedAt } = meeting;
  const { shortLeadReason, noTopicsNote, reason, minutes, resolution, registered } = meeting;
  return {
    ...{ id, version, hallId, hallName, kind, status, month, title, areaText, registered },
    present: meeting.present,
    isAgendaConfirmed: meeting.isAgendaConfirmed,
    ...defined({ place, startsAt, endsAt, capacity, collectUntilOn, publishAt, publishedAt }),
    ...defined({ shortLeadReason, noTopicsNote, reason, phone: hall.phone }),
    parties: meeting.parties.map(({ party, who, isPresent }) => {
      return { party, ...defined({ who, isPresent }) };
    }),
    agenda: meeting.agenda.map(agendaItem),
    publicity: publicity(meeting.proofs, meeting.proofReason, view),
    changes: meeting.changes,
    ...(minutes && sight !== 'none' && { minutes: minutesView(minutes, sight, view) }),
    ...(resolution && {
      resolution: {
        until: resolution.until,
        publicity: publicity(resolution.proofs, undefined, view),
      },
    }),
    nextText: nextText(meeting, now),
  };
}

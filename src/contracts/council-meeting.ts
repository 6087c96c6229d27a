import * as z from 'zod';
import { action, lazily } from './action';
import {
  councilRoles,
  hallId,
  meetingId,
  meetingKinds,
  meetingStatuses,
  parties,
  publicityChannels,
  secretaryRoles,
} from './council';
import { Photos } from './file';
import { month } from './points';

export * from './council-view';

/** Days somebody should be able to bring topics (`rules.md §4.2.1`). */
export const collectLeastDays = 3;
/** Items of one agenda, the standing one included. */
export const agendaLimit = 15;

const seen = () => ({ id: meetingId(), version: z.number().int().min(1) });
const Stepped = lazily(() =>
  z.object({ id: z.string(), version: z.number().int(), status: z.enum(meetingStatuses) }),
);
const reason = (words: string) => z.string().trim().min(2, words).max(100, '最多 100 个字');

/** Opens the month's meeting of a hall (one per month), or a gathering of another kind. */
export const openMeeting = action({
  name: 'council.open',
  kind: 'command',
  roles: councilRoles,
  input: lazily(() =>
    z.object({
      hallId: hallId(),
      kind: z.enum(meetingKinds),
      month: month(),
      /** Of kinds but the monthly one: 「3号楼加装电梯」. */
      title: z.string().trim().max(30, '最多 30 个字').optional(),
    }),
  ),
  output: Stepped,
});

/** 征集议题, until the end of a day; fewer than three days are possible and said. */
export const collectTopics = action({
  name: 'council.collect',
  kind: 'command',
  roles: councilRoles,
  input: lazily(() => z.object({ ...seen(), untilOn: z.iso.date('请选征集到哪天') })),
  output: Stepped,
});

export const closeCollecting = action({
  name: 'council.close-collecting',
  kind: 'command',
  roles: councilRoles,
  input: lazily(() => z.object(seen())),
  output: Stepped,
});

/** The secretary agrees to the agenda; no topic may still wait. */
export const confirmAgenda = action({
  name: 'council.confirm-agenda',
  kind: 'command',
  roles: secretaryRoles,
  input: lazily(() =>
    z.object({
      ...seen(),
      /** 零议题说明, where there is no topic. */
      noTopicsNote: z.string().trim().max(100, '最多 100 个字').optional(),
    }),
  ),
  output: Stepped,
});

const announced = () => ({
  place: z.string().trim().min(2, '请写开会的地点').max(40, '最多 40 个字'),
  startsAt: z.number('请选开会的时间').int(),
  endsAt: z.number('请选散会的时间').int(),
  capacity: z.number().int('请写整数').min(5, '至少 5 人').max(500, '最多 500 人').optional(),
  parties: z
    .array(
      z.object({
        party: z.enum(parties),
        /** 「书记 何建舟」: who comes for it. */
        who: z.string().trim().max(30, '最多 30 个字').optional(),
      }),
    )
    .max(5),
});

/** 公示 of time, place, topics and the four parties, now or planned; also of one that was postponed. */
export const publishMeeting = action({
  name: 'council.publish',
  kind: 'command',
  roles: councilRoles,
  input: lazily(() =>
    z.object({
      ...seen(),
      ...announced(),
      publishAt: z.number().int().optional(),
      shortLeadReason: z.string().trim().max(100, '最多 100 个字').optional(),
      /** Why it goes out without photos of both channels. */
      proofReason: z.string().trim().max(100, '最多 100 个字').optional(),
    }),
  ),
  output: Stepped,
});

/** 变更通知: another time or place; whoever signed up hears of it. */
export const amendMeeting = action({
  name: 'council.amend',
  kind: 'command',
  roles: councilRoles,
  input: lazily(() =>
    z.object({ ...seen(), ...announced(), reason: reason('请写为什么改，邻居会看到') }),
  ),
  output: Stepped,
});

/** A photo of where it hangs or was sent: before the meeting, and again of the resolution. */
export const addProof = action({
  name: 'council.add-proof',
  kind: 'command',
  roles: councilRoles,
  input: lazily(() =>
    z.object({ ...seen(), channel: z.enum(publicityChannels), photos: Photos() }),
  ),
  output: Stepped,
});

export const startMeeting = action({
  name: 'council.start',
  kind: 'command',
  roles: councilRoles,
  /** `present`: the parties that came. */
  input: lazily(() => z.object({ ...seen(), present: z.array(z.enum(parties)).max(5) })),
  output: Stepped,
});

export const endMeeting = action({
  name: 'council.end',
  kind: 'command',
  roles: councilRoles,
  input: lazily(() => z.object({ ...seen(), present: z.array(z.enum(parties)).max(5) })),
  output: Stepped,
});

export const postponeMeeting = action({
  name: 'council.postpone',
  kind: 'command',
  roles: ['community-staff', ...secretaryRoles],
  input: lazily(() => z.object({ ...seen(), reason: reason('请写为什么延期，邻居会看到') })),
  output: Stepped,
});

export const cancelMeeting = action({
  name: 'council.cancel',
  kind: 'command',
  roles: ['community-staff', ...secretaryRoles],
  input: lazily(() => z.object({ ...seen(), reason: reason('请写为什么取消，邻居会看到') })),
  output: Stepped,
});

/** The QR image that leads to a meeting, for its poster. Base64 of a PNG or JPEG. */
export const getMeetingImage = action({
  name: 'council.image',
  kind: 'query',
  roles: councilRoles,
  input: lazily(() => z.object({ id: meetingId() })),
  output: lazily(() => z.object({ imageBase64: z.string(), contentType: z.string() })),
});

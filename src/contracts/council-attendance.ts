import * as z from 'zod';
import { action, lazily } from './action';
import { councilRoles, meetingId, meetingStatuses } from './council';
import { accountId } from './points';

/** Signed up, there, or away again. */
export const attendanceStatuses = ['registered', 'cancelled', 'present'] as const;
export type AttendanceStatus = (typeof attendanceStatuses)[number];
/** How it is known that somebody was there. */
export const attendanceWays = ['qr', 'code', 'ticked'] as const;
export type AttendanceWay = (typeof attendanceWays)[number];

/** At the door: letters nobody mixes up (no 0 O 1 I L). */
export const doorCodeLength = 6;
export const attendanceId = () => z.string().regex(/^at_[0-9a-z]{8,40}$/);

export const registerForMeeting = action({
  name: 'council.register',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() => z.object({ id: meetingId() })),
  output: lazily(() => z.object({ registered: z.number().int() })),
});

export const cancelRegistration = action({
  name: 'council.cancel-registration',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() => z.object({ id: meetingId() })),
  output: lazily(() => z.object({ registered: z.number().int() })),
});

/** In by the code at the door, scanned or typed, from half an hour before until half an hour after. */
export const attendMeeting = action({
  name: 'council.attend',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() =>
    z.object({
      id: meetingId(),
      way: z.enum(['qr', 'code']),
      code: z
        .string()
        .transform((text) => text.replace(/\s/g, '').toUpperCase())
        .pipe(z.string().regex(/^[2-9A-HJKMNP-Z]{6}$/, '到会码是 6 位字母和数字，请再看一看')),
    }),
  ),
  output: lazily(() => z.object({ present: z.number().int() })),
});

/** What whoever leads sees at the door: who signed up, who is there, and the secret her phone makes the codes from. */
export const getMeetingDoor = action({
  name: 'council.door',
  kind: 'query',
  roles: councilRoles,
  input: lazily(() => z.object({ id: meetingId() })),
  output: lazily(() =>
    z.object({
      title: z.string(),
      status: z.enum(meetingStatuses),
      version: z.number().int(),
      startsAt: z.number().optional(),
      endsAt: z.number().optional(),
      place: z.string().optional(),
      secret: z.string(),
      registered: z.number().int(),
      present: z.number().int(),
      people: z.array(
        z.object({
          id: z.string(),
          version: z.number().int(),
          /** Masked: 「王**」. */
          name: z.string(),
          placeText: z.string().optional(),
          status: z.enum(attendanceStatuses),
          way: z.enum(attendanceWays).optional(),
          isPaper: z.boolean(),
        }),
      ),
    }),
  ),
});

/** Ticks somebody who signed up as there, or takes a tick back; never oneself or the own household. */
export const tickPresent = action({
  name: 'council.tick',
  kind: 'command',
  roles: councilRoles,
  input: lazily(() =>
    z.object({
      id: attendanceId(),
      version: z.number().int().min(1),
      isPresent: z.boolean(),
    }),
  ),
  output: lazily(() => z.object({ version: z.number().int() })),
});

/** Somebody without a phone who is there: by name and door, with her paper passbook where she has one. */
export const addPaperAttendee = action({
  name: 'council.add-paper',
  kind: 'command',
  roles: councilRoles,
  input: lazily(() =>
    z.object({
      id: meetingId(),
      name: z.string().trim().min(1, '请写姓名').max(20, '最多 20 个字'),
      /** 「5号楼2单元302」 */
      placeText: z.string().trim().max(30, '最多 30 个字').optional(),
      accountId: accountId().optional(),
    }),
  ),
  output: lazily(() => z.object({ id: z.string(), present: z.number().int() })),
});

import * as z from 'zod';
import { action, lazily } from './action';
import { meetingId } from './council';
import { attendanceId } from './council-attendance';

/** 评议物业服务 (`rules.md §4.2.2`): three questions, one to five. */
export const reviewQuestions = ['cleaning', 'repairs', 'order'] as const;
export type ReviewQuestion = (typeof reviewQuestions)[number];
export const reviewQuestionWords: Record<ReviewQuestion, string> = {
  cleaning: '保洁',
  repairs: '维修',
  order: '秩序',
};
/** With fewer answers nothing of it is shown. */
export const smallReview = 5;

const score = (words: string) => z.number(words).int(words).min(1, words).max(5, words);

export const ReviewView = lazily(() =>
  z.object({
    isOpen: z.boolean(),
    until: z.number().optional(),
    answers: z.number().int(),
    /** Means of one decimal; missing while answers come in, and below five. */
    means: z.object({ cleaning: z.number(), repairs: z.number(), order: z.number() }).optional(),
    /** Words of those who wrote some, in no order of time; missing as the means are. */
    comments: z.array(z.string()),
    reply: z.object({ text: z.string(), byText: z.string(), at: z.number() }).optional(),
    hasAnswered: z.boolean(),
  }),
);
export type ReviewView = z.infer<ReturnType<typeof ReviewView>>;

/** One's own answer, once a meeting and without a name; whoever leads enters it for somebody who is there on paper. */
export const reviewProperty = action({
  name: 'council.review-property',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() =>
    z.object({
      id: meetingId(),
      cleaning: score('请给保洁打分'),
      repairs: score('请给维修打分'),
      order: score('请给秩序打分'),
      comment: z.string().trim().max(100, '最多 100 个字').optional(),
      /** Entered for somebody without a phone. */
      forAttendanceId: attendanceId().optional(),
      /** Random letters of the phone, kept nowhere. */
      salt: z.string().regex(/^[0-9a-zA-Z]{16,40}$/),
    }),
  ),
  output: lazily(() => z.object({ answers: z.number().int() })),
});

/** The property firm answers what was said, once; the community sees to the rest. */
export const replyToReview = action({
  name: 'council.reply-review',
  kind: 'command',
  roles: ['property-manager'],
  input: lazily(() =>
    z.object({
      id: meetingId(),
      text: z.string().trim().min(4, '请写答复').max(300, '最多 300 个字'),
    }),
  ),
  output: lazily(() => z.object({})),
});

import * as z from 'zod';
import { action, lazily } from './action';

export const photoLimit = 6;
/** After re-encoding on the phone, in bytes (`rules.md`, photos ≤ 500 KB). */
export const photoLimitBytes = 500 * 1024;

/** Issues paths to upload to: unguessable, owned by the caller, good for a day, claimed once by a command. */
export const prepareFiles = action({
  name: 'file.prepare',
  kind: 'command',
  roles: 'anyone',
  input: lazily(() => z.object({ count: z.number().int().min(1).max(photoLimit) })),
  output: lazily(() =>
    z.object({
      batchId: z.string(),
      /** cloudPath for `wx.cloud.uploadFile`, in order. */
      paths: z.array(z.string()),
      expiresAt: z.number(),
    }),
  ),
});

/** The photos of one command: the batch they were issued in and which of its places were filled. */
export const Photos = lazily(() =>
  z.object({
    batchId: z.string().max(80),
    /** Positions in the batch, in the order to show. */
    places: z
      .array(
        z
          .number()
          .int()
          .min(0)
          .max(photoLimit - 1),
      )
      .min(1)
      .max(photoLimit),
  }),
);
export type Photos = z.infer<ReturnType<typeof Photos>>;

/** A photo as shown: a short-lived address, or none while it is checked, withheld or gone. */
export const PhotoView = lazily(() =>
  z.object({ url: z.string().optional(), note: z.string().optional() }),
);
export type PhotoView = z.infer<ReturnType<typeof PhotoView>>;

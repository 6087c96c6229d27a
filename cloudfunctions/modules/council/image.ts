import { getMeetingImage } from '#contracts/council-meeting';
import { AppError } from '#contracts/errors';
import { defineQuery } from '#runtime/action';
import { pageImage } from '#runtime/openapi';
import { ledMeeting } from './stepping';

/** Printed once neighbours can read it, never before. */
export const image = defineQuery(getMeetingImage, async ({ id }, ctx) => {
  const { meeting } = await ledMeeting(id, ctx);
  if (!meeting.isPublic)
    throw new AppError('step-not-allowed', { reason: '开始征集议题以后才能打印' });
  const { buffer, contentType } = await pageImage('features/council/pages/meeting/index', id);
  return { imageBase64: buffer.toString('base64'), contentType };
});

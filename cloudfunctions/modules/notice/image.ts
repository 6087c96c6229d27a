import { AppError } from '#contracts/errors';
import { getNoticeImage } from '#contracts/notice-desk';
import { defineQuery } from '#runtime/action';
import { get } from '#runtime/database';
import { pageImage } from '#runtime/openapi';
import { notices } from './records';
import { opened } from './standing';

/** Printed once neighbours can read it, never before. */
export const image = defineQuery(getNoticeImage, async ({ id }, ctx) => {
  const { notice } = opened(await get(notices, id), ctx);
  if (notice.status !== 'published')
    throw new AppError('step-not-allowed', { reason: '发布以后才能打印' });
  const { buffer, contentType } = await pageImage('features/notice/pages/detail/index', id);
  return { imageBase64: buffer.toString('base64'), contentType };
});

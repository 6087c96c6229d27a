import { AppError } from '#contracts/errors';

/** The last line of a page: where the next one goes on. */
export type Cursor = { at: number; id: string };

export const cursorOf = ({ at, id }: Cursor): string => `${at}.${id}`;

/** A cursor as it came back; anything else that was sent is refused. */
export function readCursor(cursor: string | undefined): Cursor | undefined {
  if (cursor === undefined) return undefined;
  const [, at, id] = /^(\d{1,15})\.([\w:-]{1,120})$/.exec(cursor) ?? [];
  if (at === undefined || id === undefined) throw new AppError('invalid-input');
  return { at: Number(at), id };
}

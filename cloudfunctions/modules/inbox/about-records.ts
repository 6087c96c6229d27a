import { find } from '#runtime/database';
import { type InboxItemRecord, inboxItems } from './records';

/** The newest message to somebody about one thing, or undefined. */
export async function newestAbout(
  linkId: string,
  personId: string,
): Promise<InboxItemRecord | undefined> {
  const [newest] = await find(inboxItems, {
    where: { 'link.id': linkId, personId },
    order: [['at', 'desc']],
    limit: 1,
  });
  return newest;
}

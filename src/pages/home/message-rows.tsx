import { badgeText } from '#domain/inbox';
import { ListRow } from '../../components';
import { open } from '../../platform/navigation';
import type { HomeData } from './home-data';

const newText = (count: number) => (count > 0 ? `${badgeText(count)} 条新的` : undefined);

/** What hangs in the stairwell, and what concerns her alone. */
export function MessageRows({ data }: { data: Pick<HomeData, 'unread' | 'unreadNotices'> }) {
  const { unread, unreadNotices } = data;
  const own = unread - unreadNotices;
  return (
    <>
      <ListRow
        icon="megaphone"
        title="通知"
        aside={newText(unreadNotices)}
        isNew={unreadNotices > 0}
        onTap={() => open('inbox', { tab: 'notices' })}
      />
      <ListRow
        icon="bell"
        title="消息"
        aside={newText(own)}
        isNew={own > 0}
        onTap={() => open('inbox')}
      />
    </>
  );
}

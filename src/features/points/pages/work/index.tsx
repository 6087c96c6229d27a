import { View } from '@tarojs/components';
import { wordsFor } from '#contracts/errors';
import { getMe } from '#contracts/identity';
import { Card, Empty, ErrorState, ListRow, Page, Section, Skeleton } from '../../../../components';
import { call } from '../../../../platform/cloud';
import { goBack, open } from '../../../../platform/navigation';
import { useLoaded } from '../../../../platform/use-loaded';
import { pointsWorks, shopWorks, type Work, worksFor } from '../../desk/works';
import '../../points.css';
import '../../desk/desk.css';

function Works({ title, works }: { title: string; works: readonly Work[] }) {
  if (works.length === 0) return null;
  return (
    <Section title={title}>
      <Card>
        {works.map(({ page, icon, title: words, note }) => (
          <ListRow key={page} icon={icon} title={words} note={note} onTap={() => open(page)} />
        ))}
      </Card>
    </Section>
  );
}

/** 积分和超市: everything her posts do about points and the shop. */
export default function Screen() {
  const page = useLoaded(() => call(getMe, {}), 'points-work');
  const { data, error } = page;
  const roles = data?.memberships.map(({ role }) => role) ?? [];
  const points = worksFor(pointsWorks, roles);
  const shop = worksFor(shopWorks, roles);
  return (
    <Page title="积分和超市" isWide>
      <View className="desk-columns">
        <Works title="积分" works={points} />
        <Works title="超市" works={shop} />
      </View>
      {data && points.length + shop.length === 0 ? (
        <Empty icon="gift" title="您的岗位没有要办的" next={{ words: '返回', onTap: goBack }} />
      ) : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void page.reload()} />
      ) : null}
      {data || error ? null : <Skeleton />}
    </Page>
  );
}

import { View } from '@tarojs/components';
import { getBadgeCard } from '#contracts/card-prints';
import { wordsFor } from '#contracts/errors';
import {
  Avatar,
  Card,
  ErrorState,
  Heading,
  Note,
  Page,
  Picture,
  Skeleton,
} from '../../../../components';
import { call } from '../../../../platform/cloud';
import { useLoaded } from '../../../../platform/use-loaded';
import { qrUrl } from '../../printed';
import '../badge.css';

/** 工作证: to show at a door. The code may be kept on the phone, since what it leads to is always asked anew. */
export default function Badge() {
  const { data, error, reload } = useLoaded(() => call(getBadgeCard, {}), 'badge');
  return (
    <Page title="工作证">
      {data ? (
        <Card>
          <View className="badge">
            <Avatar name={data.name} photoUrl={data.photoUrl} />
            <Heading size="head">{data.name}</Heading>
            {data.posts.map((post) => (
              <View key={post}>{post}</View>
            ))}
            <Picture url={qrUrl(data)} words="工作证二维码" className="badge-code" />
            <Note>请住户用微信扫一扫：当场看到您是不是本网格工作人员。</Note>
          </View>
        </Card>
      ) : null}
      {!data && error ? <ErrorState title={wordsFor(error)} onRetry={() => void reload()} /> : null}
      {!data && !error ? <Skeleton cards={1} /> : null}
    </Page>
  );
}

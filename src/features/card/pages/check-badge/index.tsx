import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { Got } from '#contracts/action';
import { checkBadge } from '#contracts/card-prints';
import { wordsFor } from '#contracts/errors';
import { datedText } from '#domain/day';
import { Avatar, Button, Card, ErrorState, Icon, Page, Skeleton } from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { callPhone } from '../../../../platform/phone';
import { useLoaded } from '../../../../platform/use-loaded';
import { verdictOf } from '../../checked';
import '../badge.css';

function Checked({ badge }: { badge: Got<typeof checkBadge> }) {
  const { tone, words, advice } = verdictOf(badge);
  return (
    <Card tone={tone}>
      <View className="badge">
        <Icon name={badge.isValid ? 'shield-check' : 'circle-alert'} size="l" />
        <View className="badge-verdict">{words}</View>
        {badge.isValid ? <Avatar name={badge.name ?? ''} photoUrl={badge.photoUrl} /> : null}
        {badge.name ? <View className="badge-name">{badge.name}</View> : null}
        {badge.posts.map((post) => (
          <View key={post} className="badge-post">
            {post}
          </View>
        ))}
        <View className="badge-time">{datedText(badge.checkedAt, now())} 查的</View>
        <View className="badge-advice">{advice}</View>
      </View>
    </Card>
  );
}

/** 核对工作证: behind the door, without a login. Asked anew each time, and never kept: an old answer could be false. */
export default function CheckBadge() {
  const { scene, code } = useRouter().params;
  const scanned = decodeURIComponent(scene ?? code ?? '');
  const { data, error, reload } = useLoaded(() => call(checkBadge, { code: scanned }));
  const phone = data?.dutyPhone;
  return (
    <Page
      title="核对工作证"
      footer={
        phone ? (
          <Button kind="primary" icon="phone" words="打电话问社区" onTap={() => callPhone(phone)} />
        ) : undefined
      }
    >
      {error ? (
        <ErrorState
          title="现在查不到"
          note={`${wordsFor(error)}。没有查到之前，请不要开门。`}
          onRetry={() => void reload()}
        />
      ) : null}
      {data && !error ? <Checked badge={data} /> : null}
      {!data && !error ? <Skeleton cards={1} /> : null}
    </Page>
  );
}

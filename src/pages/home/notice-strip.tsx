import { View } from '@tarojs/components';
import type { NoticeLine } from '#contracts/notice';
import { spanText } from '#domain/day';
import { Grow, Icon, Tap } from '../../components';
import { now } from '../../platform/clock';
import { open } from '../../platform/navigation';

/** What happens today or tomorrow where she lives: what, when, where. 应急 is red. */
export function NoticeStrip({ notice }: { notice: NoticeLine }) {
  const { id, kind, title, startsAt, endsAt, areaText } = notice;
  const isEmergency = kind === 'emergency';
  const when = startsAt === undefined ? '' : spanText({ startsAt, endsAt }, now());
  return (
    <Tap
      className={`card home-strip ${isEmergency ? 'home-strip-red' : 'tone-amber'}`}
      onTap={() => open('notice', { id })}
    >
      <Icon name="triangle-alert" size="l" />
      <Grow>
        <View className="home-strip-title">{isEmergency ? `应急：${title}` : title}</View>
        {when ? <View className="strong">{when}</View> : null}
        <View className="text-note">{areaText}</View>
      </Grow>
      <Icon name="chevron-right" size="s" />
    </Tap>
  );
}

import { View } from '@tarojs/components';
import type { NoticeLine } from '#contracts/notice';
import { spanText } from '#domain/day';
import { classes, Grow, Icon, Tap } from '../../components';
import { now } from '../../platform/clock';
import { open } from '../../platform/navigation';

/** 「应急：大风暴雨提醒」; a title that says so already is not said twice. */
const titleOf = ({ kind, title }: NoticeLine): string =>
  kind === 'emergency' && !title.includes('应急') ? `应急：${title}` : title;

function toneOf({ kind, isRead }: NoticeLine): string {
  if (kind !== 'emergency') return 'tone-amber';
  return isRead ? 'tone-red' : 'home-strip-red';
}

/** What happens today or tomorrow where she lives: what, when, where. 应急 is red; what she has read takes less room. */
export function NoticeStrip({ notice }: { notice: NoticeLine }) {
  const { id, startsAt, endsAt, areaText, isRead } = notice;
  const when = startsAt === undefined ? '' : spanText({ startsAt, endsAt }, now());
  return (
    <Tap
      className={classes('card', 'home-strip', toneOf(notice))}
      onTap={() => open('notice', { id })}
    >
      <Icon name="triangle-alert" />
      <Grow>
        <View className={classes('strong', !isRead && 'home-strip-title')}>{titleOf(notice)}</View>
        {when ? <View className={isRead ? 'text-note' : 'strong'}>{when}</View> : null}
        {isRead ? null : <View className="text-note">{areaText}</View>}
      </Grow>
      <Icon name="chevron-right" size="s" />
    </Tap>
  );
}

import { View } from '@tarojs/components';
import { aria } from './aria';
import { Button } from './button';
import { Icon } from './icon';
import type { IconName } from './icon-names';

type Step = { words: string; onTap: () => void };

/** Says what will be here, and the one next step. */
export function Empty(props: { icon?: IconName; title: string; note?: string; next?: Step }) {
  return (
    <View className="state">
      {props.icon ? (
        <View className="state-icon">
          <Icon name={props.icon} size="l" />
        </View>
      ) : null}
      <View className="heading">{props.title}</View>
      {props.note ? <View className="quiet text-note">{props.note}</View> : null}
      {props.next ? (
        <View className="state-next">
          <Button kind="soft" words={props.next.words} onTap={props.next.onTap} />
        </View>
      ) : null}
    </View>
  );
}

/** Says what happened, that nothing is lost, how to go on and whom to ring. */
export function ErrorState(props: {
  title: string;
  /** 「您填的内容都在」 unless something better is known. */
  note?: string;
  onRetry?: (() => void) | undefined;
  /** The duty phone, where it is known. */
  onCall?: (() => void) | undefined;
}) {
  return (
    <View className="state" {...aria({ role: 'alert' })}>
      <View className="state-icon">
        <Icon name="circle-alert" size="l" />
      </View>
      <View className="heading">{props.title}</View>
      <View className="quiet text-note">{props.note ?? '您填的内容都在，没有丢。'}</View>
      <View className="state-next">
        {props.onRetry ? (
          <Button kind="soft" icon="refresh-cw" words="再试一次" onTap={props.onRetry} />
        ) : null}
        {props.onCall ? (
          <Button kind="quiet" icon="phone" words="打社区电话" onTap={props.onCall} />
        ) : null}
      </View>
    </View>
  );
}

/** Grey shapes where the first content will be; a screen reader hears 「正在打开」. */
export function Skeleton({ cards = 2 }: { cards?: number }) {
  return (
    <View {...aria({ role: 'status', label: '正在打开' })}>
      {Array.from({ length: cards }, (_, at) => at).map((at) => (
        <View key={at} className="card">
          <View className="bone bone-short" />
          <View className="bone" />
          <View className="bone" />
        </View>
      ))}
    </View>
  );
}

/** 「更新于 …」: what is shown was kept, and may have changed. */
export function Kept({ since, onRetry }: { since: string; onRetry?: () => void }) {
  return (
    <View className="kept" {...aria({ role: 'status' })}>
      <View className="grow">更新于 {since}，现在连不上</View>
      {onRetry ? <Button words="刷新" onTap={onRetry} /> : null}
    </View>
  );
}

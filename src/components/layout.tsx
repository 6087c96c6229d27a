import { Text, View } from '@tarojs/components';
import type { PropsWithChildren, ReactNode } from 'react';
import { aria } from './aria';
import { classes } from './classes';

/** White paper for things that belong together. `tone` tints it: a notice, a warning. */
export function Card({
  children,
  tone,
  className,
}: PropsWithChildren<{ tone?: 'blue' | 'amber' | 'red' | 'jade'; className?: string }>) {
  return <View className={classes('card', tone && `tone-${tone}`, className)}>{children}</View>;
}

/** Side by side, centred on one line; `isSpread` pushes the ends apart, `wraps` lets narrow phones break it. */
export function Row(props: PropsWithChildren<{ isSpread?: boolean; wraps?: boolean }>) {
  return (
    <View className={classes('row', props.isSpread && 'row-spread', props.wraps && 'row-wrap')}>
      {props.children}
    </View>
  );
}

/** A heading with its state at the right end; the state goes below where the room is short. */
export function TitleRow({ children }: PropsWithChildren) {
  return <View className="title-row">{children}</View>;
}

/** Takes the room that is left in a `Row`. */
export function Grow({ children }: PropsWithChildren) {
  return <View className="grow">{children}</View>;
}

/** Buttons side by side that share the room, below one another where it is short. */
export function Buttons({ children }: PropsWithChildren) {
  return <View className="buttons">{children}</View>;
}

/** Below one another with the usual distance. */
export function Stack({ children }: PropsWithChildren) {
  return <View className="stack">{children}</View>;
}

/** A heading with what may stand at its right end, and what it heads. */
export function Section(props: PropsWithChildren<{ title: string; aside?: ReactNode }>) {
  return (
    <View className="section">
      <View className="section-head">
        <Heading>{props.title}</Heading>
        {typeof props.aside === 'string' ? <Note>{props.aside}</Note> : props.aside}
      </View>
      {props.children}
    </View>
  );
}

/** The name of a group of things, for eyes and screen readers. */
export function Heading({ children, size = 'body' }: PropsWithChildren<{ size?: TextSize }>) {
  return (
    <View className={classes('heading', `text-${size}`)} {...aria({ role: 'heading' })}>
      {children}
    </View>
  );
}

export type TextSize = 'meta' | 'note' | 'body' | 'title' | 'head' | 'num';

/** Quiet words beside the main ones. */
export function Note({ children, size = 'note' }: PropsWithChildren<{ size?: 'meta' | 'note' }>) {
  return <View className={classes('quiet', `text-${size}`)}>{children}</View>;
}

/** 「槐安社区 · 第三网格 · 5号楼2单元」: broken between the steps and not within one. */
export function Place({ words }: { words: string }) {
  return <View className="quiet text-note text-place">{words}</View>;
}

/** Words in a size of the scale. */
export function Words(props: PropsWithChildren<{ size?: TextSize; isStrong?: boolean }>) {
  const { size = 'body', isStrong, children } = props;
  return <Text className={classes(`text-${size}`, isStrong && 'strong')}>{children}</Text>;
}

/** A thin line between two things in one card. */
export function Divider() {
  return <View className="divider" />;
}

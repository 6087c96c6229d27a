import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { classes } from './classes';

export type TimelineStep = {
  key: string;
  /** What happened, in the past: 「已受理」. */
  title: string;
  /** Who, and what she said. */
  note?: string | undefined;
  /** 「昨天 09:41」 */
  when?: string | undefined;
  /** Photos and the like. */
  more?: ReactNode;
};

/** 到哪一步了: newest first; the first one is where it is now. */
export function Timeline({ steps }: { steps: readonly TimelineStep[] }) {
  return (
    <View className="timeline">
      {steps.map((step, at) => (
        <View key={step.key} className={classes('step', at === 0 && 'step-now')}>
          <View className="strong">{step.title}</View>
          {step.note ? <View className="quiet text-note">{step.note}</View> : null}
          {step.more}
          {step.when ? <View className="quiet text-meta">{step.when}</View> : null}
        </View>
      ))}
    </View>
  );
}

import { View } from '@tarojs/components';
import { Section } from '../../components';
import type { Shown } from './notice-body';
import { NoticeBody } from './notice-body';

/** 邻居会看到: the same card they get. */
export function PreviewCard({ shown, now }: { shown: Shown; now: number }) {
  return (
    <Section title="邻居会看到" aside={shown.title ? undefined : '还没有内容'}>
      {shown.title || shown.text ? (
        <NoticeBody shown={shown} now={now} className="notice-preview" />
      ) : (
        <View />
      )}
    </Section>
  );
}

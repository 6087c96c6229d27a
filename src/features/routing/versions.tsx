import { View } from '@tarojs/components';
import { dayOf } from '#domain/day';
import { Card, ListRow, Note, Section } from '../../components';
import { now } from '../../platform/clock';
import { changesText, type Routing, savedText } from './route-words';

/** Who changed what, when and why, the newest first. */
export function Versions({ history }: Pick<Routing, 'history'>) {
  const today = dayOf(now());
  return (
    <Section title="改动记录" aside={history.length > 0 ? `${history.length} 次` : undefined}>
      <Card>
        {history.map((one) => (
          <ListRow
            key={one.version}
            title={one.reason}
            note={[savedText(one, today), changesText(one)].filter(Boolean).join('\n')}
            aside={`第 ${one.version} 版`}
          />
        ))}
        {history.length === 0 ? <Note>还没有人改过，用的是平台默认的规则。</Note> : null}
      </Card>
      <View>
        <Note>改动从保存起对新反映的事生效；已经在办的，照原来的办。</Note>
      </View>
    </Section>
  );
}

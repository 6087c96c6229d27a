import { View } from '@tarojs/components';
import type { Got } from '#contracts/action';
import type { CallLine, getCall } from '#contracts/volunteer';
import { Card, Heading, Note, Pill, Tap, TitleRow, Words } from '../../components';
import { placesText, stateOf, whenWords } from './call-words';

export type FullCall = Got<typeof getCall>;

function Facts({ rows }: { rows: readonly (readonly [string, string | undefined])[] }) {
  return (
    <View className="call-facts">
      {rows.map(([name, words]) =>
        words ? (
          <View key={name} className="call-fact">
            <View className="call-fact-name">{name}</View>
            <View className="call-fact-words">{words}</View>
          </View>
        ) : null,
      )}
    </View>
  );
}

/** One call in a list: what, when, where, and whether there is still a place. */
export function CallRow({
  line,
  now,
  onOpen,
}: {
  line: CallLine;
  now: number;
  onOpen: () => void;
}) {
  const { words, tone } = stateOf(line);
  return (
    <Tap className="card" label={`${line.title}，${words}`} onTap={onOpen}>
      <TitleRow>
        <Heading size="title">{line.title}</Heading>
        <Pill words={words} tone={tone} />
      </TitleRow>
      <Facts
        rows={[
          ['时间', whenWords(line, now)],
          ['地点', line.place],
        ]}
      />
      <View className="call-part">
        <Note>
          {line.areaText} · {placesText(line)}
        </Note>
      </View>
    </Tap>
  );
}

/** Everything one has to know before one comes. */
export function CallBody({ full, now }: { full: FullCall; now: number }) {
  const { call } = full;
  const { words, tone } = stateOf(call);
  return (
    <Card>
      <TitleRow>
        <Heading size="head">{call.title}</Heading>
        <Pill words={words} tone={tone} />
      </TitleRow>
      <Facts
        rows={[
          ['时间', whenWords(call, now)],
          ['集合', call.place],
          ['范围', call.areaText],
          ['人数', placesText(call)],
          ['孩子', call.isForFamilies ? '可以带孩子，家长全程陪着' : '不适合带孩子'],
          ['保险', call.insuranceNote],
          ['积分', call.pointsText],
          ['带队', call.publisherText],
        ]}
      />
      <View className="call-text">
        <Words size="title">{call.text}</Words>
      </View>
      {call.cancelledReason ? <Words isStrong>取消的原因：{call.cancelledReason}</Words> : null}
    </Card>
  );
}

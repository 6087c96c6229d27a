import { View } from '@tarojs/components';
import { useState } from 'react';
import { type NoticeTemplate, noticeAheadDays } from '#contracts/notice';
import { addDays, type Day, dateText, dayOf } from '#domain/day';
import { whenText } from '#domain/notice-words';
import { Card, Chips, DayInput, Heading, Note, Problem, TimeInput, Words } from '../../components';
import {
  dayChoices,
  dayIn,
  lasting,
  noDay,
  type Span,
  spanChoices,
  spanIn,
  spanKey,
  timesOf,
  type When,
} from './times';

export type TimeCardProps = {
  when: When;
  template: NoticeTemplate | undefined;
  /** Without it a notice may go without a time. */
  hasTime: boolean;
  now: number;
  problem?: string | undefined;
  onChange: (when: { day?: string; span?: Span | undefined }) => void;
};

const other = 'other';

function Days({
  when,
  hasTime,
  now,
  onChange,
  onOther,
}: Omit<TimeCardProps, 'template'> & { onOther: () => void }) {
  const day = dayIn(when, hasTime, now);
  return (
    <Chips
      label="哪一天"
      chosen={day ?? noDay}
      choices={[
        ...(hasTime ? [] : [{ value: noDay as string, words: '不写时间' }]),
        ...dayChoices(now, day),
        { value: other, words: '别的日子' },
      ]}
      onChoose={(value) =>
        value === other ? onOther() : onChange({ day: value, span: undefined })
      }
    />
  );
}

type ExactProps = { day: Day; span: Span; now: number; onChange: (span: Span) => void };

/** From and until by the clock, on one day or several; an earlier end lies on the next day. */
function Exact({ day, span, now, onChange }: ExactProps) {
  const { lastDay = day } = span;
  return (
    <View className="notice-times">
      <View className="notice-time">
        <Note>从几点</Note>
        <TimeInput
          label="从几点"
          value={span.from}
          onInput={(from) => onChange({ ...span, from })}
        />
      </View>
      <View className="notice-time">
        <Note>到几点</Note>
        <TimeInput
          label="到几点"
          value={span.until}
          onInput={(until) => onChange({ ...span, until })}
        />
      </View>
      <View className="notice-time">
        <Note>到哪一天</Note>
        <DayInput
          label="到哪一天"
          words={lastDay > day ? dateText(lastDay, dayOf(now)) : '当天'}
          value={lastDay}
          from={day}
          to={addDays(day, noticeAheadDays)}
          onInput={(chosen) => onChange(lasting(span, day, chosen))}
        />
      </View>
    </View>
  );
}

/** 什么时候: a day and its hours by taps; nothing has to be typed. */
export function TimeCard(props: TimeCardProps) {
  const { when, template, hasTime, now, problem, onChange } = props;
  const [isFar, setIsFar] = useState(false);
  const day = dayIn(when, hasTime, now);
  const choices = day ? spanChoices(template, day, now) : [];
  const span = day ? spanIn(when, { template, day, now }) : undefined;
  const isNamed = span && choices.some((one) => spanKey(one) === spanKey(span));
  const [isExact, setIsExact] = useState(span !== undefined && !isNamed);
  const today = dayOf(now);
  const words = whenText(timesOf(when, { template, hasTime, now }), now);
  return (
    <Card>
      <Heading>什么时候</Heading>
      <View className="notice-part">
        <Days {...props} onOther={() => setIsFar(!isFar)} />
      </View>
      {isFar ? (
        <View className="notice-part">
          <DayInput
            label="选日子"
            words="点这里选日子"
            value={day ?? ''}
            from={today}
            to={addDays(today, noticeAheadDays)}
            onInput={(chosen) => {
              setIsFar(false);
              onChange({ day: chosen, span: undefined });
            }}
          />
        </View>
      ) : null}
      {span ? (
        <View className="notice-part">
          <Chips
            label="几点"
            chosen={isExact ? other : spanKey(span)}
            choices={[
              ...choices.map((one) => ({ value: spanKey(one), words: one.words })),
              { value: other, words: '别的时间' },
            ]}
            onChoose={(key) => {
              const chosen = choices.find((one) => spanKey(one) === key);
              setIsExact(!chosen);
              if (chosen) onChange({ span: { from: chosen.from, until: chosen.until } });
            }}
          />
        </View>
      ) : null}
      {day && span && isExact ? (
        <Exact day={day} span={span} now={now} onChange={(next) => onChange({ span: next })} />
      ) : null}
      {words ? (
        <View className="notice-part">
          <Words isStrong>{words}</Words>
        </View>
      ) : null}
      <Problem words={problem} />
    </Card>
  );
}

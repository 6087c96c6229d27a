import { View } from '@tarojs/components';
import type { Opening } from '#contracts/shop-stock';
import { addDays, dateText, dayOf } from '#domain/day';
import { openingText } from '#domain/opening';
import {
  Button,
  Card,
  Chips,
  DayInput,
  Heading,
  ListRow,
  Note,
  Problem,
  TimeInput,
} from '../../../components';
import { now } from '../../../platform/clock';
import {
  mostClosed,
  mostHours,
  type ShopProblems,
  weekdayChoices,
  withClosed,
  withoutClosed,
  withWeekday,
} from './shop-form';

type OpeningCardProps = {
  opening: Opening;
  problems: ShopProblems;
  onChange: (opening: Opening) => void;
};

function Hours({ opening, onChange }: Omit<OpeningCardProps, 'problems'>) {
  const { hours } = opening;
  const put = (at: number, next: { from?: string; until?: string }) =>
    onChange({
      ...opening,
      hours: hours.map((one, place) => (place === at ? { ...one, ...next } : one)),
    });
  const keyed = hours.map((one, at) => ({ ...one, at, key: `hours-${at}` }));
  return (
    <View className="stock-part">
      {keyed.map(({ from, until, at, key }) => (
        <View key={key} className="hours">
          <TimeInput
            label={`第 ${at + 1} 段，几点开门`}
            value={from}
            onInput={(time) => put(at, { from: time })}
          />
          <View>到</View>
          <TimeInput
            label={`第 ${at + 1} 段，几点关门`}
            value={until}
            onInput={(time) => put(at, { until: time })}
          />
          {hours.length > 1 ? (
            <Button
              words="去掉"
              label={`去掉第 ${at + 1} 段`}
              onTap={() =>
                onChange({ ...opening, hours: hours.filter((_, place) => place !== at) })
              }
            />
          ) : null}
        </View>
      ))}
      {hours.length < mostHours ? (
        <Button
          words="再加一段时间"
          icon="plus"
          onTap={() =>
            onChange({ ...opening, hours: [...hours, { from: '18:00', until: '20:00' }] })
          }
        />
      ) : null}
    </View>
  );
}

function ClosedDays({ opening, onChange }: Omit<OpeningCardProps, 'problems'>) {
  const today = dayOf(now());
  const { closedOn } = opening;
  return (
    <View className="stock-part">
      <Heading>哪天休息</Heading>
      <Note>节假日、盘点日。居民预约时会避开休息日，至少留两个开门的日子来领。</Note>
      {closedOn.map((day) => (
        <ListRow
          key={day}
          title={dateText(day, today)}
          aside="去掉"
          onTap={() => onChange(withoutClosed(opening, day))}
        />
      ))}
      {closedOn.length < mostClosed ? (
        <DayInput
          label="加一个休息日"
          value=""
          from={today}
          to={addDays(today, 366)}
          words="加一个休息日"
          onInput={(day) => day && onChange(withClosed(opening, day, today))}
        />
      ) : null}
    </View>
  );
}

/** Days and hours, as residents will read them. */
export function OpeningCard({ opening, problems, onChange }: OpeningCardProps) {
  return (
    <Card>
      <Heading>几点开门</Heading>
      <View className="stock-part">
        <Chips
          label="周几开门"
          choices={weekdayChoices}
          chosenAll={opening.weekdays.map(String)}
          onChoose={(weekday) => onChange(withWeekday(opening, Number(weekday)))}
        />
        <Problem words={problems.weekdays} />
      </View>
      <Hours opening={opening} onChange={onChange} />
      <Problem words={problems.hours} />
      {problems.weekdays || problems.hours ? null : <Note>居民看到的：{openingText(opening)}</Note>}
      <ClosedDays opening={opening} onChange={onChange} />
    </Card>
  );
}

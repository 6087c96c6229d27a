import { View } from '@tarojs/components';
import { meetingKindWords, meetingStatusWords } from '#contracts/council';
import { datedText } from '#domain/day';
import { leadDays } from '#domain/meeting/numbers';
import { Card, Heading, ListRow, Note, Pill, PromiseBlock, Stack } from '../../components';
import { open } from '../../platform/navigation';
import { comingWords, type FullMeeting } from './meeting-mine';
import { bigDate, meetingTones } from './meeting-words';

type Part = { full: FullMeeting; at: number };

/** 延期、取消 and what was changed since it was announced: before anything else. */
export function ChangesCard({ full, at }: Part) {
  const { changes, reason, status } = full.meeting;
  const isOff = status === 'postponed' || status === 'cancelled';
  if (changes.length === 0 && !(isOff && reason)) return null;
  return (
    <Card tone="amber">
      <Heading>{isOff ? `这次会${meetingStatusWords[status]}` : '变更通知'}</Heading>
      {isOff && reason && changes.length === 0 ? <Note>原因：{reason}</Note> : null}
      <Stack>
        {[...changes].reverse().map((change) => (
          <View key={change.at}>
            <View>{change.text}</View>
            <Note>
              {change.byText} · {datedText(change.at, at)}
            </Note>
          </View>
        ))}
      </Stack>
    </Card>
  );
}

/** What it is, when and where. */
export function MeetingHead({ full, at }: Part) {
  const { meeting } = full;
  const { kind, status, title, hallName, areaText, hallId, shortLeadReason } = meeting;
  const coming = comingWords(full);
  return (
    <Card className="council-when">
      <View className="council-pills">
        <Pill words={meetingStatusWords[status]} tone={meetingTones[status]} />
        {kind === 'monthly' ? null : <Note>{meetingKindWords[kind]}</Note>}
      </View>
      <Heading size="head">{title}</Heading>
      <PromiseBlock {...bigDate(meeting, at)} />
      {coming || shortLeadReason ? (
        <View className="council-part">
          {coming ? <Note>{coming}</Note> : null}
          {shortLeadReason ? (
            <Note>
              公示不到 {leadDays} 天，原因：{shortLeadReason}
            </Note>
          ) : null}
        </View>
      ) : null}
      <View className="council-part">
        <ListRow
          icon="house"
          title={hallName}
          note={areaText}
          onTap={() => open('hall', { id: hallId })}
        />
      </View>
    </Card>
  );
}

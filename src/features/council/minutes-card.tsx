import { View } from '@tarojs/components';
import { useState } from 'react';
import { decisionKindWords } from '#contracts/council';
import type { AmendmentStatus } from '#contracts/council-meeting';
import { datedText, dateText, dayOf, momentText } from '#domain/day';
import { Button, Card, Heading, Note, Pill, Section, TitleRow, type Tone } from '../../components';
import { AmendSheet } from './amend-sheet';
import { Facts } from './facts';
import { type FullMeeting, hasMinutes } from './meeting-mine';
import { Shots } from './shots';

type Minutes = NonNullable<FullMeeting['meeting']['minutes']>;
type Item = Minutes['items'][number];
type Amendment = Minutes['amendments'][number];

const amendmentFaces: Record<AmendmentStatus, { words: string; tone: Tone }> = {
  open: { words: '等待答复', tone: 'amber' },
  taken: { words: '采纳了，改好了', tone: 'jade' },
  declined: { words: '没有改', tone: 'plain' },
};

function AmendmentLine({ amendment, at }: { amendment: Amendment; at: number }) {
  const { words, tone } = amendmentFaces[amendment.status];
  return (
    <View className="council-step">
      <TitleRow>
        <Heading>{amendment.byText}提出修改</Heading>
        <Pill words={words} tone={tone} />
      </TitleRow>
      <View className="council-text">{amendment.text}</View>
      <Note>{datedText(amendment.at, at)}</Note>
      {amendment.answer ? <Note>答复：{amendment.answer}</Note> : null}
    </View>
  );
}

type ItemCardProps = {
  item: Item;
  title: string;
  amendments: readonly Amendment[];
  at: number;
  onAmend: (() => void) | undefined;
};

/** One item as it was minuted: 问题、意见、结论, and who answers for it until when. */
function ItemCard({ item, title, amendments, at, onAmend }: ItemCardProps) {
  const { problem, opinions, conclusion, decision } = item;
  const due = decision?.dueOn;
  return (
    <Card>
      <TitleRow>
        <Heading size="title">{title}</Heading>
        {decision ? <Pill words={decisionKindWords[decision.kind]} tone="blue" /> : null}
      </TitleRow>
      {problem ? (
        <View className="council-step">
          <View className="council-step-name">问题</View>
          <View className="council-text">{problem}</View>
        </View>
      ) : null}
      {opinions ? (
        <View className="council-step">
          <View className="council-step-name">大家的意见</View>
          <View className="council-text">{opinions}</View>
        </View>
      ) : null}
      {conclusion ? (
        <View className="council-step council-step-now">
          <View className="council-step-name">议定</View>
          <View className="council-text">{conclusion}</View>
          <Facts
            rows={[
              ['责任方', decision?.ownerText],
              ['期限', due && `${dateText(due, dayOf(at))}前`],
              ['理由', decision?.reason],
            ]}
          />
        </View>
      ) : null}
      {amendments.map((amendment) => (
        <AmendmentLine key={amendment.id} amendment={amendment} at={at} />
      ))}
      {onAmend ? (
        <View className="council-part">
          <Button
            icon="pencil"
            words="这里写得不对"
            label={`${title}：这里写得不对`}
            onTap={onAmend}
          />
        </View>
      ) : null}
    </Card>
  );
}

/** How far the minutes are: being checked, waiting, or final. */
function stateWords({ confirmedAt, confirmedByText, amendUntil }: Minutes, at: number): string {
  if (confirmedAt !== undefined)
    return `${confirmedByText ?? '社区书记'} ${datedText(confirmedAt, at)} 确认`;
  if (amendUntil !== undefined && at < amendUntil)
    return `到会的人正在核对，${momentText(amendUntil, at)} 前可以提出修改`;
  return amendUntil === undefined ? '正在整理，还会改' : '核对完了，等社区书记确认';
}

type MinutesPartProps = { full: FullMeeting; at: number; onChanged: (words: string) => void };

/** 会议纪要: what was said and decided, item by item, with what those who were there asked to change. */
export function MinutesPart({ full, at, onChanged }: MinutesPartProps) {
  const [amending, setAmending] = useState<{ itemId: string; title: string }>();
  const { meeting, mine } = full;
  const { minutes, agenda } = meeting;
  if (!minutes || !hasMinutes(full)) return null;
  const titleOf = (itemId: string) => agenda.find(({ id }) => id === itemId)?.title ?? '其他';
  const written = minutes.items.filter(({ opinions, conclusion }) => opinions || conclusion);
  return (
    <Section title="会议纪要">
      <Card>
        <Note>{stateWords(minutes, at)}</Note>
        {minutes.photos.length > 0 ? <Note>纸质纪要</Note> : null}
        <Shots words="纸质纪要的照片" photos={minutes.photos} />
      </Card>
      {written.map((item) => {
        const { itemId } = item;
        const title = titleOf(itemId);
        return (
          <ItemCard
            key={itemId}
            item={item}
            title={title}
            amendments={minutes.amendments.filter((one) => one.itemId === itemId)}
            at={at}
            onAmend={mine.mayAmend ? () => setAmending({ itemId, title }) : undefined}
          />
        );
      })}
      {amending ? (
        <AmendSheet
          id={meeting.id}
          {...amending}
          onClose={() => setAmending(undefined)}
          onDone={() => {
            setAmending(undefined);
            onChanged('提上去了，话事员会答复');
          }}
        />
      ) : null}
    </Section>
  );
}

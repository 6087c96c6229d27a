import { View } from '@tarojs/components';
import { type PropsWithChildren, useState } from 'react';
import { type DecisionView, decisionStatusWords } from '#contracts/council';
import { dateText, dayOf } from '#domain/day';
import { Button, Card, classes, Heading, Note, Pill, TitleRow, Words } from '../../components';
import { Facts } from './facts';
import { Shots } from './shots';
import {
  decisionTones,
  dueWords,
  newsNote,
  orderWords,
  reviewWords,
  silentWords,
} from './trace-words';

function Step({ name, isNow, children }: PropsWithChildren<{ name: string; isNow?: boolean }>) {
  return (
    <View className={classes('council-step', isNow && 'council-step-now')}>
      <View className="council-step-name">{name}</View>
      {children}
    </View>
  );
}

type News = DecisionView['progress'][number];

function NewsLine({ news, at }: { news: News; at: number }) {
  return (
    <View className="council-news">
      <View className="council-text">{news.text}</View>
      <Note>{newsNote(news, at)}</Note>
      <Shots words="进展的照片" photos={news.photos} />
    </View>
  );
}

/** What was done so far, the newest word first; the older ones on demand. */
function Done({ decision, at }: { decision: DecisionView; at: number }) {
  const [isWhole, setWhole] = useState(false);
  const { progress } = decision;
  const [newest, ...older] = progress;
  const review = reviewWords(decision, at);
  return (
    <Step name="做了什么" isNow>
      {newest ? (
        <NewsLine news={newest} at={at} />
      ) : (
        <View className="council-text">{silentWords(decision)}</View>
      )}
      {review ? <View className="council-plan">{review}</View> : null}
      {isWhole ? older.map((news) => <NewsLine key={news.at} news={news} at={at} />) : null}
      {older.length > 0 && !isWhole ? (
        <View className="council-part">
          <Button words={`再看前面的 ${older.length} 条`} onTap={() => setWhole(true)} />
        </View>
      ) : null}
    </Step>
  );
}

type DecisionCardProps = {
  decision: DecisionView;
  /** Epoch ms. */
  at: number;
  /** Somebody who may write what was done about it. */
  onNote?: (() => void) | undefined;
};

/** 你提的 → 我们议定的 → 做了什么: one decision, whatever became of it. */
export function DecisionCard({ decision, at, onNote }: DecisionCardProps) {
  const { topic, status, proposersText, isMine, text, meetingTitle, decidedAt } = decision;
  const due = dueWords(decision, at);
  return (
    <Card>
      <TitleRow>
        <Heading size="title">{topic}</Heading>
        <Pill words={decisionStatusWords[status]} tone={decisionTones[status]} />
      </TitleRow>
      <Step name="你提的">
        <Words>
          {proposersText}
          {isMine ? '，有您' : ''}
        </Words>
      </Step>
      <Step name="我们议定的">
        <View className="council-text">{text}</View>
        <Note>
          {meetingTitle} · {dateText(dayOf(decidedAt), dayOf(at))}
        </Note>
        <Facts
          rows={[
            ['责任方', decision.ownerText],
            ['期限', decision.isOverdue ? undefined : due],
            ['工单', orderWords(decision)],
          ]}
        />
        {decision.isOverdue && due ? <View className="council-late">期限 {due}</View> : null}
      </Step>
      <Done decision={decision} at={at} />
      {onNote ? (
        <View className="council-part">
          <Button icon="pencil" words="记进展" label={`${topic}：记进展`} onTap={onNote} />
        </View>
      ) : null}
    </Card>
  );
}

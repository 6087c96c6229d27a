import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { wordsFor } from '#contracts/errors';
import { reportTextLimit } from '#contracts/report';
import {
  Button,
  Card,
  Heading,
  Note,
  Page,
  Problem,
  Skeleton,
  Tap,
  TextArea,
} from '../../components';
import { takeWish } from '../../platform/intent';
import { openTab } from '../../platform/navigation';
import { useIsOffline } from '../../platform/network';
import { scrollToClass } from '../../platform/scroll';
import { askFor } from '../../platform/subscription';
import { AboutCard } from './about-card';
import { CandidateCard } from './candidate-card';
import { CategoryCard } from './category-card';
import { DangerSheet } from './danger-sheet';
import { type FormField, firstProblem, isAboutStaff, type ReportForm } from './form';
import './index.css';
import { JoinedCards } from './joined';
import { PhotoCard } from './photo-card';
import { PlaceCard } from './place-card';
import { QueueCard } from './queue-card';
import { Done, Kept, Sending } from './sent';
import { stageOf } from './stage';
import { type FormState, useReportForm } from './use-report-form';
import { WhoCard } from './who-card';

/** 关怀版: danger is one tap away though no category is asked for. */
function EasyDanger({ state }: { state: FormState }) {
  const [isOpen, setIsOpen] = useState(false);
  const { rescuePhones = [], offHoursNote } = state.facts.data ?? {};
  return (
    <View className="report-danger">
      <Button icon="triangle-alert" words="有危险？先打电话" onTap={() => setIsOpen(true)} />
      <DangerSheet
        danger={{ rescuePhones, offHoursNote }}
        closed={state.closed}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        onChoose={(category) => {
          setIsOpen(false);
          state.change({ category });
        }}
      />
    </View>
  );
}

/** 哪一类, and for 对工作人员的意见 about whom. */
function Kind({ state }: { state: FormState }) {
  const { facts, form, problems, isEasy } = state;
  const { rescuePhones = [], offHoursNote } = facts.data ?? {};
  return (
    <>
      {isEasy ? null : (
        <View className="at-category">
          <CategoryCard
            key={form.follows?.id ?? ''}
            chosen={form.category}
            closed={state.closed}
            danger={{ rescuePhones, offHoursNote }}
            observer={facts.data?.observer}
            problem={problems.category}
            onChoose={(category) => state.change({ category })}
          />
        </View>
      )}
      {isAboutStaff(form) && form.place ? (
        <View className="at-about">
          <AboutCard
            areaId={form.place.areaId}
            about={form.about}
            problem={problems.about}
            onChange={(about) => state.change({ about })}
          />
        </View>
      ) : null}
    </>
  );
}

/** What the person should know before she sends it. */
function Notes({ state }: { state: FormState }) {
  const { offHoursNote, hasPhone } = state.facts.data ?? {};
  return (
    <>
      {hasPhone === false && !state.form.isAnonymous ? (
        <Tap className="report-phone" onTap={() => openTab('me')}>
          <Note>没有留电话：工作人员只能在这里回复您。想让人打给您，点这里留一个（可以不留）</Note>
        </Tap>
      ) : null}
      {offHoursNote ? <Note>{offHoursNote}</Note> : null}
    </>
  );
}

function Follows({ title }: { title: string }) {
  return (
    <Card tone="blue">
      <Heading>接着上次的：{title}</Heading>
      <Note>提交以后会和上次的连在一起，处理的人能看到。请再拍一张现在的样子。</Note>
    </Card>
  );
}

function Form({ state }: { state: FormState }) {
  const { report, form, problems, isEasy } = state;
  return (
    <>
      <QueueCard report={report} />
      {state.banner ? (
        <Card tone="red">
          <Problem words={state.banner} />
        </Card>
      ) : null}
      {form.follows ? <Follows title={form.follows.title} /> : null}
      <View className="at-photos">
        <PhotoCard report={report} problem={problems.photos} isEasy={isEasy} />
      </View>
      <Kind state={state} />
      <View className="at-place">
        <PlaceCard
          place={form.place}
          own={state.own}
          problems={problems}
          isEasy={isEasy}
          onChange={(place) => state.change({ place })}
        />
      </View>
      <CandidateCard candidates={state.candidates} />
      <View className="at-text card">
        <TextArea
          label={isEasy ? '怎么了（可以不写）' : '怎么了'}
          hint="例如：三楼的灯坏了好几天，晚上看不见台阶"
          value={form.text}
          maxLength={reportTextLimit}
          problem={problems.text}
          onInput={(text) => state.change({ text })}
        />
      </View>
      {isEasy ? <EasyDanger state={state} /> : null}
      <WhoCard state={state} />
      <Notes state={state} />
    </>
  );
}

/** The form never waits for the network: without it the report is written here and goes later. */
function FirstScreen({ state }: { state: FormState }) {
  const { facts } = state;
  if (!facts.data && !facts.error) return <Skeleton cards={3} />;
  return (
    <>
      {!facts.data && facts.error?.code !== 'offline' ? (
        <Card tone="amber">
          <Note>{wordsFor(facts.error ?? { code: 'internal' })}。可以先填，填的都会留着。</Note>
          <Button icon="refresh-cw" words="再试一次" onTap={() => void facts.reload()} />
        </Card>
      ) : null}
      <Form state={state} />
    </>
  );
}

/** 「又出现了，重新反映」 and 留言 come from another page with what they know already. */
function useWish(state: FormState, isForm: boolean): void {
  useDidShow(() => {
    const wish = takeWish('report');
    if (wish?.words === 'again') state.report.start(wish.brings as ReportForm);
    else if (wish?.words === 'message' && isForm) state.change({ category: 'consultation' });
  });
}

const scrollTo: Partial<Record<FormField, string>> = { detail: 'at-place' };

/** 随手拍: photo, what, where, one sentence; then the number and the promised date. */
export default function Screen() {
  const state = useReportForm();
  const isOffline = useIsOffline();
  const stage = state.joined ? 'joined' : stageOf(state.report.draft, isOffline);
  useWish(state, stage === 'form');
  const submit = () => {
    const field = firstProblem(state.submit());
    if (field) scrollToClass(scrollTo[field] ?? `at-${field}`);
    else void askFor(['progress', 'outcome']);
  };
  const isForm = stage === 'form' && (state.facts.data || state.facts.error);
  return (
    <Page
      title="随手拍"
      isTab
      footer={isForm ? <Button kind="primary" words="提交" onTap={submit} /> : undefined}
    >
      {stage === 'form' ? <FirstScreen state={state} /> : null}
      {stage === 'joined' ? <JoinedCards state={state} /> : null}
      {stage === 'sending' ? <Sending report={state.report} /> : null}
      {stage === 'kept' ? <Kept report={state.report} /> : null}
      {stage === 'done' ? <Done report={state.report} /> : null}
    </Page>
  );
}

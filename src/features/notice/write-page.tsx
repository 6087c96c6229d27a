import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Got } from '#contracts/action';
import { noticeReviewWords } from '#contracts/notice';
import { type getNoticeForm, publishNotice } from '#contracts/notice-desk';
import { Button, Card, Field, Note, Page, Problem } from '../../components';
import { now } from '../../platform/clock';
import { pages, tabs } from '../../platform/navigation';
import { scrollToClass } from '../../platform/scroll';
import { useForward } from '../../platform/share';
import { AreaCard } from './area-card';
import { MoreCard } from './more-card';
import { PreviewCard } from './preview-card';
import { type Published, PublishedCards } from './published-card';
import { TemplateCard } from './template-card';
import { TimeCard } from './time-card';
import { useNoticeDraft } from './use-notice-draft';
import { PersonalHint, WordsCard } from './words-card';
import {
  areasIn,
  changedWrite,
  emptyWrite,
  hasPlaceIn,
  hasTimeIn,
  noticeIn,
  type WriteChange,
  type WriteForm,
  withTemplate,
  writeFields,
  writeInput,
  writeProblems,
} from './write-form';

type Facts = Got<typeof getNoticeForm>;

function useWriting(facts: Facts, onDone: (published: Published) => void) {
  const known = () => ({ areas: facts.areas, kinds: facts.kinds, now: now() });
  const draft = useNoticeDraft<WriteForm>({
    action: publishNotice,
    about: 'new',
    empty: emptyWrite,
    check: (form) => writeProblems(form, known()),
    input: (form) => writeInput(form, known()),
    onDone: (answer, form) => {
      const { title } = noticeIn(form, known());
      onDone({ ...(answer as Got<typeof publishNotice>), title });
    },
  });
  const form = draft.fields;
  return {
    ...draft,
    form,
    facts: known(),
    notice: noticeIn(form, known()),
    changeBy: (change: WriteChange) => draft.change(changedWrite(form, change)),
    take: (template: NonNullable<WriteForm['template']>) =>
      draft.change(withTemplate(form, template)),
  };
}
type WritingState = ReturnType<typeof useWriting>;

/** When, where and what of the chosen template. */
function What({ writing }: { writing: WritingState }) {
  const { form, facts, notice, problems, changeBy } = writing;
  const isFree = form.template === 'free';
  const isTyped = isFree || form.words !== undefined;
  return (
    <>
      <View className="at-startsAt at-endsAt">
        <TimeCard
          key={form.template}
          when={form}
          template={form.template}
          hasTime={hasTimeIn(form)}
          now={facts.now}
          problem={problems.startsAt ?? problems.endsAt}
          onChange={changeBy}
        />
      </View>
      {hasPlaceIn(form, facts.kinds) ? (
        <View className="at-place card">
          <Field
            label="在哪里（可以不写）"
            hint="例如：小区东门活动室"
            value={form.place}
            maxLength={40}
            problem={problems.place}
            onInput={(place) => changeBy({ place })}
          />
        </View>
      ) : null}
      {isTyped ? (
        <View className="at-title at-text">
          <WordsCard
            words={{ title: notice.title, text: notice.text }}
            problems={problems}
            onChange={(words) => changeBy({ words })}
            onReset={isFree ? undefined : () => changeBy({ words: undefined })}
          />
        </View>
      ) : (
        <PersonalHint words={{ title: '', text: notice.place ?? '' }} />
      )}
    </>
  );
}

function Form({ writing, facts }: { writing: WritingState; facts: Facts }) {
  const { form, notice, problems, photos, changeBy } = writing;
  const at = writing.facts.now;
  const tiles = photos.tiles.map(({ url }) => (url ? { url } : {}));
  return (
    <>
      <View className="at-areaIds">
        <AreaCard
          chosen={areasIn(form, writing.facts)}
          own={facts.areas}
          problem={problems.areaIds}
          onChange={(areas) => changeBy({ areas })}
        />
      </View>
      <View className="at-kind">
        <TemplateCard
          kinds={facts.kinds}
          template={form.template}
          kind={notice.kind}
          problem={problems.kind}
          onTemplate={writing.take}
          onKind={(kind) => changeBy({ kind })}
        />
      </View>
      {form.template ? (
        <>
          <What writing={writing} />
          <PreviewCard
            now={at}
            shown={{
              ...notice,
              photos: tiles,
              publisher: facts.publisher,
              at,
              version: 1,
              isOut: true,
            }}
          />
          {form.template === 'free' || form.words ? null : (
            <View className="notice-more">
              <Button
                icon="pencil"
                words="改一改文字"
                onTap={() => changeBy({ words: { title: notice.title, text: notice.text } })}
              />
            </View>
          )}
          <View className="at-publishAt at-shownUntil at-photos">
            <MoreCard
              form={form}
              photos={photos}
              problems={problems}
              now={at}
              onChange={changeBy}
            />
          </View>
        </>
      ) : null}
      {facts.reviewReason ? (
        <Card tone="blue">
          <Note>{noticeReviewWords[facts.reviewReason]}。</Note>
        </Card>
      ) : null}
      <Problem words={writing.refusal} />
    </>
  );
}

function publishWords({ form }: WritingState, { reviewReason }: Facts): string {
  if (reviewReason) return '交给社区审核';
  return form.publish ? '定时发布' : '发布';
}

function Writing({ facts, onDone }: { facts: Facts; onDone: (published: Published) => void }) {
  const writing = useWriting(facts, onDone);
  const submit = () => {
    if (writing.submit()) return;
    const missing = writeProblems(writing.form, writing.facts);
    const first = writeFields.find((field) => missing[field]);
    if (first) scrollToClass(`at-${first}`);
  };
  return (
    <Page
      title="发通知"
      footer={
        writing.form.template ? (
          <Button
            kind="primary"
            words={publishWords(writing, facts)}
            isBusy={writing.isBusy}
            busyWords={writing.isWaiting ? '没有网络，连上后自动发布' : '正在发布…'}
            onTap={submit}
          />
        ) : undefined
      }
    >
      <Form writing={writing} facts={facts} />
    </Page>
  );
}

/** 发通知: what, when, and a preview; then what happened and what comes next. */
export function WritePage({ facts }: { facts: Facts }) {
  const [done, setDone] = useState<Published>();
  useForward(done?.title ?? '联心', done ? `${pages.notice}?id=${done.id}` : tabs.home);
  if (!done) return <Writing facts={facts} onDone={setDone} />;
  return (
    <Page title="发通知">
      <PublishedCards published={done} onAgain={() => setDone(undefined)} />
    </Page>
  );
}

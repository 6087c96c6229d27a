import { View } from '@tarojs/components';
import { amendNotice } from '#contracts/notice-desk';
import { Answers, Button, Card, Field, Heading, Note, Page, Problem } from '../../components';
import { now } from '../../platform/clock';
import { goBack } from '../../platform/navigation';
import { scrollToClass } from '../../platform/scroll';
import {
  type AmendForm,
  amendedNotice,
  amendInput,
  amendProblems,
  emptyAmend,
  isMoved,
} from './amend-form';
import type { FullNotice } from './full-notice';
import { PreviewCard } from './preview-card';
import { TimeCard } from './time-card';
import { type When, whenOf } from './times';
import { useNoticeDraft } from './use-notice-draft';
import { WordsCard } from './words-card';

const answers = [
  { value: 'again', words: '要，重新数每一户' },
  { value: 'quiet', words: '不用，只改文字' },
] as const;

type PartProps = { form: AmendForm; problems: Readonly<Record<string, string | undefined>> };

/** Asked only where somebody who knew the old time or place would now be wrong. */
function ToldAgain(props: PartProps & { onChange: (isToldAgain: boolean) => void }) {
  const { form, problems, onChange } = props;
  const { isToldAgain } = form;
  const chosen = isToldAgain ? 'again' : 'quiet';
  return (
    <View className="at-isToldAgain">
      <Card>
        <Heading>时间或地点改了，要重新告诉大家吗？</Heading>
        <Note>重新告诉的话，看过的邻居会再收到一次，已覆盖从零数起。</Note>
        <View className="notice-part">
          <Answers
            label="要重新告诉大家吗"
            answers={answers}
            chosen={isToldAgain === undefined ? undefined : chosen}
            onChoose={(value) => onChange(value === 'again')}
          />
        </View>
        <Problem words={problems.isToldAgain} />
      </Card>
    </View>
  );
}

type AmendProps = { notice: FullNotice; onStale: () => void };

function useAmending({ notice, onStale }: AmendProps) {
  const draft = useNoticeDraft<AmendForm>({
    action: amendNotice,
    about: notice.id,
    empty: emptyAmend,
    check: (form) => amendProblems(notice, form, now()),
    input: (form) => amendInput(notice, form, now()),
    onDone: goBack,
    onStale,
  });
  const submit = () => {
    if (draft.submit()) return;
    const missing = amendProblems(notice, draft.fields, now());
    const first = Object.keys(missing)[0];
    if (first) scrollToClass(`at-${first}`);
  };
  return { ...draft, submit };
}

/** 改一改: what it says from now on, in the same words as before where nothing changes. */
export function AmendPage({ notice, onStale }: AmendProps) {
  const draft = useAmending({ notice, onStale });
  const { fields: form, problems, change } = draft;
  const at = now();
  const next = amendedNotice(notice, form, at);
  const when: When = form.when ?? whenOf(notice);
  return (
    <Page
      title="改一改"
      footer={
        <Button
          kind="primary"
          words={`发布第 ${notice.version + 1} 版`}
          isBusy={draft.isBusy}
          busyWords={draft.isWaiting ? '没有网络，连上后自动发布' : '正在发布…'}
          onTap={draft.submit}
        />
      }
    >
      <View className="at-startsAt at-endsAt">
        <TimeCard
          when={when}
          template={notice.kind === 'meeting' ? 'meeting' : undefined}
          hasTime={false}
          now={at}
          problem={problems.startsAt ?? problems.endsAt}
          onChange={(changed) => change({ ...form, when: asWhen({ ...when, ...changed }) })}
        />
      </View>
      {notice.kind === 'meeting' || notice.place ? (
        <View className="at-place card">
          <Field
            label="在哪里（可以不写）"
            value={form.place ?? notice.place ?? ''}
            maxLength={40}
            problem={problems.place}
            onInput={(place) => change({ ...form, place })}
          />
        </View>
      ) : null}
      <View className="at-title at-text">
        <WordsCard
          words={{ title: next.title, text: next.text }}
          problems={problems}
          onChange={(words) => change({ ...form, words })}
        />
      </View>
      {isMoved(notice, form, at) ? (
        <ToldAgain
          form={form}
          problems={problems}
          onChange={(isToldAgain) => change({ ...form, isToldAgain })}
        />
      ) : null}
      <PreviewCard
        now={at}
        shown={{
          ...notice,
          ...next,
          place: next.place,
          startsAt: next.startsAt,
          endsAt: next.endsAt,
          version: notice.version + 1,
          amendedAt: at,
          isOut: true,
        }}
      />
      <Problem words={draft.refusal} />
    </Page>
  );
}

const asWhen = ({
  day,
  span,
}: {
  day?: string | undefined;
  span?: When['span'] | undefined;
}): When => ({
  ...(day && { day }),
  ...(span && { span }),
});

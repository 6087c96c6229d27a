import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useCallback, useEffect, useState } from 'react';
import { type HallLine, listHalls } from '#contracts/council';
import { suggestBatch, topicTextLimit, topicTitleLimit } from '#contracts/council-topics';
import {
  Button,
  Card,
  Empty,
  Field,
  Heading,
  ListRow,
  Note,
  Page,
  PagedList,
  Problem,
  Section,
  TextArea,
} from '../../../../components';
import { call } from '../../../../platform/cloud';
import { goBack } from '../../../../platform/navigation';
import { pagedProps } from '../../../../platform/paged-props';
import { scrollToClass } from '../../../../platform/scroll';
import { usePaged } from '../../../../platform/use-paged';
import { useSentForm } from '../../../../platform/use-sent-form';
import {
  type BatchForm,
  type BatchProblems,
  type BatchRow,
  batchInput,
  batchProblems,
  batchText,
  changedRow,
  emptyBatch,
  mostRows,
  type RowProblems,
  rowsRefused,
  withoutRow,
  withRow,
} from '../../desk/batch-form';
import '../../desk/desk.css';

type RowCardProps = {
  row: BatchRow;
  at: number;
  problems: RowProblems;
  onChange: (changed: Partial<BatchRow>) => void;
  /** Missing where it is the only one. */
  onRemove?: (() => void) | undefined;
};

/** One thing that was said, and by how many. */
function RowCard({ row, at, problems, onChange, onRemove }: RowCardProps) {
  return (
    <Card>
      <Heading>第 {at + 1} 个议题</Heading>
      <Field
        label="是什么事"
        hint="例如 东门路灯不亮"
        value={row.title}
        maxLength={topicTitleLimit}
        problem={problems.title}
        onInput={(title) => onChange({ title })}
      />
      <TextArea
        label="大家怎么说（可以不写）"
        hint="原话最好，不写姓名"
        value={row.text}
        maxLength={topicTextLimit}
        problem={problems.text}
        onInput={(text) => onChange({ text })}
      />
      <Field
        label="几个人说的"
        kind="number"
        value={row.speakers}
        maxLength={3}
        problem={problems.speakers}
        onInput={(speakers) => onChange({ speakers })}
      />
      {onRemove ? (
        <Button
          icon="trash-2"
          words="去掉这一个"
          label={`去掉第 ${at + 1} 个议题`}
          onTap={onRemove}
        />
      ) : null}
    </Card>
  );
}

/** What was heard at one place, row by row; the rows stay on the phone until the cloud has them. */
function useBatch(hallId: string) {
  const [refusals, setRefusals] = useState(0);
  const sent = useSentForm<BatchForm>({
    action: suggestBatch,
    about: hallId,
    empty: emptyBatch,
    marked: ['place', 'topics'],
    onDone: goBack,
  });
  useEffect(() => {
    if (refusals > 0) scrollToClass('problem');
  }, [refusals]);
  const { fields: form, form: draft } = sent;
  const refused = rowsRefused(form, draft.draft?.problem?.details?.fields ?? []);
  const own: BatchProblems = refusals > 0 ? batchProblems(form) : { rows: [] };
  const rows = form.rows.map((_, at): RowProblems => ({ ...refused[at], ...own.rows[at] }));
  const isMarked = refused.some((row) => Object.keys(row).length > 0);
  return {
    form,
    rows,
    place: own.place ?? sent.named.place,
    whole: own.whole ?? sent.named.topics ?? (isMarked ? undefined : sent.problem),
    isBusy: sent.isBusy,
    busyWords: sent.busyWords,
    change: (next: BatchForm) => sent.change(next),
    submit() {
      const input = batchInput(form, hallId);
      if (input) sent.send(input);
      else setRefusals(refusals + 1);
    },
  };
}

function Form({ hallId, hallName }: { hallId: string; hallName: string | undefined }) {
  const batch = useBatch(hallId);
  const { form, change } = batch;
  return (
    <Page
      title="代录议题"
      isWide
      footer={
        <Button
          kind="primary"
          words={`提交${batchText(form)}`}
          isBusy={batch.isBusy}
          busyWords={batch.busyWords}
          onTap={batch.submit}
        />
      }
    >
      <Card>
        {hallName ? <Heading size="title">{hallName}</Heading> : null}
        <Note>
          没有手机的邻居说了什么，替他们记下来。写「代几位居民」，不写姓名。关掉手机也不会丢。
        </Note>
        <Field
          label="在哪里听到的"
          hint="例如 凉亭、广场、上门"
          value={form.place}
          maxLength={20}
          problem={batch.place}
          onInput={(place) => change({ ...form, place })}
        />
      </Card>
      <View className="led-cards">
        {form.rows.map((row, at) => (
          <RowCard
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is what stands at its place.
            key={at}
            row={row}
            at={at}
            problems={batch.rows[at] ?? {}}
            onChange={(changed) => change(changedRow(form, at, changed))}
            onRemove={form.rows.length > 1 ? () => change(withoutRow(form, at)) : undefined}
          />
        ))}
      </View>
      <Problem words={batch.whole} />
      {form.rows.length < mostRows ? (
        <Button icon="plus" words="再记一个" onTap={() => change(withRow(form))} />
      ) : (
        <Note>一次最多 {mostRows} 个，先提交这些，再接着记。</Note>
      )}
    </Page>
  );
}

/** Which hall it is for, where she did not come from one. */
function ChooseHall({ onChoose }: { onChoose: (hall: HallLine) => void }) {
  const read = useCallback(
    (cursor: string | undefined) => call(listHalls, cursor ? { cursor } : {}),
    [],
  );
  const page = usePaged<HallLine>(read, 'batch-halls');
  return (
    <Page title="代录议题" isWide>
      <Section title="给哪个议事厅？">
        <PagedList {...pagedProps(page)} more="看更多议事厅">
          {page.items?.length === 0 ? (
            <Empty icon="users" title="这里还没有议事厅" next={{ words: '返回', onTap: goBack }} />
          ) : null}
          <Card>
            {page.items
              ?.filter(({ closedReason }) => !closedReason)
              .map((hall) => (
                <ListRow
                  key={hall.id}
                  title={hall.name}
                  note={hall.areaText}
                  onTap={() => onChoose(hall)}
                />
              ))}
          </Card>
        </PagedList>
      </Section>
    </Page>
  );
}

/** 代录: what neighbours without a phone said, one row a topic, each for so many of them. */
export default function Screen() {
  const { hallId } = useRouter().params;
  const [hall, setHall] = useState<HallLine>();
  const chosen = hall?.id ?? hallId;
  return chosen ? (
    <Form key={chosen} hallId={chosen} hallName={hall?.name} />
  ) : (
    <ChooseHall onChoose={setHall} />
  );
}

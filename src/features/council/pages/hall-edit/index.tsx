import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import {
  closeHall,
  getHallForm,
  hallNameLimit,
  hallPlaceLimit,
  saveHall,
} from '#contracts/council-halls';
import { wordsFor } from '#contracts/errors';
import {
  Button,
  Card,
  Empty,
  ErrorState,
  Field,
  Heading,
  ListRow,
  Page,
  Problem,
  Sheet,
  Skeleton,
  SwitchRow,
} from '../../../../components';
import { call } from '../../../../platform/cloud';
import { goBack } from '../../../../platform/navigation';
import { scrollToClass } from '../../../../platform/scroll';
import { useLoaded } from '../../../../platform/use-loaded';
import { useSentForm } from '../../../../platform/use-sent-form';
import {
  type HallForm,
  type HallFormData,
  type HallProblems,
  hallBegin,
  hallInput,
  hallMarked,
  hallProblems,
} from '../../desk/hall-form';
import { type HallPart, ModeratorsCard } from '../../desk/moderators-card';
import { ReasonSheet } from '../../desk/reason-sheet';
import '../../desk/desk.css';

function PlaceCard({ data, form, problems, onChange }: HallPart) {
  const [isOpen, setIsOpen] = useState(false);
  const areaText =
    data.areas.find(({ id }) => id === form.areaId)?.areaText ??
    (data.hall?.areaId === form.areaId ? data.hall.areaText : undefined);
  return (
    <Card>
      <Field
        label="名称"
        hint="例如 丹桂苑议事厅"
        value={form.name}
        maxLength={hallNameLimit}
        problem={problems.name}
        onInput={(name) => onChange({ ...form, name })}
      />
      <Heading>服务哪里的居民</Heading>
      <ListRow
        icon="map-pin"
        title={areaText ?? '还没有选'}
        aside={areaText ? '换一处' : '选一下'}
        onTap={() => setIsOpen(true)}
      />
      <Sheet title="服务哪里的居民" isOpen={isOpen} onClose={() => setIsOpen(false)}>
        {data.areas.map((area) => (
          <ListRow
            key={area.id}
            title={area.areaText}
            {...(area.id === form.areaId && { aside: '选了' })}
            onTap={() => {
              setIsOpen(false);
              onChange({ ...form, areaId: area.id });
            }}
          />
        ))}
      </Sheet>
      <Problem words={problems.areaId} />
      <Field
        label="在哪里开会"
        hint="例如 党群服务中心一楼"
        value={form.place}
        maxLength={hallPlaceLimit}
        problem={problems.place}
        onInput={(place) => onChange({ ...form, place })}
        {...(data.hall && { note: '地点改了，报了名的人会收到消息。' })}
      />
      <Field
        label="能坐几个人（可以不写）"
        kind="number"
        value={form.capacity}
        maxLength={3}
        problem={problems.capacity}
        onInput={(capacity) => onChange({ ...form, capacity })}
      />
      <Field
        label="电话（可以不写）"
        hint="居民问事打的电话"
        value={form.phone}
        maxLength={13}
        problem={problems.phone}
        onInput={(phone) => onChange({ ...form, phone })}
      />
      <SwitchRow
        title="这里有业委会"
        note="没有的，四方里坐业主代表"
        isOn={form.hasOwnersCommittee}
        onChange={(hasOwnersCommittee) => onChange({ ...form, hasOwnersCommittee })}
      />
    </Card>
  );
}

function CloseCard({ hall }: { hall: NonNullable<HallFormData['hall']> }) {
  const [isAsking, setIsAsking] = useState(false);
  const { id, version, name } = hall;
  return (
    <Card>
      <Button words="停用这个议事厅" onTap={() => setIsAsking(true)} />
      {isAsking ? (
        <ReasonSheet
          title="停用这个议事厅"
          id={id}
          about={name}
          label="原因，居民会看到"
          hint="例如 和隔壁小区合并到党群服务中心开"
          note="开过的会和议定的事都留着，看得到。还有会没开完的，先开完或取消。"
          words="停用"
          limit={100}
          action={closeHall}
          input={(reason) => ({ id, version, reason })}
          reload={async () => undefined}
          onClose={() => setIsAsking(false)}
          onDone={goBack}
        />
      ) : null}
    </Card>
  );
}

function Form({ data, reload }: { data: HallFormData; reload: () => Promise<void> }) {
  const { hall } = data;
  const [begin] = useState(() => hallBegin(data));
  const [refusals, setRefusals] = useState(0);
  const sent = useSentForm<HallForm>({
    action: saveHall,
    about: hall?.id ?? 'new',
    empty: begin,
    marked: hallMarked,
    onDone: goBack,
    onStale: () => void reload(),
  });
  useEffect(() => {
    if (refusals > 0) scrollToClass('problem');
  }, [refusals]);
  const { fields: form, named } = sent;
  const problems: HallProblems = { ...named, ...(refusals > 0 ? hallProblems(form) : {}) };
  const send = () => {
    const input = hallInput(form, hall);
    if (input) sent.send(input);
    else setRefusals(refusals + 1);
  };
  const part = { data, form, problems, onChange: sent.change };
  return (
    <Page
      title="议事厅设置"
      isWide
      footer={
        <Button
          kind="primary"
          words={hall ? '存下来' : '设这个议事厅'}
          isBusy={sent.isBusy}
          busyWords={sent.busyWords}
          onTap={send}
        />
      }
    >
      <View className="led-columns">
        <View>
          <PlaceCard {...part} />
        </View>
        <View>
          <ModeratorsCard {...part} />
          {hall ? <CloseCard hall={hall} /> : null}
        </View>
      </View>
      <Problem words={sent.problem} />
    </Page>
  );
}

/** 议事厅设置: makes a hall or changes one, with whoever leads there. */
export default function Screen() {
  const { id, areaId } = useRouter().params;
  const input = { ...(id && { id }), ...(areaId && { areaId }) };
  const loaded = useLoaded(() => call(getHallForm, input), `hall-form/${id ?? areaId ?? 'new'}`);
  const { data, error } = loaded;
  if (data && !data.hall?.isClosed) return <Form data={data} reload={loaded.reload} />;
  return (
    <Page title="议事厅设置" isWide>
      {data ? <Empty title="这个议事厅已经停用" next={{ words: '返回', onTap: goBack }} /> : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void loaded.reload()} />
      ) : null}
      {data || error ? null : <Skeleton cards={2} />}
    </Page>
  );
}

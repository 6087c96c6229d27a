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
import { dateText, dayOf } from '#domain/day';
import {
  Button,
  Card,
  Chips,
  Empty,
  ErrorState,
  Field,
  Heading,
  ListRow,
  Note,
  Page,
  Problem,
  Sheet,
  Skeleton,
  SwitchRow,
} from '../../../../components';
import { now } from '../../../../platform/clock';
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
  mostModerators,
  sourceChoices,
  sourcedModerator,
  toggledModerator,
} from '../../desk/hall-form';
import { ReasonSheet } from '../../desk/reason-sheet';
import '../../desk/desk.css';

type PartProps = {
  data: HallFormData;
  form: HallForm;
  problems: HallProblems;
  onChange: (next: HallForm) => void;
};

function PlaceCard({ data, form, problems, onChange }: PartProps) {
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

/** 话事员: of those with the post, and where each comes from; that is for the record alone. */
function ModeratorsCard({ data, form, problems, onChange }: PartProps) {
  const today = dayOf(now());
  const chosen = form.moderators.map(({ personId }) => personId);
  const words = (one: HallFormData['candidates'][number]) =>
    one.untilOn ? `${one.name}（到${dateText(one.untilOn, today)}）` : one.name;
  return (
    <Card>
      <Heading>话事员</Heading>
      <Note>先在「网格与人员」里有了话事员的岗位，才在这里选；最多 {mostModerators} 位。</Note>
      {data.candidates.length === 0 ? <Note>这里还没有人有话事员的岗位。</Note> : null}
      <View className="led-part">
        <Chips
          label="话事员"
          choices={data.candidates.map((one) => ({ value: one.personId, words: words(one) }))}
          chosenAll={chosen}
          onChoose={(personId) => onChange(toggledModerator(form, personId))}
        />
      </View>
      <Problem words={problems.moderators} />
      {form.moderators.map(({ personId, source }) => {
        const name = data.candidates.find((one) => one.personId === personId)?.name;
        return (
          <View key={personId} className="led-part">
            <Note>{name ?? '岗位已经到期的一位'}从哪里来（只存档，不给居民看）</Note>
            <Chips
              label={`${name ?? ''}从哪里来`}
              choices={sourceChoices}
              chosen={source}
              onChoose={(next) => onChange(sourcedModerator(form, personId, next))}
            />
          </View>
        );
      })}
      {data.hall && data.hall.namedOnly.length > 0 ? (
        <Note>名单里还写了：{data.hall.namedOnly.join('、')}，还没有岗位。</Note>
      ) : null}
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

import { View } from '@tarojs/components';
import type { AreaStep } from '#contracts/area';
import {
  Answers,
  Button,
  Card,
  Heading,
  ListRow,
  Note,
  Page,
  Problem,
  SwitchRow,
  TextArea,
} from '../../../../components';
import { AreaRow } from '../../desk/area-row';
import { FindPerson, PersonPick } from '../../desk/find-person';
import { foundText } from '../../desk/find-words';
import { FormPhotos } from '../../desk/form-photos';
import { afterwardsText, mostMediators, outcomeWords } from '../../desk/mediation-form';
import { PartiesCard } from '../../desk/parties-card';
import { type Recording, useRecording } from '../../desk/use-recording';

const outcomes = (['settled', 'not-settled'] as const).map((value) => ({
  value,
  words: outcomeWords[value],
}));

function HelpersCard({ state, roots }: { state: Recording; roots: readonly AreaStep[] }) {
  const { fields, problems, change } = state;
  const { mediators, reporter } = fields;
  return (
    <Card>
      <Heading>谁参与了化解</Heading>
      {mediators.map((one) => (
        <ListRow
          key={one.id}
          icon="user-round"
          title={one.maskedName}
          note={foundText(one)}
          aside="去掉"
          onTap={() => change({ mediators: mediators.filter(({ id }) => id !== one.id) })}
        />
      ))}
      {mediators.length < mostMediators ? (
        <FindPerson
          label="参与化解的人"
          roots={roots}
          problem={problems.mediators}
          onChoose={(account) =>
            change({ mediators: [...mediators.filter(({ id }) => id !== account.id), account] })
          }
        />
      ) : (
        <Problem words={problems.mediators} />
      )}
      <View className="desk-part">
        <Heading>谁先告诉社区的（可以不写）</Heading>
        <PersonPick
          label="先告诉社区的人"
          roots={roots}
          account={reporter}
          problem={problems.reporter}
          onChoose={(account) => change({ reporter: account })}
          onClear={() => change({ reporter: undefined })}
        />
        <SwitchRow
          title="说的是某个具体的人"
          note="点名反映某个人的，不给反映的人记分"
          isOn={fields.isAboutNamedPerson}
          onChange={(isAboutNamedPerson) => change({ isAboutNamedPerson })}
        />
      </View>
    </Card>
  );
}

function MatterCard({ state, roots }: { state: Recording; roots: readonly AreaStep[] }) {
  const { fields, problems, change } = state;
  return (
    <Card>
      <Heading>在哪里、怎么回事</Heading>
      <AreaRow
        title="在哪里？"
        empty="还没有选"
        roots={roots}
        levels={['grid', 'building', 'unit']}
        area={fields.area}
        problem={problems.area}
        onChoose={(area) => change({ area })}
      />
      <View className="desk-part">
        <TextArea
          label="经过"
          hint="例如：楼道堆放的东西搬走了，双方约定不再堆"
          value={fields.note}
          maxLength={100}
          problem={problems.note}
          onInput={(note) => change({ note })}
        />
      </View>
      <Heading>结果</Heading>
      <Answers
        label="结果"
        answers={outcomes}
        chosen={fields.outcome}
        onChoose={(outcome) => change({ outcome })}
      />
      <Problem words={problems.outcome} />
      <View className="desk-part">
        <Heading>照片（可以不放）</Heading>
        <Note>可以拍签了字的调解书。照片也只有本社区看得到。</Note>
        <FormPhotos words="化解的照片" form={state.form} />
      </View>
    </Card>
  );
}

/** 记一次化解: the matter, the parties and whether each agrees, and who helped. */
export function RecordForm(props: {
  roots: readonly AreaStep[];
  onClose: () => void;
  onRecorded: () => void;
}) {
  const state = useRecording(props.onRecorded);
  return (
    <Page
      title="纠纷化解"
      isWide
      footer={
        <>
          <Button words="先不记" onTap={props.onClose} />
          <Button
            kind="primary"
            words="记下来"
            isBusy={state.isBusy}
            busyWords={state.busyWords}
            onTap={state.submit}
          />
        </>
      }
    >
      <Problem words={state.problem} />
      <View className="desk-columns">
        <View>
          <MatterCard state={state} roots={props.roots} />
          <PartiesCard state={state} />
        </View>
        <View>
          <HelpersCard state={state} roots={props.roots} />
          {state.fields.outcome ? (
            <Card tone="blue">
              <Note>{afterwardsText(state.fields)}</Note>
            </Card>
          ) : null}
        </View>
      </View>
    </Page>
  );
}

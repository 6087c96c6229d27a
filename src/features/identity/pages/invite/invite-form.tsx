import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import type { Got } from '#contracts/action';
import { type AreaStep, areaLevelWords } from '#contracts/area';
import { appoint, listAppointments } from '#contracts/identity';
import { type Role, roleWords } from '#contracts/roles';
import { dayOf } from '#domain/day';
import { listedBelow } from '#domain/tree';
import {
  Button,
  Card,
  Chips,
  Heading,
  ListRow,
  Note,
  Page,
  Problem,
  Sheet,
} from '../../../../components';
import { AreaPicker } from '../../../../pages/me/area-picker';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { scrollToClass } from '../../../../platform/scroll';
import { useSending } from '../../../../platform/use-sending';
import {
  appointInput,
  emptyForm,
  type PostForm,
  type PostProblems,
  postProblems,
} from '../../post-form';
import { PersonCard } from './person-card';
import { TermCard } from './term-card';

type Place = Pick<Got<typeof listAppointments>, 'area' | 'trail' | 'mayGive'>;

const fields = ['areaId', 'role', 'name', 'phone', 'duty', 'fromOn', 'untilOn'] as const;

/** Where, and which of its posts may be given there. */
function PlaceCard(props: {
  place: Place;
  form: PostForm;
  problems: PostProblems;
  onPick: () => void;
  onRole: (role: Role) => void;
}) {
  const { place, form, problems } = props;
  return (
    <Card>
      <Heading>在哪里，什么岗位</Heading>
      <View className="org-fields">
        <ListRow
          icon="map-pin"
          title={place.area.name}
          note={areaLevelWords[place.area.level]}
          aside="换一个"
          onTap={props.onPick}
        />
      </View>
      <Problem words={problems.areaId} />
      {place.mayGive.length > 0 ? (
        <View className="org-chips">
          <Chips
            label="什么岗位"
            choices={place.mayGive.map((value) => ({ value, words: roleWords[value] }))}
            chosen={form.role}
            onChoose={props.onRole}
          />
        </View>
      ) : (
        <Note>这里没有您能邀请的岗位，请点「换一个」，选下面的社区、网格或楼栋。</Note>
      )}
      <Problem words={problems.role} />
    </Card>
  );
}

/** The whole form; a role comes along from a vacancy that was tapped. */
export function InviteForm(props: {
  start: Place;
  role: string | undefined;
  onGiven: (form: PostForm, answer: Got<typeof appoint>) => void;
}) {
  const { start, onGiven } = props;
  const [place, setPlace] = useState<Place>(start);
  const [form, setForm] = useState<PostForm>(() => ({
    ...emptyForm(start.area),
    role: start.mayGive.find((one) => one === props.role),
  }));
  const [isPicking, setIsPicking] = useState(false);
  const [isChecked, setIsChecked] = useState(false);
  const [refusals, setRefusals] = useState(0);
  useEffect(() => {
    if (refusals > 0) scrollToClass('problem');
  }, [refusals]);
  const sending = useSending(fields);
  const today = dayOf(now());
  const change = (changed: Partial<PostForm>) => {
    sending.clear();
    setForm({ ...form, ...changed });
  };
  const problems: PostProblems = {
    ...sending.problems,
    ...(isChecked ? postProblems(form, today) : {}),
  };
  const pick = async (area: AreaStep) => {
    setIsPicking(false);
    await sending.send(async () => {
      const next = await call(listAppointments, { areaId: area.id });
      setPlace(next);
      setForm((old) => ({
        ...old,
        area: next.area,
        role: next.mayGive.find((one) => one === old.role),
      }));
    });
  };
  const send = async () => {
    setIsChecked(true);
    const input = appointInput(form, today);
    if (!input) setRefusals((times) => times + 1);
    else await sending.send(async () => onGiven(form, await call(appoint, input)));
  };
  const root = start.trail[0] ?? start.area;
  return (
    <Page
      title="邀请任职"
      footer={
        <Button
          kind="primary"
          words="生成邀请码"
          isBusy={sending.isBusy}
          onTap={() => void send()}
        />
      }
    >
      <PlaceCard
        place={place}
        form={form}
        problems={problems}
        onPick={() => setIsPicking(true)}
        onRole={(role) => change({ role })}
      />
      <PersonCard form={form} problems={problems} onChange={change} />
      <TermCard form={form} problems={problems} today={today} onChange={change} />
      <Problem words={sending.problem} />
      <Sheet title="在哪里任职？" isOpen={isPicking} onClose={() => setIsPicking(false)}>
        <AreaPicker
          root={root}
          mayChoose={() => true}
          mayEnter={({ level }) => listedBelow[level].length > 0}
          onChoose={(area) => void pick(area)}
        />
      </Sheet>
    </Page>
  );
}

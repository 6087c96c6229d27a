import { View } from '@tarojs/components';
import { useState } from 'react';
import { wordsFor } from '#contracts/errors';
import { listUnits, type UnitChoice } from '#contracts/work-order';
import { Chips, Field, Heading, ListRow, Note, Problem, Skeleton } from '../../../components';
import { call } from '../../../platform/cloud';
import { useLoaded } from '../../../platform/use-loaded';
import { type GivingForm, type Part, toggled, type Units } from '../dispatch';

export const useUnits = (id: string) => useLoaded(() => call(listUnits, { id }));

/** Before the units are known, or why they are not. */
export function UnitsWait({ units }: { units: ReturnType<typeof useUnits> }) {
  if (units.data) return null;
  if (!units.error) return <Skeleton cards={1} />;
  return (
    <ListRow
      icon="refresh-cw"
      title={wordsFor(units.error)}
      note="点一下再取一次"
      onTap={() => void units.reload()}
    />
  );
}

const named = (unit: UnitChoice) => ({
  value: unit.id,
  words: unit.isUsual ? `${unit.name} · 平时去向` : unit.name,
});

/** Who is to do it: the usual one first and marked. */
export function UnitField(props: {
  label: string;
  units: readonly UnitChoice[];
  unitId: string | undefined;
  problem: string | undefined;
  onChoose: (unitId: string) => void;
}) {
  const { label, units, unitId, problem, onChoose } = props;
  const phone = units.find(({ id }) => id === unitId)?.phone;
  return (
    <View className="ask-field">
      <Heading>{label}</Heading>
      <View className="ask-chips">
        <Chips label={label} choices={units.map(named)} chosen={unitId} onChoose={onChoose} />
      </View>
      {phone ? <Note>电话 {phone}</Note> : null}
      <Problem words={problem} />
    </View>
  );
}

/** Units that help the one that leads, each with what it is asked to do. */
export function PartsField(props: {
  form: GivingForm;
  units: Units;
  problem: string | undefined;
  onChange: (parts: readonly Part[]) => void;
}) {
  const { form, units, problem, onChange } = props;
  const [isOpen, setIsOpen] = useState(form.parts.length > 0);
  const others = [...units.agencies, ...units.below].filter(({ id }) => id !== form.unitId);
  if (others.length === 0) return null;
  if (!isOpen)
    return (
      <ListRow
        icon="users"
        title="再请别的单位协办"
        note="整件仍由主办负责"
        onTap={() => setIsOpen(true)}
      />
    );
  return (
    <View className="ask-field">
      <Heading>协办单位（可以多选）</Heading>
      <View className="ask-chips">
        <Chips
          label="协办单位"
          choices={others.map(({ id, name }) => ({ value: id, words: name }))}
          chosenAll={form.parts.map(({ unitId }) => unitId)}
          onChoose={(unitId) => onChange(toggled(form.parts, unitId))}
        />
      </View>
      {form.parts.map((part) => (
        <View key={part.unitId} className="ask-part">
          <Field
            label={`请${others.find(({ id }) => id === part.unitId)?.name ?? '它'}做什么`}
            value={part.text}
            maxLength={200}
            onInput={(text) =>
              onChange(
                form.parts.map((one) => (one.unitId === part.unitId ? { ...one, text } : one)),
              )
            }
          />
        </View>
      ))}
      <Problem words={problem} />
    </View>
  );
}

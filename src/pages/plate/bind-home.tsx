import { View } from '@tarojs/components';
import { useState } from 'react';
import { type AppError, wordsFor } from '#contracts/errors';
import { bindHome, type HomeLabel, homeLabels, homeLabelWords } from '#contracts/identity';
import { Button, Chips, Note, Problem, Sheet, Tap } from '../../components';
import { call } from '../../platform/cloud';
import { open } from '../../platform/navigation';

type Unit = { id: string; name: string };
type Props = {
  units: readonly Unit[];
  /** The area of the plate: where it hangs at a whole grid, the way goes on from there. */
  area: { id: string; name: string };
  onBound: (shortAddress: string) => void;
};

const labels = homeLabels.map((value) => ({ value, words: homeLabelWords[value] }));

/** 「这是我家」: one tap where the plate hangs in a stairwell, one more where it hangs at a building. */
export function BindHome({ units, area, onBound }: Props) {
  const [isChoosing, setIsChoosing] = useState(false);
  const [label, setLabel] = useState<HomeLabel>('own');
  const [busyId, setBusyId] = useState<string>();
  const [problem, setProblem] = useState<string>();

  const bind = async (areaId: string) => {
    setBusyId(areaId);
    setProblem(undefined);
    try {
      const { home } = await call(bindHome, { areaId, label });
      onBound(home.shortAddress);
    } catch (error) {
      setProblem(wordsFor(error as AppError));
      setIsChoosing(true);
    }
    setBusyId(undefined);
  };
  const begin = () => {
    const [only] = units;
    if (!only) open('address', { within: area.id, name: area.name });
    else if (units.length === 1) void bind(only.id);
    else setIsChoosing(true);
  };
  return (
    <>
      <Button
        kind="soft"
        icon="house"
        words={units.length > 0 ? '这是我家' : '我家在这一片'}
        isBusy={busyId !== undefined}
        busyWords="正在记下…"
        onTap={begin}
      />
      <Sheet title="是哪个单元？" isOpen={isChoosing} onClose={() => setIsChoosing(false)}>
        <Note>不用填姓名，也不用填电话。</Note>
        <View className="plate-labels">
          <Chips label="这里是" choices={labels} chosen={label} onChoose={setLabel} />
        </View>
        <View className="plate-units">
          {units.map(({ id, name }) => (
            <Tap
              key={id}
              className="plate-unit"
              isDisabled={busyId !== undefined}
              onTap={() => void bind(id)}
            >
              {busyId === id ? '正在记下…' : name}
            </Tap>
          ))}
        </View>
        <Problem words={problem} />
      </Sheet>
    </>
  );
}

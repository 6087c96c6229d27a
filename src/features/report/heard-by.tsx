import { View } from '@tarojs/components';
import { Chips, Note, Problem } from '../../components';
import { type HeardBy, heardByWords } from './steps';

const choices = (['phone', 'visit'] as const).map((value) => ({
  value,
  words: heardByWords[value],
}));

type HeardByProps = {
  chosen: HeardBy | undefined;
  problem?: string | undefined;
  onChoose: (way: HeardBy) => void;
};

/** 代报: how the person without a phone was asked. */
export function HeardByChips({ chosen, problem, onChoose }: HeardByProps) {
  return (
    <View className="step-part step-heard">
      <Note>怎么问到的？</Note>
      <View className="step-ticks">
        <Chips label="怎么问到的" chosen={chosen} choices={choices} onChoose={onChoose} />
      </View>
      <Problem words={problem} />
    </View>
  );
}

import { View } from '@tarojs/components';
import { Icon, Picture, Tap } from '../../components';

type StepperProps = {
  name: string;
  pieces: number;
  /** Why there may not be one more. */
  whyNot: string | undefined;
  onChange: (pieces: number) => void;
};

/** How many pieces of one thing: none yet is one button. */
export function Stepper({ name, pieces, whyNot, onChange }: StepperProps) {
  if (pieces === 0)
    return (
      <Tap
        className="good-add"
        label={`要一件${name}`}
        isDisabled={whyNot !== undefined}
        onTap={() => onChange(1)}
      >
        <Icon name="plus" /> 要一件
      </Tap>
    );
  return (
    <View className="good-steps">
      <Tap className="good-step" label={`少一件${name}`} onTap={() => onChange(pieces - 1)}>
        −
      </Tap>
      <View className="good-pieces">{pieces}</View>
      <Tap
        className="good-step"
        label={`多一件${name}`}
        isDisabled={whyNot !== undefined}
        onTap={() => onChange(pieces + 1)}
      >
        <Icon name="plus" />
      </Tap>
    </View>
  );
}

/** The photo of a thing, or its first word where there is none. */
export function GoodPhoto({ name, url }: { name: string; url: string | undefined }) {
  return url ? (
    <Picture url={url} words={name} className="good-photo" />
  ) : (
    <View className="good-photo good-photo-none">{name.slice(0, 1)}</View>
  );
}

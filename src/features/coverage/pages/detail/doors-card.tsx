import { View } from '@tarojs/components';
import { useState } from 'react';
import { coverageWayWords } from '#contracts/coverage';
import {
  Button,
  Buttons,
  Card,
  classes,
  Field,
  Heading,
  Icon,
  Note,
  Tap,
} from '../../../../components';
import { doorProblem } from '../../doors';
import type { Coverage } from '../../figures';

type Doors = NonNullable<Coverage['doors']>;

/** A door that nobody wrote down yet, typed by whoever told the people behind it. */
function UnknownDoors(props: { count: number; onAdd: (door: string) => void }) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const add = () => {
    const wrong = doorProblem(typed);
    setProblem(wrong);
    if (wrong) return;
    props.onAdd(typed.trim());
    setTyped('');
  };
  return (
    <View className="door-more">
      <Heading>另有 {props.count} 户没有登记门牌</Heading>
      <Note>告诉过的，写上门牌号，加到上面一起记。</Note>
      <Field
        label="门牌号"
        hint="例如 302"
        value={typed}
        maxLength={20}
        problem={problem}
        onInput={setTyped}
      />
      <Buttons>
        <Button icon="plus" words="加上这一户" onTap={add} />
      </Buttons>
    </View>
  );
}

function Choices(props: {
  doors: readonly string[];
  chosen: readonly string[];
  onToggle: (door: string) => void;
}) {
  return (
    <View className="doors">
      {props.doors.map((door) => {
        const isOn = props.chosen.includes(door);
        return (
          <Tap
            key={door}
            role="checkbox"
            isOn={isOn}
            className={classes('door', isOn && 'door-on')}
            onTap={() => props.onToggle(door)}
          >
            {isOn ? <Icon name="check" size="s" /> : null}
            {door}
          </Tap>
        );
      })}
    </View>
  );
}

/** Doors of the own unit that nobody reached; whoever told them ticks them. */
export function DoorsCard(props: {
  doors: Doors;
  chosen: readonly string[];
  onToggle: (door: string) => void;
}) {
  const { doors, chosen, onToggle } = props;
  const typed = chosen.filter((door) => !doors.uncovered.includes(door));
  const shown = [...doors.uncovered, ...typed];
  return (
    <Card>
      <Heading>还没有覆盖的门牌</Heading>
      {shown.length > 0 ? (
        <>
          <Note>打过电话、上门说过的，点一下门牌，再点下面的「电话告知」或「上门告知」。</Note>
          <Choices doors={shown} chosen={chosen} onToggle={onToggle} />
          <Note>请只点真的告诉过的，社区会抽几户问一问。</Note>
        </>
      ) : (
        <Note>
          {doors.unknown > 0 ? '登记了门牌的，都知道了。' : '这个单元每一户都知道了，辛苦您。'}
        </Note>
      )}
      {doors.unknown > 0 ? <UnknownDoors count={doors.unknown} onAdd={onToggle} /> : null}
    </Card>
  );
}

/** Doors she ticked; one tap takes a tick back. */
export function ToldCard(props: {
  told: Doors['told'];
  isBusy: boolean;
  onTakeBack: (door: string) => void;
}) {
  if (props.told.length === 0) return null;
  return (
    <Card>
      <Heading>已经告知的</Heading>
      {props.told.map(({ door, how }) => (
        <View key={door} className="door-told">
          <View className="grow">
            {door} · {coverageWayWords[how]}
          </View>
          <Button
            words="收回"
            label={`收回 ${door}`}
            isDisabled={props.isBusy}
            onTap={() => props.onTakeBack(door)}
          />
        </View>
      ))}
    </Card>
  );
}

import { View } from '@tarojs/components';
import { useState } from 'react';
import type { AreaChoice } from '#contracts/area';
import { wordsFor } from '#contracts/errors';
import {
  Button,
  Chips,
  ErrorState,
  Heading,
  ListRow,
  Note,
  Sheet,
  Skeleton,
} from '../../components';
import { callPhone } from '../../platform/phone';
import { mayChoose, trailWords } from './area-trail';
import type { FormPlace } from './form';
import { useAreas } from './use-areas';

type PlaceSheetProps = {
  isOpen: boolean;
  /** The person's own stairwell with its public points, where she has said where she lives. */
  own: FormPlace | undefined;
  onChoose: (place: FormPlace) => void;
  onClose: () => void;
};

const placeOf = (trail: readonly AreaChoice[]): FormPlace => {
  const last = trail.at(-1);
  return { areaId: last?.id ?? '', words: trailWords(trail), points: last?.points ?? [] };
};

function Points({ place, onChoose }: { place: FormPlace; onChoose: (place: FormPlace) => void }) {
  return (
    <View className="place-part">
      <Button
        kind="soft"
        icon="map-pin"
        words={`就选 ${place.words}`}
        onTap={() => onChoose(place)}
      />
      {place.points.length > 0 ? (
        <>
          <Note>或者这里的公共地方</Note>
          <Chips
            label="公共地方"
            chosen={undefined}
            choices={place.points.map((point) => ({ value: point, words: point }))}
            onChoose={(point) => onChoose({ ...place, point })}
          />
        </>
      ) : null}
    </View>
  );
}

/** 在哪里: the own stairwell and its public points first, then any other address, step by step. */
export function PlaceSheet({ isOpen, own, onChoose, onClose }: PlaceSheetProps) {
  const [trail, setTrail] = useState<readonly AreaChoice[]>([]);
  const { areas, dutyPhone, error, retry } = useAreas(trail, isOpen);
  const choose = (place: FormPlace) => {
    setTrail([]);
    onChoose(place);
  };
  const isBeginning = trail.length === 0;
  return (
    <Sheet
      title="在哪里？"
      isOpen={isOpen}
      onClose={onClose}
      footer={
        dutyPhone ? (
          <Button icon="phone" words="找不到？打社区电话问" onTap={() => callPhone(dutyPhone)} />
        ) : undefined
      }
    >
      {isBeginning && own ? <Points place={own} onChoose={choose} /> : null}
      {isBeginning ? (
        <Heading>{own ? '别的地方' : '在哪个社区？'}</Heading>
      ) : (
        <View className="place-back">
          <Button
            icon="chevron-left"
            words={`已选 ${trail.map((one) => one.name).join(' · ')}，退回一步`}
            onTap={() => setTrail(trail.slice(0, -1))}
          />
        </View>
      )}
      {mayChoose(trail) ? <Points place={placeOf(trail)} onChoose={choose} /> : null}
      {error ? <ErrorState title={wordsFor(error)} onRetry={retry} /> : null}
      {!areas && !error ? <Skeleton cards={1} /> : null}
      {areas?.map((area) => (
        <ListRow
          key={area.id}
          title={area.name}
          onTap={() =>
            area.level === 'unit' ? choose(placeOf([...trail, area])) : setTrail([...trail, area])
          }
        />
      ))}
    </Sheet>
  );
}

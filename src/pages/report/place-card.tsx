import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button, Card, Field, Grow, Heading, Note, Problem, Row } from '../../components';
import { canChoosePoint, choosePoint } from '../../platform/location';
import { type FormPlace, type Problems, placeWords } from './form';
import { PlaceSheet } from './place-sheet';

type PlaceCardProps = {
  place: FormPlace | undefined;
  own: FormPlace | undefined;
  problems: Problems;
  /** 关怀版 asks for nothing that can be left out. */
  isEasy: boolean;
  onChange: (place: FormPlace) => void;
};

/** 在哪里: her own stairwell unless she says otherwise; a map is offered, never needed. */
export function PlaceCard({ place, own, problems, isEasy, onChange }: PlaceCardProps) {
  const [isOpen, setIsOpen] = useState(false);
  const pointOut = async (at: FormPlace) => {
    const chosen = await choosePoint();
    if (!chosen) return;
    const { latitude, longitude, words } = chosen;
    onChange({ ...at, gcj02: { latitude, longitude }, detail: at.detail || words.slice(0, 40) });
  };
  return (
    <Card>
      <Row>
        <Grow>
          <Heading>在哪里</Heading>
          <Note>{place ? placeWords({ ...place, detail: '' }) : '还没有选'}</Note>
        </Grow>
        <Button
          kind={place ? 'quiet' : 'soft'}
          words={place ? '更改' : '选地方'}
          label={place ? `更改地方，现在是${place.words}` : '选地方'}
          onTap={() => setIsOpen(true)}
        />
      </Row>
      <Problem words={problems.place} />
      {place && !isEasy ? (
        <View className="report-leaves">
          <Field
            label="具体位置（可以不写）"
            hint="例如：三楼楼道"
            value={place.detail ?? ''}
            maxLength={60}
            problem={problems.detail}
            onInput={(detail) => onChange({ ...place, detail })}
          />
        </View>
      ) : null}
      {place && canChoosePoint && !isEasy ? (
        <Button
          icon="map-pin"
          words={place.gcj02 ? '已在地图上指出，点这里重指' : '在地图上指一下（可以不用）'}
          onTap={() => void pointOut(place)}
        />
      ) : null}
      <PlaceSheet
        isOpen={isOpen}
        own={own}
        onClose={() => setIsOpen(false)}
        onChoose={(chosen) => {
          setIsOpen(false);
          onChange({ ...chosen, ...(place?.detail ? { detail: place.detail } : {}) });
        }}
      />
    </Card>
  );
}

import { View } from '@tarojs/components';
import { areaLevelWords, propertyModes, propertyModeWords } from '#contracts/area';
import { Card, Chips, Heading, ListRow, Note, Problem } from '../../../../components';
import { categoryName } from '../../route-words';
import { type PartProps, same } from '../../row-form';

/** Where the row holds: an area with everything below it, or its estates of one kind. */
export function PlaceCard(props: PartProps & { onPick: () => void }) {
  const { category, form, problems, onChange } = props;
  const { area } = form.place;
  return (
    <Card>
      <Heading>{categoryName(category)}，在哪里</Heading>
      <View className="routing-chips">
        <ListRow
          icon="map-pin"
          title={area.name}
          note={`${areaLevelWords[area.level]}，连同下面的`}
          aside="换一个"
          onTap={props.onPick}
        />
      </View>
      <Problem words={problems.areaId} />
      <View className="routing-part">
        <Heading>哪些小区</Heading>
        <View className="routing-chips">
          <Chips
            label="哪些小区"
            choices={[
              { value: same, words: '都一样' },
              ...propertyModes.map((value) => ({ value, words: propertyModeWords[value] })),
            ]}
            chosen={form.mode}
            onChoose={(mode) => onChange({ mode })}
          />
        </View>
        {form.mode === same ? null : (
          <View className="routing-chips">
            <Note>只管这样管理的小区；别的照原来的办。</Note>
          </View>
        )}
      </View>
    </Card>
  );
}

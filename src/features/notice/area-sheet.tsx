import { View } from '@tarojs/components';
import { useState } from 'react';
import { wordsFor } from '#contracts/errors';
import { noticeAreaLimit } from '#contracts/notice';
import { getNoticeForm } from '#contracts/notice-desk';
import {
  Button,
  classes,
  ErrorState,
  Grow,
  Icon,
  Note,
  Place,
  Sheet,
  Skeleton,
  Tap,
  Words,
} from '../../components';
import { call } from '../../platform/cloud';
import { useLoaded } from '../../platform/use-loaded';
import { areasText, type ChosenArea, type FormArea, householdsText, toggledArea } from './areas';

type RowsProps = {
  areas: readonly FormArea[];
  trail: readonly FormArea[];
  chosen: readonly ChosenArea[];
  onChange: (areas: readonly ChosenArea[]) => void;
  onEnter: (area: FormArea) => void;
};

function Rows({ areas, trail, chosen, onChange, onEnter }: RowsProps) {
  const ids = trail.map(({ id }) => id);
  return (
    <View>
      {areas.map((area) => {
        const isOn = chosen.some(({ id }) => id === area.id);
        return (
          <View key={area.id} className="notice-area">
            <Tap
              role="checkbox"
              isOn={isOn}
              label={area.name}
              className="notice-area-tick"
              onTap={() => onChange(toggledArea(chosen, area, ids))}
            >
              <View className={classes('notice-box', isOn && 'notice-box-on')}>
                {isOn ? <Icon name="check" size="s" /> : null}
              </View>
              <Grow>
                <Words>{area.name}</Words>
                <Note>{householdsText([area])}</Note>
              </Grow>
            </Tap>
            {area.canOpen ? (
              <Button
                words="选其中几处"
                label={`选${area.name}的几处`}
                onTap={() => onEnter(area)}
              />
            ) : null}
          </View>
        );
      })}
    </View>
  );
}

function Below(props: Omit<RowsProps, 'areas'> & { inside: FormArea }) {
  const { inside, ...rest } = props;
  const loaded = useLoaded(
    () => call(getNoticeForm, { areaId: inside.id }),
    `notice-form/${inside.id}`,
  );
  const { data, error } = loaded;
  if (data) return <Rows {...rest} areas={data.areas} />;
  return error ? (
    <ErrorState title={wordsFor(error)} onRetry={() => void loaded.reload()} />
  ) : (
    <Skeleton cards={1} />
  );
}

type AreaSheetProps = {
  isOpen: boolean;
  own: readonly FormArea[];
  chosen: readonly ChosenArea[];
  onChange: (areas: readonly ChosenArea[]) => void;
  onClose: () => void;
};

/** Several areas of one's own: ticked here, or some of those below one of them. */
export function AreaSheet({ isOpen, own, chosen, onChange, onClose }: AreaSheetProps) {
  const [trail, setTrail] = useState<readonly FormArea[]>([]);
  const inside = trail.at(-1);
  const part = {
    trail,
    chosen,
    onChange,
    onEnter: (area: FormArea) => setTrail([...trail, area]),
  };
  const count = householdsText(chosen);
  return (
    <Sheet
      title="发给哪里？"
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <Button
          kind="primary"
          words={chosen.length > 0 ? `选好了${count ? `，${count}` : ''}` : '选好了'}
          isDisabled={chosen.length === 0}
          onTap={onClose}
        />
      }
    >
      {chosen.length > 0 ? (
        <Note>
          已选：{areasText(chosen)}
          {chosen.length >= noticeAreaLimit ? `（最多 ${noticeAreaLimit} 处）` : ''}
        </Note>
      ) : null}
      {inside ? (
        <View className="notice-part">
          <Button
            icon="chevron-left"
            words="回到上一级"
            onTap={() => setTrail(trail.slice(0, -1))}
          />
          <View className="notice-part">
            <Place words={trail.map(({ name }) => name).join(' · ')} />
          </View>
          <Below key={inside.id} inside={inside} {...part} />
        </View>
      ) : (
        <Rows areas={own} {...part} />
      )}
    </Sheet>
  );
}

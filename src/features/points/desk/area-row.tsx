import { useState } from 'react';
import type { AreaLevel, AreaStep } from '#contracts/area';
import { mayStandWithin } from '#domain/tree';
import { ListRow, Problem, Sheet } from '../../../components';
import { AreaPicker } from '../../../pages/me/area-picker';
import { namedAt } from './areas';

type AreaRowProps = {
  title: string;
  /** What stands there while nothing is chosen. */
  empty: string;
  roots: readonly AreaStep[];
  /** Levels that may be chosen. */
  levels: readonly AreaLevel[];
  area: AreaStep | undefined;
  problem?: string | undefined;
  onChoose: (area: AreaStep) => void;
};

/** One area, walked down to from the areas of her posts. */
export function AreaRow(props: AreaRowProps) {
  const { title, roots, levels, area, onChoose } = props;
  const [isOpen, setIsOpen] = useState(false);
  const [root, setRoot] = useState<AreaStep>();
  const start = root ?? (roots.length === 1 ? roots[0] : undefined);
  const choose = (chosen: AreaStep, trail: readonly AreaStep[]) => {
    setIsOpen(false);
    onChoose(namedAt(chosen, trail));
  };
  return (
    <>
      <ListRow
        icon="map-pin"
        title={area?.name ?? props.empty}
        aside={area ? '换一个' : '选一下'}
        onTap={() => {
          setRoot(undefined);
          setIsOpen(true);
        }}
      />
      <Problem words={props.problem} />
      <Sheet title={title} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        {start ? (
          <AreaPicker
            key={start.id}
            root={start}
            mayChoose={({ level }) => levels.includes(level)}
            mayEnter={({ level }) => levels.some((wanted) => mayStandWithin(wanted, level))}
            onChoose={choose}
          />
        ) : (
          roots.map((one) => <ListRow key={one.id} title={one.name} onTap={() => setRoot(one)} />)
        )}
      </Sheet>
    </>
  );
}

import { useState } from 'react';
import type { AreaStep } from '#contracts/area';
import { mayStandWithin } from '#domain/tree';
import { Card, Heading, ListRow, Note, Problem, Sheet } from '../../../../components';
import { AreaPicker } from '../../../../pages/me/area-picker';
import { unitAt } from '../../offline-form';

type Choosing = { root: AreaStep | undefined };

/** Which unit, walked down to from the areas of her posts; the lead of one unit has nothing to choose. */
export function UnitCard(props: {
  roots: readonly AreaStep[];
  area: AreaStep | undefined;
  problem: string | undefined;
  onChoose: (area: AreaStep) => void;
}) {
  const { roots, area } = props;
  const [choosing, setChoosing] = useState<Choosing>();
  const root = choosing?.root ?? (roots.length === 1 ? roots[0] : undefined);
  const isFixed = roots.length === 1 && roots[0]?.level === 'unit';
  const choose = (unit: AreaStep) => {
    setChoosing(undefined);
    props.onChoose(unit);
  };
  return (
    <Card>
      <Heading>住哪个单元</Heading>
      <ListRow
        icon="map-pin"
        title={area?.name ?? '还没有选'}
        aside={isFixed ? undefined : area ? '换一个' : '选一下'}
        onTap={isFixed ? undefined : () => setChoosing({ root: undefined })}
      />
      <Problem words={props.problem} />
      {roots.length === 0 ? <Note>您的岗位下面没有单元，请让单元长或网格员来加。</Note> : null}
      <Sheet
        title="住哪个单元？"
        isOpen={choosing !== undefined}
        onClose={() => setChoosing(undefined)}
      >
        {root ? (
          <AreaPicker
            key={root.id}
            root={root}
            mayChoose={({ level }) => level === 'unit'}
            mayEnter={({ level }) => mayStandWithin('unit', level)}
            onChoose={(unit, trail) => choose(unitAt(unit, trail))}
          />
        ) : (
          roots.map((one) => (
            <ListRow
              key={one.id}
              title={one.name}
              onTap={() => (one.level === 'unit' ? choose(one) : setChoosing({ root: one }))}
            />
          ))
        )}
      </Sheet>
    </Card>
  );
}

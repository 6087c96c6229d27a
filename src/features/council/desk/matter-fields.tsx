import { useState } from 'react';
import { listAreas } from '#contracts/area';
import { type Category, type CategoryGroup, categories, categoryGroups } from '#contracts/category';
import { wordsFor } from '#contracts/errors';
import {
  Chips,
  ErrorState,
  Heading,
  ListRow,
  Note,
  Problem,
  Sheet,
  Skeleton,
  Stack,
} from '../../../components';
import { call } from '../../../platform/cloud';
import { useLoaded } from '../../../platform/use-loaded';

const leavesOf = (group: CategoryGroup) =>
  categories
    .filter((one) => one.group === group)
    .map(({ code, words }) => ({ value: code, words }));
const groupChoices = categoryGroups.map(({ code, words }) => ({ value: code, words }));

/** 哪一类: a group in one tap, its kinds below it where it has several. */
export function CategoryFields(props: {
  chosen: Category | undefined;
  problem?: string | undefined;
  onChoose: (category: Category) => void;
}) {
  const { chosen, onChoose } = props;
  const [opened, setOpened] = useState<CategoryGroup>();
  const group = opened ?? categories.find(({ code }) => code === chosen)?.group;
  const leaves = group ? leavesOf(group) : [];
  const open = (next: CategoryGroup) => {
    setOpened(next);
    const [only, second] = leavesOf(next);
    if (only && !second) onChoose(only.value);
  };
  return (
    <Stack>
      <Heading>哪一类</Heading>
      <Chips label="哪一类" choices={groupChoices} chosen={group} onChoose={open} />
      {leaves.length > 1 ? (
        <>
          <Note>再选细一点</Note>
          <Chips label="细一类" choices={leaves} chosen={chosen} onChoose={onChoose} />
        </>
      ) : null}
      <Problem words={props.problem} />
    </Stack>
  );
}

type Place = { id: string; name: string };

function Buildings({ within, onChoose }: { within: string; onChoose: (place: Place) => void }) {
  const load = () => call(listAreas, { withinId: within, level: 'building' });
  const { data, error, reload } = useLoaded(load, `buildings/${within}`);
  if (!data)
    return error ? (
      <ErrorState title={wordsFor(error)} onRetry={() => void reload()} />
    ) : (
      <Skeleton cards={1} />
    );
  return (
    <>
      {data.areas.map(({ id, name }) => (
        <ListRow key={id} title={name} onTap={() => onChoose({ id, name })} />
      ))}
    </>
  );
}

/** 在哪里: the hall's whole area, or one building of it. */
export function PlaceRow(props: {
  hall: { areaId: string; areaText: string };
  /** Name of the chosen one; without it the whole area. */
  name: string | undefined;
  onChoose: (place: Place) => void;
}) {
  const { hall, name, onChoose } = props;
  const [isOpen, setIsOpen] = useState(false);
  const choose = (place: Place) => {
    setIsOpen(false);
    onChoose(place);
  };
  return (
    <>
      <ListRow
        icon="map-pin"
        title={name ?? hall.areaText}
        note={name ? hall.areaText : '整个范围，不限哪一栋'}
        aside="换一处"
        onTap={() => setIsOpen(true)}
      />
      <Sheet title="在哪里？" isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <ListRow
          title={hall.areaText}
          note="整个范围"
          onTap={() => choose({ id: hall.areaId, name: hall.areaText })}
        />
        {isOpen ? <Buildings within={hall.areaId} onChoose={choose} /> : null}
      </Sheet>
    </>
  );
}

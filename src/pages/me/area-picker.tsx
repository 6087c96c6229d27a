import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import { type AreaStep, areaLevelWords, listAreas } from '#contracts/area';
import { wordsFor } from '#contracts/errors';
import { listedBelow } from '#domain/tree';
import { Button, ErrorState, ListRow, Note, Skeleton, Trail } from '../../components';
import { answerOrThrow, callTogether } from '../../platform/cloud';
import { useLoaded } from '../../platform/use-loaded';
import './area-picker.css';

/** What stands inside an area, in the order people count it. */
async function inside({ id, level }: AreaStep): Promise<AreaStep[]> {
  const asked = listedBelow[level].map(
    (below) => [below, [listAreas, { withinId: id, level: below }]] as const,
  );
  if (asked.length === 0) return [];
  const answers = await callTogether(Object.fromEntries(asked));
  return asked.flatMap(([below]) => {
    const answer = answers[below];
    return answer ? answerOrThrow(answer).areas : [];
  });
}

type AreaPickerProps = {
  /** Nothing outside of it can be reached. */
  root: AreaStep;
  mayChoose: (area: AreaStep) => boolean;
  /** Whether going further down can still lead to a choice. */
  mayEnter: (area: AreaStep) => boolean;
  /** `trail` leads from the root to the area itself. */
  onChoose: (area: AreaStep, trail: readonly AreaStep[]) => void;
};

type InsideProps = Pick<AreaPickerProps, 'mayChoose' | 'mayEnter'> & {
  at: AreaStep;
  onChoose: (area: AreaStep) => void;
  onEnter: (area: AreaStep) => void;
};

function Inside({ at, mayChoose, mayEnter, onChoose, onEnter }: InsideProps) {
  const load = useCallback(() => inside(at), [at]);
  const page = useLoaded(load);
  const { data, error } = page;
  if (!data && error)
    return <ErrorState title={wordsFor(error)} onRetry={() => void page.reload()} />;
  if (!data) return <Skeleton cards={1} />;
  const useful = data.filter((area) => mayChoose(area) || mayEnter(area));
  if (useful.length === 0) return <Note>下面没有可以选的了。</Note>;
  return (
    <View>
      {useful.map((area) => (
        <ListRow
          key={area.id}
          title={area.name}
          aside={areaLevelWords[area.level]}
          onTap={() => (mayEnter(area) ? onEnter(area) : onChoose(area))}
        />
      ))}
    </View>
  );
}

/** Finds one area by walking down from the top of the own scope: what is wanted is never typed. */
export function AreaPicker(props: AreaPickerProps) {
  const [trail, setTrail] = useState<readonly AreaStep[]>([props.root]);
  const at = trail.at(-1) ?? props.root;
  return (
    <View>
      <Trail
        steps={trail.map(({ id, name }) => ({ key: id, words: name }))}
        onChoose={(_, step) => setTrail(trail.slice(0, step + 1))}
      />
      {props.mayChoose(at) ? (
        <View className="picker-here">
          <Button kind="soft" words={`就选${at.name}`} onTap={() => props.onChoose(at, trail)} />
        </View>
      ) : null}
      <Inside
        key={at.id}
        at={at}
        mayChoose={props.mayChoose}
        mayEnter={props.mayEnter}
        onChoose={(area) => props.onChoose(area, [...trail, area])}
        onEnter={(area) => setTrail([...trail, area])}
      />
    </View>
  );
}

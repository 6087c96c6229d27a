import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { Got } from '#contracts/action';
import { type AreaLevel, areaLevelWords, lookAtArea } from '#contracts/area';
import { wordsFor } from '#contracts/errors';
import { mayStandBelow } from '#domain/tree';
import {
  Button,
  Buttons,
  Card,
  ErrorState,
  Heading,
  ListRow,
  Note,
  Page,
  Section,
  Skeleton,
  Toast,
} from '../../../../components';
import { call } from '../../../../platform/cloud';
import { useLoaded } from '../../../../platform/use-loaded';
import { AreaTrail, shownFor } from '../../area-trail';
import { addWords, type Change, changes, changeWords } from '../../org-words';
import '../../org.css';
import { AddSheet } from './add-sheet';
import { ChangeSheet } from './change-sheet';

type Look = Got<typeof lookAtArea>;
type Going = { change: Change } | { add: AreaLevel };

/** The area itself and what can be done with it. */
function Here({ look, onGo }: { look: Look; onGo: (going: Going) => void }) {
  const { area, levelsBelow, canChange, children } = look;
  const hasElsewhere = !mayStandBelow(area.level, 'district');
  const possible = changes.filter(
    (change) => (change !== 'split' || children.length > 1) && (change !== 'move' || hasElsewhere),
  );
  return (
    <Card>
      <Heading size="title">{area.name}</Heading>
      <Note>
        {areaLevelWords[area.level]} · 公示牌编号 {area.code}
      </Note>
      <Buttons>
        {canChange
          ? possible.map((change) => (
              <Button key={change} words={changeWords[change]} onTap={() => onGo({ change })} />
            ))
          : null}
        {levelsBelow.map((level) => (
          <Button
            key={level}
            kind="soft"
            icon="plus"
            words={addWords(level)}
            onTap={() => onGo({ add: level })}
          />
        ))}
      </Buttons>
      {canChange ? null : (
        <View className="org-note">
          <Note>{area.name}本身由上一级来调整。</Note>
        </View>
      )}
    </Card>
  );
}

function Below({ look, onLook }: { look: Look; onLook: (id: string) => void }) {
  const { children } = look;
  if (children.length === 0) return <Note>下面还没有。</Note>;
  return (
    <Section title="下面有" aside={`${children.length} 个`}>
      <Card>
        {children.map(({ id, name, level }) => (
          <ListRow key={id} title={name} aside={areaLevelWords[level]} onTap={() => onLook(id)} />
        ))}
      </Card>
    </Section>
  );
}

/** 网格调整: the own part of the tree, and how to add to it, rename, move, split and merge. */
export default function Areas() {
  const [areaId, setAreaId] = useState<string>();
  const [going, setGoing] = useState<Going>();
  const [done, setDone] = useState<string>();
  const load = useCallback(() => call(lookAtArea, areaId ? { areaId } : {}), [areaId]);
  const page = useLoaded(load, `areas/${areaId ?? ''}`);
  const { error } = page;
  const data = shownFor(areaId, page.data);
  const finish = (words: string, nextId?: string) => {
    setGoing(undefined);
    setDone(words);
    if (nextId && nextId !== data?.area.id) setAreaId(nextId);
    else void page.reload();
  };
  const close = () => setGoing(undefined);
  return (
    <Page title="网格调整" isWide>
      {data ? (
        <>
          <AreaTrail trail={data.trail} onLook={setAreaId} />
          <View className="org-columns">
            <Here look={data} onGo={setGoing} />
            <Below look={data} onLook={setAreaId} />
          </View>
        </>
      ) : null}
      {!data && !error ? <Skeleton cards={2} /> : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void page.reload()} />
      ) : null}
      {data && going && 'add' in going ? (
        <AddSheet look={data} level={going.add} onClose={close} onDone={finish} />
      ) : null}
      {data && going && 'change' in going ? (
        <ChangeSheet
          key={going.change}
          look={data}
          change={going.change}
          onClose={close}
          onDone={finish}
        />
      ) : null}
      <Toast words={done} onDone={() => setDone(undefined)} />
    </Page>
  );
}

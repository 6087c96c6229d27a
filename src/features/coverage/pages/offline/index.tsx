import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import { listOffline, type OfflinePerson } from '#contracts/coverage';
import { Button, Card, Empty, Note, Page, PagedList, Toast } from '../../../../components';
import { call } from '../../../../platform/cloud';
import { pagedProps } from '../../../../platform/paged-props';
import { usePaged } from '../../../../platform/use-paged';
import '../../coverage.css';
import { AddForm } from './add-form';
import { PersonCard } from './person-card';
import { RemoveSheet } from './remove-sheet';

async function readPeople(cursor: string | undefined) {
  const { people, nextCursor } = await call(listOffline, cursor ? { cursor } : {});
  return { items: people, nextCursor };
}

function Kept() {
  return (
    <Card tone="blue">
      <Note>
        名单上只有门牌、称呼和电话，只在停水停电、应急时用来告诉本人。管这里的人才看得到。本人说不要了，马上删掉。
      </Note>
    </Card>
  );
}

/** 不用手机的人: who agreed to be told by phone or at the door. Nothing of it is kept on the phone. */
export default function Offline() {
  const load = useCallback(readPeople, []);
  const page = usePaged<OfflinePerson>(load, undefined);
  const [isAdding, setIsAdding] = useState(false);
  const [leaving, setLeaving] = useState<OfflinePerson>();
  const [done, setDone] = useState<string>();
  const { items } = page;
  const finish = (words: string) => {
    setIsAdding(false);
    setLeaving(undefined);
    setDone(words);
    void page.reload();
  };
  if (isAdding)
    return <AddForm onClose={() => setIsAdding(false)} onAdded={() => finish('记在名单上了')} />;
  return (
    <Page
      title="不用手机的人"
      isWide
      footer={
        items ? (
          <Button kind="primary" icon="plus" words="加一位" onTap={() => setIsAdding(true)} />
        ) : undefined
      }
    >
      <Kept />
      <PagedList {...pagedProps(page)} more="还有">
        <View className="tell-people">
          {items?.map((person) => (
            <PersonCard key={person.id} person={person} onRemove={() => setLeaving(person)} />
          ))}
        </View>
        {items?.length === 0 ? (
          <Empty
            icon="users"
            title="名单上还没有人"
            note="家里有老人不用手机的，问过本人，同意了再加上。"
          />
        ) : null}
      </PagedList>
      {leaving ? (
        <RemoveSheet
          person={leaving}
          onClose={() => setLeaving(undefined)}
          onRemoved={() => finish('移出了，记下的都删掉了')}
        />
      ) : null}
      <Toast words={done} onDone={() => setDone(undefined)} />
    </Page>
  );
}

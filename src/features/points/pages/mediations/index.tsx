import { View } from '@tarojs/components';
import { useCallback, useRef, useState } from 'react';
import { AppError } from '#contracts/errors';
import { getMe } from '#contracts/identity';
import {
  confirmMediation,
  listMediations,
  type Mediation,
  recordMediation,
} from '#contracts/points-mediation';
import type { Role } from '#contracts/roles';
import { Button, Card, Empty, Note, Page, PagedList, Toast } from '../../../../components';
import { now } from '../../../../platform/clock';
import { answerOrThrow, call, callTogether } from '../../../../platform/cloud';
import { pagedProps } from '../../../../platform/paged-props';
import { newRequestId } from '../../../../platform/request-id';
import { usePaged } from '../../../../platform/use-paged';
import { useSending } from '../../../../platform/use-sending';
import { rootsOf } from '../../desk/areas';
import { MediationCard } from '../../desk/mediation-card';
import { readAgain } from '../../desk/read-again';
import '../../points.css';
import '../../desk/desk.css';
import { RecordForm } from './record-form';

type Post = { role: Role; areaId: string; areaName: string };
const recorders: readonly Role[] = recordMediation.roles;

async function load(cursor: string | undefined, onPosts: (posts: readonly Post[]) => void) {
  if (cursor) return call(listMediations, { cursor });
  const { list, me } = await callTogether({ list: [listMediations, {}], me: [getMe, {}] });
  if (!(me instanceof AppError)) onPosts(me.memberships);
  return answerOrThrow(list);
}

function Privacy() {
  return (
    <Card tone="blue">
      <Note>
        当事人是谁、为了什么，只有本社区的工作人员和总网格长看得到。公示、存折和消息里只写「参与纠纷化解」，不写当事人，也不写事情。记录的人不能自己确认。
      </Note>
    </Card>
  );
}

/** Confirms one at a time; what moved on meanwhile is read again. */
function useConfirming(reload: () => Promise<void>, onDone: () => void) {
  const [id, setId] = useState<string>();
  const sending = useSending();
  const wishes = useRef(new Map<string, string>());
  const confirm = async (mediation: Mediation) => {
    const { id: chosen, version } = mediation;
    const key = `${chosen} ${version}`;
    const requestId = wishes.current.get(key) ?? newRequestId();
    wishes.current.set(key, requestId);
    setId(chosen);
    const work = () => call(confirmMediation, { id: chosen, version }, { requestId });
    if (await sending.send(work)) onDone();
    await reload();
  };
  return { id, confirm, isBusy: sending.isBusy, problem: readAgain(sending.problem) };
}

/** 纠纷化解: recorded by one, confirmed by another; who the parties are stays in the community. */
export default function Screen() {
  const [posts, setPosts] = useState<readonly Post[]>([]);
  const read = useCallback((cursor: string | undefined) => load(cursor, setPosts), []);
  const page = usePaged<Mediation>(read, undefined);
  const [isRecording, setIsRecording] = useState(false);
  const [said, setSaid] = useState<string>();
  const confirming = useConfirming(page.reload, () => setSaid('确认了，积分等审核'));
  const roots = rootsOf(posts, recorders);
  const { items } = page;
  const at = now();
  if (isRecording)
    return (
      <RecordForm
        roots={roots}
        onClose={() => setIsRecording(false)}
        onRecorded={() => {
          setIsRecording(false);
          setSaid('记下了，等总网格长确认');
          void page.reload();
        }}
      />
    );
  return (
    <Page
      title="纠纷化解"
      isWide
      footer={
        roots.length > 0 ? (
          <Button
            kind="primary"
            icon="plus"
            words="记一次化解"
            onTap={() => setIsRecording(true)}
          />
        ) : undefined
      }
    >
      <Privacy />
      <PagedList {...pagedProps(page)} more="看更早的">
        {items?.length === 0 ? (
          <Empty
            icon="users"
            title="还没有记过"
            note="邻里有了矛盾，有人帮着说和了，由社区工作人员记下来，总网格长确认。"
          />
        ) : null}
        <View className="points-cards">
          {items?.map((mediation) => (
            <MediationCard
              key={mediation.id}
              mediation={mediation}
              now={at}
              isBusy={confirming.isBusy && confirming.id === mediation.id}
              problem={confirming.id === mediation.id ? confirming.problem : undefined}
              onConfirm={() => void confirming.confirm(mediation)}
            />
          ))}
        </View>
      </PagedList>
      <Toast words={said} onDone={() => setSaid(undefined)} />
    </Page>
  );
}

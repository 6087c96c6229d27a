import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useCallback, useState } from 'react';
import { wordsFor } from '#contracts/errors';
import { listAppointments } from '#contracts/identity';
import { Button, ErrorState, Note, Page, Skeleton, Toast } from '../../../../components';
import { call } from '../../../../platform/cloud';
import { open } from '../../../../platform/navigation';
import { useLoaded } from '../../../../platform/use-loaded';
import { AreaTrail, shownFor } from '../../area-trail';
import type { Holder } from '../../org-words';
import '../../org.css';
import { BelowSection } from './below-section';
import { DismissSheet } from './dismiss-sheet';
import { PostsSection } from './posts-section';
import { WaitingSection } from './waiting-section';

/** 网格与人员: who holds which post of the own scope, what is vacant, who was invited and waits. */
export default function AppointmentsPage() {
  const given = useRouter().params.areaId;
  const [areaId, setAreaId] = useState(given);
  const [leaving, setLeaving] = useState<Holder>();
  const [done, setDone] = useState<string>();
  const load = useCallback(() => call(listAppointments, areaId ? { areaId } : {}), [areaId]);
  const page = useLoaded(load, `appointments/${areaId ?? ''}`);
  const { error } = page;
  const data = shownFor(areaId, page.data);
  const finish = (words: string) => {
    setLeaving(undefined);
    setDone(words);
    void page.reload();
  };
  const invite = (role?: string) =>
    open('invite', { ...(data && { areaId: data.area.id }), ...(role && { role }) });

  return (
    <Page
      title="网格与人员"
      isWide
      footer={
        data ? (
          <Button kind="primary" icon="plus" words="邀请人任职" onTap={() => invite()} />
        ) : undefined
      }
    >
      {data ? (
        <>
          <AreaTrail trail={data.trail} onLook={setAreaId} />
          <WaitingSection invites={data.invites} onDone={finish} />
          <View className="org-columns">
            <PostsSection data={data} onInvite={invite} onLeave={setLeaving} />
            <BelowSection below={data.below} onLook={setAreaId} />
          </View>
          <Note>不在名单上的人要先邀请：他在自己的手机上输入邀请码，岗位才开始。</Note>
        </>
      ) : null}
      {!data && !error ? <Skeleton cards={3} /> : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void page.reload()} />
      ) : null}
      {leaving && data ? (
        <DismissSheet
          holder={leaving}
          areaName={data.area.name}
          onClose={() => setLeaving(undefined)}
          onDone={finish}
        />
      ) : null}
      <Toast words={done} onDone={() => setDone(undefined)} />
    </Page>
  );
}

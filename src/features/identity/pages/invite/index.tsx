import { useRouter } from '@tarojs/taro';
import { useCallback, useState } from 'react';
import type { Got } from '#contracts/action';
import { wordsFor } from '#contracts/errors';
import { type appoint, listAppointments } from '#contracts/identity';
import { ErrorState, Page, Skeleton } from '../../../../components';
import { call } from '../../../../platform/cloud';
import { useLoaded } from '../../../../platform/use-loaded';
import '../../org.css';
import type { PostForm } from '../../post-form';
import { GivenCode } from './given-code';
import { InviteForm } from './invite-form';

type Given = { form: PostForm; answer: Got<typeof appoint> };

/** 邀请任职: who, which post, where and how long; then the code, large, with what to tell the person. */
export default function Invite() {
  const { areaId, role } = useRouter().params;
  const [given, setGiven] = useState<Given>();
  const load = useCallback(() => call(listAppointments, areaId ? { areaId } : {}), [areaId]);
  const page = useLoaded(load);
  const { data, error } = page;
  if (given)
    return (
      <Page title="邀请任职">
        <GivenCode form={given.form} answer={given.answer} onAgain={() => setGiven(undefined)} />
      </Page>
    );
  if (data)
    return (
      <InviteForm start={data} role={role} onGiven={(form, answer) => setGiven({ form, answer })} />
    );
  return (
    <Page title="邀请任职">
      {error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void page.reload()} />
      ) : (
        <Skeleton cards={3} />
      )}
    </Page>
  );
}

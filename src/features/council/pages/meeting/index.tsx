import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { registerForMeeting } from '#contracts/council-attendance';
import { getMeeting } from '#contracts/council-meeting';
import { wordsFor } from '#contracts/errors';
import { momentText } from '#domain/day';
import {
  Button,
  Empty,
  ErrorState,
  Kept,
  Page,
  Problem,
  Skeleton,
  Toast,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { open, pages } from '../../../../platform/navigation';
import { useForward } from '../../../../platform/share';
import { askFor, useSubscription } from '../../../../platform/subscription';
import { type Loaded, useLoaded } from '../../../../platform/use-loaded';
import { MeetingBody } from '../../meeting-body';
import { type FullMeeting, mainStep } from '../../meeting-mine';
import { useWish } from '../../use-wish';
import '../../council.css';

/** Nothing to show: a draft, one that never was, or the network is gone. */
function Missing({ loaded }: { loaded: Loaded<FullMeeting> }) {
  const { error } = loaded;
  if (!error) return <Skeleton cards={3} />;
  return error.code === 'not-found' ? (
    <Empty
      icon="users"
      title="没有找到这次会"
      note="它可能还没有公示，或者取消了。"
      next={{ words: '看议事厅', onTap: () => open('halls') }}
    />
  ) : (
    <ErrorState
      title={wordsFor(error)}
      note="连上网再看一次。"
      onRetry={() => void loaded.reload()}
    />
  );
}

/** The one thing to press: to come, or to bring a topic. */
function useFooter(full: FullMeeting | undefined, onChanged: (words: string) => void) {
  const wish = useWish();
  useSubscription();
  const step = full && mainStep(full);
  if (!full || !step) return { problem: undefined, footer: undefined };
  const { id, hallId } = full.meeting;
  const register = async () => {
    void askFor(['meeting']);
    if (await wish.ask(registerForMeeting, { id })) onChanged('报上名了');
  };
  const footer =
    step === 'register' ? (
      <Button kind="primary" words="我要参加" isBusy={wish.isBusy} onTap={() => void register()} />
    ) : (
      <Button kind="primary" words="提议题" onTap={() => open('suggest', { hallId })} />
    );
  return { problem: wish.problem, footer };
}

/** One meeting: by its link, or by the code on its poster, whose scene is its id. */
export default function Screen() {
  const { id, scene = '' } = useRouter().params;
  const meetingId = id ?? decodeURIComponent(scene);
  const loaded = useLoaded(() => call(getMeeting, { id: meetingId }), `meeting/${meetingId}`);
  const [said, setSaid] = useState<string>();
  const { data, keptSince } = loaded;
  const changed = (words: string) => {
    setSaid(words);
    void loaded.reload();
  };
  const { footer, problem } = useFooter(data, changed);
  const title = data && `${data.meeting.hallName} ${data.meeting.title}`;
  useForward(title ?? '红色议事厅', `${pages.meeting}?id=${meetingId}`);
  return (
    <Page title="议事会" isWide footer={footer}>
      {keptSince ? (
        <Kept since={momentText(keptSince, now())} onRetry={() => void loaded.reload()} />
      ) : null}
      <Problem words={problem} />
      {data ? (
        <MeetingBody
          full={data}
          at={now()}
          onChanged={changed}
          onReload={() => void loaded.reload()}
        />
      ) : (
        <Missing loaded={loaded} />
      )}
      <Toast words={said} onDone={() => setSaid(undefined)} />
    </Page>
  );
}

import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Got } from '#contracts/action';
import { type AppError, wordsFor } from '#contracts/errors';
import {
  endHome,
  getMe,
  type Home,
  type HomeLabel,
  homeLabels,
  homeLabelWords,
} from '#contracts/identity';
import {
  Button,
  Card,
  Chips,
  Empty,
  ErrorState,
  Heading,
  Note,
  Page,
  Problem,
  Sheet,
  Skeleton,
  Toast,
} from '../../../../components';
import { call } from '../../../../platform/cloud';
import { open } from '../../../../platform/navigation';
import { useLoaded } from '../../../../platform/use-loaded';
import { DoorSheet } from './door-sheet';
import { HomeCard } from './home-card';
import './homes.css';

/** 自己家, 父母家, one more: the most a person has at a time (`identity.bind-home`). */
const homeLimit = 3;

function AddHome({ homes }: { homes: readonly Home[] }) {
  const isFree = (label: HomeLabel) => !homes.some((home) => home.label === label);
  const choices = homeLabels.map((value) => ({ value, words: homeLabelWords[value] }));
  if (homes.length >= homeLimit) return <Note>最多记 {homeLimit} 处。要换，先点「搬走了」。</Note>;
  return (
    <Card>
      <Heading>再加一处</Heading>
      <Note>例如父母家：老人那边谁负责、有什么通知，您也能看到。</Note>
      <View className="home-add">
        <Chips
          label="再加一处"
          choices={choices.filter(({ value }) => isFree(value) || value === 'other')}
          chosen={undefined}
          onChoose={(label) => open('address', { label })}
        />
      </View>
    </Card>
  );
}

function LeaveSheet(props: { home: Home | undefined; onClose: () => void; onLeft: () => void }) {
  const { home, onClose, onLeft } = props;
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const leave = async () => {
    if (!home) return;
    setIsBusy(true);
    setProblem(undefined);
    try {
      await call(endHome, { homeId: home.id });
      onLeft();
    } catch (error) {
      setProblem(wordsFor(error as AppError));
    }
    setIsBusy(false);
  };
  return (
    <Sheet
      title={`从 ${home?.shortAddress ?? ''} 搬走了？`}
      isOpen={home !== undefined}
      onClose={onClose}
      footer={
        <>
          <Button words="没有，留着" onTap={onClose} />
          <Button kind="primary" words="搬走了" isBusy={isBusy} onTap={() => void leave()} />
        </>
      }
    >
      <Note>以后不再收到这里的通知。您在这里反映过的事情都还在。</Note>
      <Problem words={problem} />
    </Sheet>
  );
}

/** 我的住处: where she lives, how sure that is, her door; one more place, or moved out. */
export default function Homes() {
  const page = useLoaded<Got<typeof getMe>>(() => call(getMe, {}), 'homes');
  const [leaving, setLeaving] = useState<Home>();
  const [mending, setMending] = useState<Home>();
  const [done, setDone] = useState<string>();
  const homes = page.data?.homes;
  const finish = (words: string) => {
    setLeaving(undefined);
    setMending(undefined);
    setDone(words);
    void page.reload();
  };
  return (
    <Page title="我的住处">
      {homes?.map((home) => (
        <HomeCard
          key={home.id}
          home={home}
          onDoor={() => setMending(home)}
          onLeave={() => setLeaving(home)}
        />
      ))}
      {homes?.length === 0 ? (
        <Empty
          icon="house"
          title="还没有选住处"
          note="选好以后，首页就是您家的联心卡。"
          next={{ words: '选小区、楼和单元', onTap: () => open('address') }}
        />
      ) : null}
      {homes && homes.length > 0 ? <AddHome homes={homes} /> : null}
      {!homes && !page.error ? <Skeleton /> : null}
      {!homes && page.error ? (
        <ErrorState title={wordsFor(page.error)} onRetry={() => void page.reload()} />
      ) : null}
      <LeaveSheet
        home={leaving}
        onClose={() => setLeaving(undefined)}
        onLeft={() => finish('已经记下，您搬走了')}
      />
      {mending ? (
        <DoorSheet
          home={mending}
          onClose={() => setMending(undefined)}
          onSaved={() => finish('门牌号记下了，等单元长或网格员核实')}
        />
      ) : null}
      <Toast words={done} onDone={() => setDone(undefined)} />
    </Page>
  );
}

import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Got } from '#contracts/action';
import { type AppError, wordsFor } from '#contracts/errors';
import {
  type HomeRefusal,
  homeRefusals,
  homeRefusalWords,
  listHomesToVerify,
  verifyHome,
} from '#contracts/identity';
import { momentText } from '#domain/day';
import {
  Button,
  Buttons,
  Card,
  Empty,
  ErrorState,
  Heading,
  Note,
  Page,
  Problem,
  Sheet,
  Skeleton,
  Stack,
  Toast,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { useLoaded } from '../../../../platform/use-loaded';
import './verify-homes.css';

type Waiting = Got<typeof listHomesToVerify>['homes'][number];
type Decision = { decision: 'confirm' } | { decision: 'refuse'; reason: HomeRefusal };

/** Decides about one home at a time; says what was done, or what went wrong. */
function useDecisions(reload: () => Promise<void>) {
  const [busyId, setBusyId] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [done, setDone] = useState<string>();
  const decide = async (home: Waiting, decision: Decision) => {
    setBusyId(home.id);
    setProblem(undefined);
    try {
      await call(verifyHome, { homeId: home.id, ...decision });
      setDone(decision.decision === 'confirm' ? '核实好了' : '已经告诉住户');
      await reload();
    } catch (error) {
      setProblem(wordsFor(error as AppError));
    }
    setBusyId(undefined);
  };
  return { busyId, problem, done, decide, forgetDone: () => setDone(undefined) };
}

function RefuseSheet(props: {
  home: Waiting | undefined;
  onClose: () => void;
  onReason: (reason: HomeRefusal) => void;
}) {
  return (
    <Sheet title="哪里对不上？" isOpen={props.home !== undefined} onClose={props.onClose}>
      <Note>住户会看到您选的这句话。</Note>
      <View className="refusals">
        <Stack>
          {homeRefusals.map((reason) => (
            <Button
              key={reason}
              words={homeRefusalWords[reason]}
              onTap={() => props.onReason(reason)}
            />
          ))}
        </Stack>
      </View>
    </Sheet>
  );
}

/** 待核实: one tap for a neighbour who lives there, two with a reason for one who does not. */
export default function VerifyHomes() {
  const page = useLoaded(() => call(listHomesToVerify, {}));
  const [refusing, setRefusing] = useState<Waiting>();
  const { busyId, problem, done, decide, forgetDone } = useDecisions(page.reload);
  const { data, error } = page;
  return (
    <Page title="待核实">
      <Problem words={problem} />
      {data && data.homes.length > 0 ? (
        <Note>认识、确实住这儿，点一下就好，不用看证件。</Note>
      ) : null}
      {data?.homes.map((home) => (
        <Card key={home.id}>
          <Heading>
            {home.shortAddress} {home.door}
          </Heading>
          <Note>
            {home.residentText} · {momentText(home.declaredAt, now())} 说住在这里
          </Note>
          <Buttons>
            <Button
              kind="soft"
              icon="check"
              words="是住这儿"
              isGrowing
              isBusy={busyId === home.id}
              onTap={() => void decide(home, { decision: 'confirm' })}
            />
            <Button words="对不上" isGrowing onTap={() => setRefusing(home)} />
          </Buttons>
        </Card>
      ))}
      {data?.hasMore ? <Note>还有更多，核实完这些再显示。</Note> : null}
      {data?.homes.length === 0 ? (
        <Empty
          icon="shield-check"
          title="没有等您核实的住户"
          note="有邻居写了门牌号，会出现在这里。"
        />
      ) : null}
      {!data && !error ? <Skeleton /> : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void page.reload()} />
      ) : null}
      <RefuseSheet
        home={refusing}
        onClose={() => setRefusing(undefined)}
        onReason={(reason) => {
          if (refusing) void decide(refusing, { decision: 'refuse', reason });
          setRefusing(undefined);
        }}
      />
      <Toast words={done} onDone={forgetDone} />
    </Page>
  );
}

import { View } from '@tarojs/components';
import { type ReactNode, useCallback, useState } from 'react';
import type { Candidate } from '#contracts/points-desk';
import {
  Button,
  Card,
  Empty,
  Heading,
  Note,
  Page,
  PagedList,
  Pill,
  Row,
  Sheet,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { pagedProps } from '../../../../platform/paged-props';
import { usePaged } from '../../../../platform/use-paged';
import { AskedSheet, useAsked } from '../../desk/asked-sheet';
import { WaitingCard } from '../../desk/candidate-card';
import {
  type Budget,
  budgetPill,
  budgetText,
  decidable,
  type Outcome,
  summaryText,
} from '../../desk/candidates';
import { type Around, loadCandidates } from '../../desk/load-candidates';
import { type Choosing, useChoosing } from '../../desk/use-choosing';

function BudgetLine({ budget }: { budget: Budget }) {
  const pill = budgetPill(budget);
  return (
    <Card>
      <Row isSpread wraps>
        <Heading>{budgetText(budget)}</Heading>
        {pill ? <Pill {...pill} /> : null}
      </Row>
    </Card>
  );
}

/** What became of each, after several were approved in one go. */
function Outcomes({ outcomes, isBusy }: { outcomes: readonly Outcome[]; isBusy: boolean }) {
  if (outcomes.length === 0) return null;
  return (
    <Card tone={outcomes.every(({ isDone }) => isDone) ? 'jade' : 'amber'}>
      <Heading>{isBusy ? `正在记，做完 ${outcomes.length} 条` : summaryText(outcomes)}</Heading>
      {outcomes.map(({ id, words }) => (
        <View key={id} className="candidate-outcome">
          {words}
        </View>
      ))}
    </Card>
  );
}

function OverBudgetSheet({ choosing }: { choosing: Choosing }) {
  const { question, decline, agree } = choosing;
  return (
    <Sheet
      title="超出本月预算"
      isOpen={question !== undefined}
      onClose={decline}
      footer={
        <>
          <Button words="先不记" onTap={decline} />
          <Button kind="primary" words="同意超出" onTap={agree} />
        </>
      }
    >
      <Note>{question}</Note>
    </Sheet>
  );
}

type WaitingListProps = {
  items: readonly Candidate[];
  choosing: Choosing;
  ask: ReturnType<typeof useAsked>['ask'];
};

function WaitingList({ items, choosing, ask }: WaitingListProps) {
  const { approving, chosen } = choosing;
  const { outcomes, currentId, isBusy } = approving;
  const at = now();
  const all = decidable(items);
  return (
    <>
      {all.length > 1 && chosen.length === 0 ? (
        <View className="points-filter">
          <Button words={`全选 ${all.length} 条`} isDisabled={isBusy} onTap={choosing.chooseAll} />
        </View>
      ) : null}
      <View className="points-cards">
        {items.map((candidate) => (
          <WaitingCard
            key={candidate.id}
            candidate={candidate}
            now={at}
            isChosen={chosen.some(({ id }) => id === candidate.id)}
            isUnderWay={currentId === candidate.id}
            isBusy={isBusy}
            problem={outcomes.find((one) => one.id === candidate.id && !one.isDone)?.words}
            onChoose={() => choosing.toggle(candidate.id)}
            onApprove={() => choosing.start([candidate])}
            onReject={() => ask({ kind: 'reject', candidate })}
            onJudge={() => ask({ kind: 'judge', candidate })}
          />
        ))}
      </View>
    </>
  );
}

function Foot({ choosing }: { choosing: Choosing }) {
  const { chosen, approving } = choosing;
  return (
    <>
      <Button words="都不选" isDisabled={approving.isBusy} onTap={choosing.clear} />
      <Button
        kind="primary"
        words={`同意 ${chosen.length} 条`}
        isBusy={approving.isBusy}
        busyWords="正在一条一条记…"
        onTap={() => choosing.start(chosen)}
      />
    </>
  );
}

/** What waits for the caller, the longest waiting first. */
export function Waiting({ tabs }: { tabs: ReactNode }) {
  const [around, setAround] = useState<Around>({ roles: [] });
  const load = useCallback(
    (cursor: string | undefined) => loadCandidates('waiting', cursor, setAround),
    [],
  );
  const page = usePaged<Candidate>(load, undefined);
  const { items = [], reload } = page;
  const asked = useAsked(reload);
  const choosing = useChoosing(items, around, reload);
  const { approving } = choosing;
  return (
    <Page
      title="待审积分"
      isWide
      footer={choosing.chosen.length > 0 ? <Foot choosing={choosing} /> : undefined}
    >
      {around.budget ? <BudgetLine budget={around.budget} /> : null}
      {tabs}
      <Outcomes outcomes={approving.outcomes} isBusy={approving.isBusy} />
      <PagedList {...pagedProps(page)} more="看更多">
        {items.length === 0 ? (
          <Empty
            icon="circle-check"
            title="没有等您审核的"
            note="有人做了能记分的事，轮到您审核的会到这里，也会发消息告诉您。"
          />
        ) : null}
        <WaitingList items={items} choosing={choosing} ask={asked.ask} />
      </PagedList>
      <OverBudgetSheet choosing={choosing} />
      <AskedSheet state={asked} items={items} />
    </Page>
  );
}

import { View } from '@tarojs/components';
import { useState } from 'react';
import type { WorkOrderSummary } from '#contracts/work-order';
import { Button, Card, Note } from '../../components';
import type { Me } from './home-data';
import { remindAll, remindedText } from './remind';
import { emptyTodoWords, sendsWork } from './staff-posts';
import { isFiltering, type Queue } from './use-queue';
import { WorkFilter } from './work-filter';
import { WorkList } from './work-list';

type WorkQueueProps = {
  me: Me | undefined;
  queue: Queue;
  chosenId?: string | undefined;
  onOpen: (item: WorkOrderSummary) => void;
  onItems?: (items: readonly WorkOrderSummary[], isFresh: boolean) => void;
};

/** Several are picked, then each is reminded; what could not be is said with its reason. */
function useReminding(queue: Queue) {
  const [picked, setPicked] = useState<readonly WorkOrderSummary[]>();
  const [isBusy, setIsBusy] = useState(false);
  const [said, setSaid] = useState<string>();
  const pick = (item: WorkOrderSummary) =>
    setPicked((known = []) =>
      known.some(({ id }) => id === item.id)
        ? known.filter(({ id }) => id !== item.id)
        : [...known, item],
    );
  const send = async () => {
    if (!picked || picked.length === 0) return;
    setIsBusy(true);
    setSaid(remindedText(await remindAll(picked)));
    setIsBusy(false);
    setPicked(undefined);
    queue.again();
  };
  const begin = () => {
    setSaid(undefined);
    setPicked([]);
  };
  return { picked, pick, isBusy, said, send, begin, stop: () => setPicked(undefined) };
}

/** Stays in sight while she goes through the list. */
function RemindBar({ reminding }: { reminding: ReturnType<typeof useReminding> }) {
  const { picked = [], isBusy, stop, send } = reminding;
  return (
    <View className="work-remind work-remind-on">
      <Button words="不催了" isDisabled={isBusy} onTap={stop} />
      <Button
        kind="primary"
        words={picked.length > 0 ? `催办 ${picked.length} 件` : '请点选要催的'}
        isDisabled={picked.length === 0}
        isBusy={isBusy}
        busyWords="正在催办…"
        onTap={() => void send()}
      />
    </View>
  );
}

/** The queue by what is due: found, narrowed, opened, and several reminded at once. */
export function WorkQueue({ me, queue, chosenId, onOpen, onItems }: WorkQueueProps) {
  const { view, filter, isLedOn } = queue;
  const reminding = useReminding(queue);
  const { picked, said } = reminding;
  const canRemind = sendsWork(me) && (view === 'open' || view === 'supervised');
  const items = (all: readonly WorkOrderSummary[], isFresh: boolean) => {
    queue.begin(all, isFresh);
    onItems?.(all, isFresh);
  };
  return (
    <View>
      {isLedOn ? (
        <Card tone="jade">
          <Note>{emptyTodoWords(me)}</Note>
        </Card>
      ) : null}
      <WorkFilter filter={filter} onChange={queue.setFilter} />
      {said ? (
        <Card tone="blue">
          <Note>{said}</Note>
        </Card>
      ) : null}
      {canRemind && !picked ? (
        <View className="work-remind">
          <Button words="选几件催办" onTap={reminding.begin} />
        </View>
      ) : null}
      <WorkList
        key={`${view}-${JSON.stringify(filter)}`}
        view={view}
        load={queue.load}
        isFiltered={isFiltering(filter)}
        chosenId={chosenId}
        picked={canRemind ? picked?.map(({ id }) => id) : undefined}
        turn={queue.turn}
        onLookOn={() => queue.look('open')}
        onItems={items}
        onOpen={canRemind && picked ? reminding.pick : onOpen}
      />
      {canRemind && picked ? <RemindBar reminding={reminding} /> : null}
    </View>
  );
}

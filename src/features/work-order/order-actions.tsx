import { View } from '@tarojs/components';
import { useState } from 'react';
import type { WorkOrderDetail } from '#contracts/work-order';
import { Button, classes, Heading, ListRow, Note, Sheet } from '../../components';
import { open } from '../../platform/navigation';
import { askFor, useSubscription } from '../../platform/subscription';
import { askOf } from './asks';
import { claimedWhile } from './deeds';
import { emptyGiving } from './dispatch';
import { colleagueOf } from './order-notes';
import { AskSheet, useTyped } from './sheets/ask-sheet';
import { DesignateSheet } from './sheets/designate-sheet';
import { DispatchSheet } from './sheets/dispatch-sheet';
import { InviteSheet } from './sheets/invite-sheet';
import { MergeSheet } from './sheets/merge-sheet';
import { ResultSheet } from './sheets/result-sheet';
import { SubtaskSheet } from './sheets/subtask-sheet';
import { actionNotes, actionWords, type DeskAction, type Drawn, drawn } from './steps';
import type { WorkOrderState } from './use-work-order';

/** Sheets that are more than a table of fields. */
const ownSheets: readonly DeskAction[] = [
  'dispatch',
  'designate',
  'invite-collaborator',
  'merge',
  'submit-result',
  'finish-subtask',
];

type Part = { order: WorkOrderDetail; state: WorkOrderState };

/** Opens the question of a step, or takes it at once where nothing has to be asked. */
function press(action: DeskAction, { order, state }: Part): void {
  // WeChat asks only in the tap itself, so before anything is sent (`rules.md §4.6`: staff are asked at 签收).
  if (action === 'sign') void askFor(['work']);
  if (action === 'redact-photo') {
    state.ask(undefined);
    open('redact', { id: order.id });
    return;
  }
  const isAsking = ownSheets.includes(action) || askOf(action, { order, values: {} }) !== undefined;
  if (!isAsking) {
    state.ask(undefined);
    void state.act(action);
    return;
  }
  state.ask(action);
  if (claimedWhile.includes(action)) void state.claim(order.version);
}

/** The questions of the steps; what was typed is kept here, so that it is there when one opens again. */
function Sheets({ order, state }: Part) {
  const typed = useTyped();
  const [giving, setGiving] = useState(emptyGiving);
  const { asked } = state;
  return (
    <>
      <ResultSheet order={order} state={state} />
      <SubtaskSheet order={order} state={state} />
      {asked === 'dispatch' ? (
        <DispatchSheet order={order} state={state} form={giving} onChange={setGiving} />
      ) : null}
      {asked === 'designate' ? (
        <DesignateSheet order={order} state={state} form={giving} onChange={setGiving} />
      ) : null}
      {asked === 'merge' ? <MergeSheet order={order} state={state} /> : null}
      {asked === 'invite-collaborator' ? (
        <InviteSheet action={asked} order={order} state={state} typed={typed} />
      ) : null}
      {asked && asked !== 'more' && !ownSheets.includes(asked) ? (
        <AskSheet key={asked} action={asked} order={order} state={state} typed={typed} />
      ) : null}
    </>
  );
}

function MoreSheet({ order, state, more }: Part & { more: Drawn['more'] }) {
  return (
    <Sheet title="更多" isOpen={state.asked === 'more'} onClose={() => state.ask(undefined)}>
      {more.map((group) => (
        <View key={group.words} className="more-group">
          <Heading size="note">{group.words}</Heading>
          {group.actions.map((action) => (
            <ListRow
              key={action}
              title={actionWords(action)}
              note={actionNotes[action]}
              onTap={() => press(action, { order, state })}
            />
          ))}
        </View>
      ))}
    </Sheet>
  );
}

/** The steps the cloud allows, and nothing else: one in red, one or two beside it, the others behind 更多. */
export function OrderActions({ state }: { state: WorkOrderState }) {
  useSubscription();
  const order = state.loaded.data;
  if (!order) return null;
  const { lead, near, more } = drawn(order);
  const button = (action: DeskAction, kind: 'primary' | 'quiet') => (
    <Button
      key={action}
      kind={kind}
      words={actionWords(action)}
      isBusy={state.busy === action}
      isDisabled={state.busy !== undefined}
      onTap={() => press(action, { order, state })}
    />
  );
  return (
    <View className="order-actions">
      {order.stepNote && !colleagueOf(order) ? (
        <View className="order-actions-note">
          <Note>{order.stepNote}</Note>
        </View>
      ) : null}
      <View className="order-buttons">
        {more.length > 0 ? (
          <View className={classes('order-more', !lead && near.length === 0 && 'grow')}>
            <Button words="更多" onTap={() => state.ask('more')} />
          </View>
        ) : null}
        {[...near].reverse().map((action) => button(action, 'quiet'))}
        {lead ? button(lead, 'primary') : null}
      </View>
      <Sheets order={order} state={state} />
      <MoreSheet order={order} state={state} more={more} />
    </View>
  );
}

/** Whether there is anything to press or to say below the work order. */
export function hasActions(order: WorkOrderDetail | undefined): boolean {
  if (!order) return false;
  const { lead, near, more } = drawn(order);
  return lead !== undefined || near.length + more.length > 0 || order.stepNote !== undefined;
}

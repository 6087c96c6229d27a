import { useCallback, useEffect, useState } from 'react';
import { appointingRoles } from '#contracts/identity';
import { councilWorkRoles, type Role } from '#contracts/roles';
import { type DeskView, deskViewWords, type WorkOrderSummary } from '#contracts/work-order';
import { badgeText } from '#domain/inbox';
import { Desk, DeskFoot, DeskLink, Empty, Heading, Note, Row } from '../../../../components';
import type { Me } from '../../../../pages/home/home-data';
import { hasDesk, learnStaff, recallStaff } from '../../../../pages/home/staff-me';
import {
  patrols,
  reviewsNotices,
  seesRates,
  viewsInOrder,
  writesNotices,
} from '../../../../pages/home/staff-posts';
import { useQueue } from '../../../../pages/home/use-queue';
import { WorkQueue } from '../../../../pages/home/work-queue';
import { pointsRoles } from '../../../../pages/me/points-roles';
import { open, openTab } from '../../../../platform/navigation';
import { useIsWide } from '../../../../platform/width';
import { hasActions, OrderActions } from '../../order-actions';
import { OrderBody } from '../../order-body';
import { useWorkOrder } from '../../use-work-order';

function Detail({ id, onChanged }: { id: string; onChanged: () => void }) {
  const state = useWorkOrder(id, onChanged);
  return (
    <>
      <OrderBody state={state} />
      {hasActions(state.loaded.data) ? (
        <DeskFoot>
          <OrderActions state={state} />
        </DeskFoot>
      ) : null}
    </>
  );
}

/** Her post may have ended: somebody without a desk finds her own home again. */
async function leaveWithoutDesk(): Promise<void> {
  const me = await learnStaff();
  if (me && !hasDesk(me)) openTab('home');
}

const mayAppoint = (me: Me | undefined) =>
  (me?.memberships ?? []).some(({ role }) => (appointingRoles as readonly Role[]).includes(role));

const mayLeadMeetings = (me: Me | undefined) =>
  (me?.memberships ?? []).some(({ role }) => (councilWorkRoles as readonly Role[]).includes(role));
const mayWorkOnPoints = (me: Me | undefined) =>
  (me?.memberships ?? []).some(({ role }) => pointsRoles.includes(role));

/** Who she is, known from last time or asked. */
function useMe(): Me | undefined {
  const [me, setMe] = useState(() => recallStaff()?.me);
  useEffect(() => {
    if (!me) void learnStaff().then(setMe);
  }, [me]);
  return me;
}

/** The desk on a wide window: where to look, what waits by what is due, and the one that is open. */
export default function Screen() {
  const me = useMe();
  const queue = useQueue(() => void leaveWithoutDesk(), reviewsNotices(me));
  const { view, unread } = queue;
  const [chosenId, setChosenId] = useState<string>();
  const isWide = useIsWide();
  useEffect(() => {
    if (!isWide) openTab('home');
  }, [isWide]);
  const openFirst = useCallback(
    (items: readonly WorkOrderSummary[]) => setChosenId((id) => id ?? items[0]?.id),
    [],
  );
  const look = (next: DeskView) => {
    if (next === view) return;
    queue.look(next);
    setChosenId(undefined);
  };
  return (
    <Desk
      title="联心"
      navigation={
        <>
          {viewsInOrder.map((one) => (
            <DeskLink
              key={one}
              words={deskViewWords[one]}
              isOn={one === view}
              onTap={() => look(one)}
            />
          ))}
          <DeskLink words="消息" aside={badgeText(unread)} onTap={() => open('inbox')} />
          {writesNotices(me) ? (
            <DeskLink
              words="通知管理"
              aside={badgeText(queue.waitingNotices)}
              onTap={() => open('writtenNotices')}
            />
          ) : null}
          {me && patrols(me) ? <DeskLink words="当场处置" onTap={() => open('onSpot')} /> : null}
          {me && seesRates(me) ? <DeskLink words="指标" onTap={() => open('rates')} /> : null}
          {mayAppoint(me) ? (
            <DeskLink words="网格与人员" onTap={() => open('appointments')} />
          ) : null}
          {mayWorkOnPoints(me) ? (
            <DeskLink words="积分和超市" onTap={() => open('pointsWork')} />
          ) : null}
          {mayLeadMeetings(me) ? (
            <DeskLink words="议事厅" onTap={() => open('councilWork')} />
          ) : null}
          <DeskLink words="随手拍" onTap={() => openTab('report')} />
          <DeskLink words="我的" onTap={() => openTab('me')} />
        </>
      }
      list={
        <>
          <Row isSpread>
            <Heading size="title">{deskViewWords[view]}</Heading>
            <Note>按到期时间</Note>
          </Row>
          <WorkQueue
            me={me}
            queue={queue}
            chosenId={chosenId}
            onItems={openFirst}
            onOpen={(item) => setChosenId(item.id)}
          />
        </>
      }
    >
      {chosenId ? (
        <Detail key={chosenId} id={chosenId} onChanged={queue.again} />
      ) : (
        <Empty title="点开一件，在这里看" />
      )}
    </Desk>
  );
}

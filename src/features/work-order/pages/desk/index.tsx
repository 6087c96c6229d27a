import { useCallback, useEffect, useRef, useState } from 'react';
import { AppError } from '#contracts/errors';
import { appointingRoles } from '#contracts/identity';
import { getBadge } from '#contracts/inbox';
import type { Role } from '#contracts/roles';
import {
  type DeskView,
  deskViews,
  deskViewWords,
  listWorkOrders,
  type WorkOrderSummary,
} from '#contracts/work-order';
import { Desk, DeskFoot, DeskLink, Empty, Heading, Note, Row } from '../../../../components';
import { hasDesk, learnStaff, recallStaff } from '../../../../pages/home/staff-me';
import { WorkList } from '../../../../pages/home/work-list';
import { answerOrThrow, call, callTogether } from '../../../../platform/cloud';
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

const mayAppoint = () =>
  (recallStaff()?.me.memberships ?? []).some(({ role }) =>
    (appointingRoles as readonly Role[]).includes(role),
  );

/** The queue by views, with the badge of the same request. */
function useQueue() {
  const [view, setView] = useState<DeskView>('todo');
  const [unread, setUnread] = useState(0);
  const load = useCallback(
    async (cursor: string | undefined) => {
      if (cursor) return call(listWorkOrders, { view, cursor });
      const { list, badge } = await callTogether({
        list: [listWorkOrders, { view }],
        badge: [getBadge, {}],
      });
      if (!(badge instanceof AppError)) setUnread(badge.unread);
      if (list instanceof AppError && list.code === 'forbidden') void leaveWithoutDesk();
      return answerOrThrow(list);
    },
    [view],
  );
  return { view, setView, unread, load };
}

/** The desk on a wide window: where to look, what waits by what is due, and the one that is open. */
export default function Screen() {
  const { view, setView, unread, load } = useQueue();
  const [chosenId, setChosenId] = useState<string>();
  const [turn, setTurn] = useState(0);
  const isWide = useIsWide();
  useEffect(() => {
    if (!isWide) openTab('home');
  }, [isWide]);
  const hasBegun = useRef(false);
  const openFirst = useCallback(
    (items: readonly WorkOrderSummary[], isFresh: boolean) => {
      setChosenId((id) => id ?? items[0]?.id);
      if (!isFresh || hasBegun.current) return;
      hasBegun.current = true;
      if (items.length === 0) setView('open');
    },
    [setView],
  );
  const changed = useCallback(() => setTurn((it) => it + 1), []);
  const look = (next: DeskView) => {
    if (next === view) return;
    setView(next);
    setChosenId(undefined);
  };

  return (
    <Desk
      title="联心"
      navigation={
        <>
          {deskViews.map((one) => (
            <DeskLink
              key={one}
              words={deskViewWords[one]}
              isOn={one === view}
              onTap={() => look(one)}
            />
          ))}
          <DeskLink
            words="消息"
            aside={unread > 0 ? `${unread > 99 ? '99+' : unread}` : undefined}
            onTap={() => open('inbox')}
          />
          {mayAppoint() ? <DeskLink words="网格与人员" onTap={() => open('appointments')} /> : null}
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
          <WorkList
            key={view}
            view={view}
            load={load}
            chosenId={chosenId}
            turn={turn}
            onLookOn={() => look('open')}
            onItems={openFirst}
            onOpen={(item) => setChosenId(item.id)}
          />
        </>
      }
    >
      {chosenId ? (
        <Detail key={chosenId} id={chosenId} onChanged={changed} />
      ) : (
        <Empty title="点开一件，在这里看" />
      )}
    </Desk>
  );
}

import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Got } from '#contracts/action';
import { meetingStatusWords } from '#contracts/council';
import { listCouncilWork } from '#contracts/council-meeting';
import { AppError, wordsFor } from '#contracts/errors';
import { getMe } from '#contracts/identity';
import type { Role } from '#contracts/roles';
import { beforeText, dateText, dayOf, momentText } from '#domain/day';
import {
  Button,
  Card,
  Empty,
  ErrorState,
  Kept,
  ListRow,
  Page,
  Pill,
  Section,
  Skeleton,
  Toast,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { answerOrThrow, callTogether } from '../../../../platform/cloud';
import { open } from '../../../../platform/navigation';
import { useLoaded } from '../../../../platform/use-loaded';
import { HeldBackCard } from '../../desk/held-back-card';
import { OpenSheet } from '../../desk/open-sheet';
import { mayBatch, mayMakeHalls, maySeeBoard } from '../../desk/posts';
import { toneOf } from '../../desk/prepare-words';
import '../../desk/desk.css';

type Work = Got<typeof listCouncilWork>;

async function load(): Promise<{ work: Work; roles: readonly Role[] }> {
  const { work, me } = await callTogether({ work: [listCouncilWork, {}], me: [getMe, {}] });
  const roles = me instanceof AppError ? [] : me.memberships.map(({ role }) => role);
  return { work: answerOrThrow(work), roles };
}

/** Meetings: those that wait for her above the others. */
function Meetings({ items }: Pick<Work, 'items'>) {
  const rows = [...items].sort((one, other) => Number(other.isMyTurn) - Number(one.isMyTurn));
  return (
    <Section title="正在筹备和落实的会">
      {rows.length === 0 ? (
        <Empty icon="users" title="现在没有会要办" note="在下面的议事厅里开一次。" />
      ) : (
        <Card>
          {rows.map(({ meetingId, hallName, title, status, whatText, isMyTurn, by }) => (
            <ListRow
              key={meetingId}
              isNew={isMyTurn}
              title={`${hallName} · ${title}`}
              note={by === undefined ? whatText : `${whatText}，${beforeText(by, now())}`}
              aside={<Pill words={meetingStatusWords[status]} tone={toneOf[status]} />}
              onTap={() => open('prepareMeeting', { id: meetingId })}
            />
          ))}
        </Card>
      )}
    </Section>
  );
}

function Late({ late }: Pick<Work, 'late'>) {
  if (late.length === 0) return null;
  const today = dayOf(now());
  return (
    <Section title="该问一问的决议">
      <Card>
        {late.map(({ decisionId, hallId, hallName, text, ownerText, dueOn }) => (
          <ListRow
            key={decisionId}
            icon="clock"
            title={text}
            note={`${hallName} · ${ownerText}\n${dueOn ? `期限 ${dateText(dueOn, today)}` : '两周没有新进展'}`}
            onTap={() => open('trace', { hallId })}
          />
        ))}
      </Card>
    </Section>
  );
}

type HallsProps = Pick<Work, 'halls'> & { onOpen: (hall: Work['halls'][number]) => void };

function Halls({ halls, onOpen }: HallsProps) {
  if (halls.length === 0) return null;
  return (
    <Section title="我的议事厅">
      <View className="led-cards">
        {halls.map((hall) => (
          <Card key={hall.id}>
            <ListRow
              title={hall.name}
              note={hall.monthHasMeeting ? '这个月的议事会在办了' : '这个月还没有议事会'}
              onTap={() => open('hall', { id: hall.id })}
            />
            <Button
              icon="plus"
              words={hall.monthHasMeeting ? '再开一个会' : '开本月议事会'}
              label={`${hall.name}：${hall.monthHasMeeting ? '再开一个会' : '开本月议事会'}`}
              onTap={() => onOpen(hall)}
            />
          </Card>
        ))}
      </View>
    </Section>
  );
}

function More({ roles }: { roles: readonly Role[] }) {
  return (
    <Card>
      {mayBatch(roles) ? (
        <ListRow
          icon="pencil"
          title="代录议题"
          note="没有手机的邻居说的，替他们记下来"
          onTap={() => open('topicBatch')}
        />
      ) : null}
      {maySeeBoard(roles) ? (
        <ListRow
          icon="circle-check"
          title="月度看板"
          note="每个议事厅这半年开没开"
          onTap={() => open('councilBoard')}
        />
      ) : null}
      {mayMakeHalls(roles) ? (
        <ListRow
          icon="building-2"
          title="新设议事厅"
          note="写清在哪里、服务哪里、谁主持"
          onTap={() => open('hallEdit')}
        />
      ) : null}
    </Card>
  );
}

/** 议事厅工作: what waits for whoever leads, and the halls she leads in. */
export default function Screen() {
  const page = useLoaded(load, 'council-work');
  const [opening, setOpening] = useState<Work['halls'][number]>();
  const [said, setSaid] = useState<string>();
  const { data, error } = page;
  return (
    <Page title="议事厅工作" isWide>
      {page.keptSince ? <Kept since={momentText(page.keptSince, now())} /> : null}
      {data ? (
        <View className="led-columns">
          <View>
            <Meetings items={data.work.items} />
            <Late late={data.work.late} />
          </View>
          <View>
            {data.work.heldBack.length > 0 ? (
              <Section title="请您看一眼的议题">
                {data.work.heldBack.map((topic) => (
                  <HeldBackCard
                    key={topic.id}
                    topic={topic}
                    reload={page.reload}
                    onDone={setSaid}
                  />
                ))}
              </Section>
            ) : null}
            <Halls halls={data.work.halls} onOpen={setOpening} />
            <More roles={data.roles} />
          </View>
        </View>
      ) : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void page.reload()} />
      ) : null}
      {data || error ? null : <Skeleton cards={3} />}
      {opening ? (
        <OpenSheet
          hall={opening}
          onClose={() => setOpening(undefined)}
          onOpened={(id) => {
            setOpening(undefined);
            open('prepareMeeting', { id });
          }}
        />
      ) : null}
      <Toast words={said} onDone={() => setSaid(undefined)} />
    </Page>
  );
}

import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { Cadence } from '#contracts/council';
import { getBoard } from '#contracts/council-halls';
import { AppError } from '#contracts/errors';
import { getMe } from '#contracts/identity';
import type { Role } from '#contracts/roles';
import {
  Button,
  Buttons,
  Card,
  Chips,
  classes,
  Empty,
  Heading,
  Note,
  Page,
  PagedList,
  Pill,
  TitleRow,
} from '../../../../components';
import { answerOrThrow, call, callTogether } from '../../../../platform/cloud';
import { open } from '../../../../platform/navigation';
import { pagedProps } from '../../../../platform/paged-props';
import { usePaged } from '../../../../platform/use-paged';
import {
  type BoardFilter,
  type BoardHall,
  boardFilters,
  cadenceMarks,
  countsText,
  decisionsText,
  filtered,
  markOf,
  monthsText,
  monthText,
} from '../../desk/board-words';
import { mayMakeHalls } from '../../desk/posts';
import '../../desk/desk.css';

type Head = { areaName: string; months: readonly string[]; roles: readonly Role[] };

async function load(cursor: string | undefined, onHead: (head: Partial<Head>) => void) {
  if (cursor) {
    const { halls, nextCursor } = await call(getBoard, { cursor });
    return { items: halls, nextCursor };
  }
  const { board, me } = await callTogether({ board: [getBoard, {}], me: [getMe, {}] });
  const { areaName, months, halls, nextCursor } = answerOrThrow(board);
  const roles = me instanceof AppError ? [] : me.memberships.map(({ role }) => role);
  onHead({ areaName, months, roles });
  return { items: halls, nextCursor };
}

/** What the shapes mean: a month is read without its colour. */
function Legend() {
  return (
    <Note>
      {Object.values(cadenceMarks)
        .map(({ shape, words }) => `${shape} ${words}`)
        .join('　')}
    </Note>
  );
}

function Months({ months, of }: { months: readonly string[]; of: readonly (Cadence | null)[] }) {
  return (
    <View className="led-months">
      {months.map((month, at) => {
        const { shape, words } = markOf(of[at]);
        return (
          <View
            key={month}
            className={classes('led-month', of[at] === 'missed' && 'led-month-missed')}
          >
            {`${monthText(month)}\n${shape} ${words}`}
          </View>
        );
      })}
    </View>
  );
}

/** One hall: six months, what is open, and what somebody should look after. */
function HallCard({ hall, months }: { hall: BoardHall; months: readonly string[] }) {
  const { id, name, areaText, isQuiet, absentText } = hall;
  return (
    <Card>
      <TitleRow>
        <Heading>{name}</Heading>
        {isQuiet ? <Pill words="连着两个月没有开" tone="amber" /> : null}
      </TitleRow>
      <Note>{areaText}</Note>
      <Months months={months} of={hall.months} />
      <Note>{decisionsText(hall)}</Note>
      {absentText ? <Note>{absentText}</Note> : null}
      <Buttons>
        <Button
          words="看这个议事厅"
          label={`看${name}，${monthsText(months, hall.months)}`}
          isGrowing
          onTap={() => open('hall', { id })}
        />
      </Buttons>
    </Card>
  );
}

/** 月度看板: which halls met in the last six months. Facts in the order of the halls, never a ranking. */
export default function Screen() {
  const [head, setHead] = useState<Partial<Head>>({});
  const [only, setOnly] = useState<BoardFilter>('all');
  const read = useCallback((cursor: string | undefined) => load(cursor, setHead), []);
  const page = usePaged<BoardHall>(read, undefined);
  const { areaName, months = [], roles = [] } = head;
  const items = page.items ?? [];
  const shown = filtered(items, only);
  return (
    <Page title="月度看板" isWide>
      <PagedList {...pagedProps(page)} more="看更多议事厅" cards={3}>
        <Card>
          <Heading size="head">{areaName}的议事厅</Heading>
          <Note>{countsText(months, items)}</Note>
          <Legend />
          {page.hasMore ? <Note>只数了下面列出来的 {items.length} 个。</Note> : null}
          <View className="led-part">
            <Chips label="看哪些" choices={boardFilters} chosen={only} onChoose={setOnly} />
          </View>
        </Card>
        {items.length === 0 ? (
          <Empty
            icon="building-2"
            title="这里还没有议事厅"
            note="设好以后，每个月开没开都在这里。"
          />
        ) : null}
        {items.length > 0 && shown.length === 0 ? <Empty title="没有这样的议事厅" /> : null}
        <View className="led-cards">
          {shown.map((hall) => (
            <HallCard key={hall.id} hall={hall} months={months} />
          ))}
        </View>
      </PagedList>
      {mayMakeHalls(roles) ? (
        <View className="led-part">
          <Button icon="plus" words="新设议事厅" onTap={() => open('hallEdit')} />
        </View>
      ) : null}
    </Page>
  );
}

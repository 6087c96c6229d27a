import { View } from '@tarojs/components';
import { useCallback } from 'react';
import { type HallLine, listHalls, meetingStatusWords } from '#contracts/council';
import {
  Card,
  Empty,
  Heading,
  ListRow,
  Note,
  Page,
  PagedList,
  Pill,
  Tap,
  TitleRow,
  Words,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { open } from '../../../../platform/navigation';
import { pagedProps } from '../../../../platform/paged-props';
import { usePaged } from '../../../../platform/use-paged';
import { nextLine, openWords } from '../../hall-words';
import { meetingTones } from '../../meeting-words';
import '../../council.css';

function HallCard({ hall, at }: { hall: HallLine; at: number }) {
  const { id, name, areaText, place, next, closedReason, openDecisions } = hall;
  const line = nextLine(hall, at);
  const underWay = openWords(openDecisions);
  return (
    <Tap className="card council-row" label={`${name}，${line}`} onTap={() => open('hall', { id })}>
      <TitleRow>
        <Heading size="title">{name}</Heading>
        {closedReason ? <Pill words="已停用" /> : null}
        {next && !closedReason ? (
          <Pill words={meetingStatusWords[next.status]} tone={meetingTones[next.status]} />
        ) : null}
      </TitleRow>
      <Note>{areaText}</Note>
      <View className="council-part council-keep">
        <Words isStrong>{line}</Words>
      </View>
      <Note>{place}</Note>
      {underWay ? <Note>{underWay}</Note> : null}
    </Tap>
  );
}

/** 红色议事厅: where neighbours talk things over, one's own first. */
export default function Screen() {
  const load = useCallback(
    (cursor: string | undefined) => call(listHalls, cursor ? { cursor } : {}),
    [],
  );
  const page = usePaged<HallLine>(load, 'halls');
  const { items } = page;
  const at = now();
  return (
    <Page title="红色议事厅" isWide>
      <PagedList {...pagedProps(page)} more="看别的议事厅">
        {items?.length === 0 ? (
          <Empty
            icon="users"
            title="这里还没有议事厅"
            note="选好住处，就看得到您小区的议事厅。"
            next={{ words: '选住处', onTap: () => open('homes') }}
          />
        ) : null}
        <View className="council-list">
          {items?.map((hall) => (
            <HallCard key={hall.id} hall={hall} at={at} />
          ))}
        </View>
        {items ? (
          <Card>
            <ListRow
              icon="message-square"
              title="我提的议题"
              note="列上了没有，没列上是为什么"
              onTap={() => open('topics', { isMine: '1' })}
            />
          </Card>
        ) : null}
        <View className="council-foot">
          <Note>
            每月开一次会。大家提议题，当面议，议定的事有人办、有期限，做到哪一步都看得到。
          </Note>
        </View>
      </PagedList>
    </Page>
  );
}

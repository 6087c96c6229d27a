import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import { getPassbook, type PassbookFilter, type PassbookLine } from '#contracts/points';
import { momentText } from '#domain/day';
import {
  Button,
  Card,
  Chips,
  Empty,
  Grow,
  Note,
  Page,
  PagedList,
  Row,
  Words,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { open } from '../../../../platform/navigation';
import { pagedProps } from '../../../../platform/paged-props';
import { type Loaded, useLoaded } from '../../../../platform/use-loaded';
import { usePaged } from '../../../../platform/use-paged';
import { numberText } from '../../account-words';
import { LineHead, LineRow } from '../../line-row';
import { LineSheet } from '../../line-sheet';
import { filterChoices } from '../../lines';
import { keptPoints, loadPoints, type OwnPoints } from '../../load-points';
import '../../points.css';

/** Whose balance, as of when. */
function Head({ own }: { own: Loaded<OwnPoints> }) {
  const { data } = own;
  if (!data?.account) return null;
  const { balance, number, communityName } = data.account;
  return (
    <Card>
      <Row>
        <Grow>
          <Note>余额</Note>
          <View className="points-balance">{balance}</View>
        </Grow>
        <View className="points-open">
          <Button words="打印存折" onTap={() => open('passbookPrint')} />
        </View>
      </Row>
      <Note size="meta">
        更新于 {momentText(data.at, now())} · 存折号 {numberText(number)} · {communityName}
      </Note>
    </Card>
  );
}

type LinesProps = { filter: PassbookFilter; onOpen: (line: PassbookLine) => void };

function Lines({ filter, onOpen }: LinesProps) {
  const load = useCallback(
    (cursor: string | undefined) => call(getPassbook, { filter, ...(cursor && { cursor }) }),
    [filter],
  );
  const page = usePaged<PassbookLine>(load, `passbook/${filter}`);
  const { items } = page;
  const at = now();
  return (
    <PagedList {...pagedProps(page)} problemNote="存折里的积分都在，一分不会少。" more="看更早的">
      {items?.length === 0 ? (
        <Empty
          icon="book-open"
          title={filter === 'all' ? '还没有记过' : '没有这一类的'}
          note="每一笔都会写明日期、事由、收支和余额。"
          next={{ words: '看看怎么得分', onTap: () => open('pointsRules') }}
        />
      ) : null}
      {items && items.length > 0 ? (
        <Card className="lines">
          <LineHead />
          {items.map((line) => (
            <LineRow key={line.id} line={line} now={at} onOpen={() => onOpen(line)} />
          ))}
        </Card>
      ) : null}
    </PagedList>
  );
}

/** 积分存折: every line with its balance, and behind each why and who agreed. */
export default function Screen() {
  const own = useLoaded(loadPoints, keptPoints);
  const [filter, setFilter] = useState<PassbookFilter>('all');
  const [line, setLine] = useState<PassbookLine>();
  return (
    <Page title="积分存折" isWide>
      <Head own={own} />
      <View className="points-filter">
        <Chips label="看哪些" choices={filterChoices} chosen={filter} onChoose={setFilter} />
      </View>
      <Lines key={filter} filter={filter} onOpen={setLine} />
      <Words size="note">点一笔，看按哪条规则、谁同意的，也能查它在不在账里。</Words>
      {line ? (
        <LineSheet line={line} phone={own.data?.shop?.phone} onClose={() => setLine(undefined)} />
      ) : null}
    </Page>
  );
}

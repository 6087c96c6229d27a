import { View } from '@tarojs/components';
import { pointsPathWords } from '#contracts/points';
import type { PointsSheet } from '#contracts/points-sheet';
import { beforeText, momentText } from '#domain/day';
import { Card, Heading, ListRow, Note, Section } from '../../../../components';
import { now } from '../../../../platform/clock';
import { Fact } from '../../fact';
import {
  goodsText,
  groupedHash,
  listedRows,
  pathFigures,
  sourcesText,
  totalsOf,
} from '../../sheet-words';

type Props = { sheet: PointsSheet };

export function TotalsCard({ sheet }: Props) {
  return (
    <Card>
      {totalsOf(sheet).map(({ name, words }) => (
        <Fact key={name} name={name} words={words} />
      ))}
    </Card>
  );
}

export function PathsCard({ sheet }: Props) {
  return (
    <Section title="怎么得的">
      <Card>
        {sheet.paths.map((row) => (
          <Fact key={row.path} name={pointsPathWords[row.path]} words={pathFigures(row)} />
        ))}
        {sheet.reasons.map(({ words, points, times }) => (
          <Fact key={words} name={words} words={`${times} 次，${points} 分`} />
        ))}
        {sheet.paths.length === 0 ? <Note>这个月没有人得分。</Note> : null}
      </Card>
    </Section>
  );
}

export function GoodsCard({ sheet }: Props) {
  const from = sourcesText(sheet.sources);
  return (
    <Section title="货的进出">
      <Card>
        {sheet.goods.map((goods) => (
          <ListRow
            key={goods.name}
            title={goods.name}
            aside={`${goods.price} 分`}
            note={goodsText(goods)}
          />
        ))}
        {sheet.goods.length === 0 ? <Note>这个月没有进货，也没有换走。</Note> : null}
        {from ? <Note>货从哪来：{from}</Note> : null}
      </Card>
    </Section>
  );
}

/** In the order of the cloud, which ranks nobody. */
export function ListedCard({ sheet }: Props) {
  return (
    <Section title="哪些邻居得了分">
      <Card>
        {listedRows(sheet.listed).map(({ key, name, words }) => (
          <Fact key={key} name={name} words={words} />
        ))}
        <Note>只写姓和楼栋，不比高低。参与纠纷化解的只算在总数里，不写是谁。</Note>
      </Card>
    </Section>
  );
}

export function HeadCard({ head }: { head: NonNullable<PointsSheet['head']> }) {
  return (
    <Section title="这个月的封条">
      <Card>
        <Note>
          每一笔账都按顺序封好，后一道封条里包着前一道。以后哪怕改动一个字，封条就对不上。这一道也印在墙上的公示表上：
        </Note>
        <View className="points-hash">{groupedHash(head.hash)}</View>
        <Note>第 {head.number} 道。在存折里点一笔，选「查一查在不在账里」，就能和它对。</Note>
      </Card>
    </Section>
  );
}

/** What somebody found wrong, and what the secretary answered. */
export function ObjectionsCard({ sheet }: Props) {
  const at = now();
  const until = sheet.objectionsUntil;
  return (
    <Section title="大家的意见">
      <Card>
        {sheet.objections.map(({ text, answer, at: saidAt }) => (
          <View key={saidAt} className="points-objection">
            <Note size="meta">{momentText(saidAt, at)}</Note>
            <Heading>{text}</Heading>
            <Note>{answer ? `社区书记答复：${answer}` : '等社区书记答复'}</Note>
          </View>
        ))}
        <Note>
          {until > at
            ? `有意见，${beforeText(until, at)}可以提。`
            : '提意见的时间过了。还有疑问，可以到积分超市问，或打社区电话。'}
        </Note>
      </Card>
    </Section>
  );
}

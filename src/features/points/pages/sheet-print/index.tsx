import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { wordsFor } from '#contracts/errors';
import { pointsPathWords } from '#contracts/points';
import { getSheet, type PointsSheet } from '#contracts/points-sheet';
import { dateText, dayOf } from '#domain/day';
import {
  Empty,
  ErrorState,
  Page,
  Paper,
  PaperBlock,
  PaperLine,
  PaperPrint,
  Skeleton,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { canPrint, printPage } from '../../../../platform/print';
import { useLoaded } from '../../../../platform/use-loaded';
import {
  goodsText,
  groupedHash,
  listedRows,
  monthText,
  pathFigures,
  sourcesText,
  totalsOf,
} from '../../sheet-words';
import '../../points.css';

/** For the wall: the same figures as on the screen, and the seal everybody can compare with her phone. */
function SheetPaper({ sheet }: { sheet: PointsSheet }) {
  const today = dayOf(now());
  const from = sourcesText(sheet.sources);
  return (
    <Paper
      size="a4"
      title={`${sheet.communityName} ${monthText(sheet.month, today)}积分公示`}
      foot={`${dateText(dayOf(sheet.publishedAt), today)}公布 · ${dateText(dayOf(sheet.objectionsUntil), today)}前可以提意见：在「联心」里提，或到社区说 · 打印于 ${dateText(today, today)}`}
    >
      {totalsOf(sheet).map(({ name, words }) => (
        <PaperLine key={name} name={name} words={words} />
      ))}
      <PaperBlock title="怎么得的">
        {sheet.paths.map((row) => (
          <PaperLine key={row.path} name={pointsPathWords[row.path]} words={pathFigures(row)} />
        ))}
      </PaperBlock>
      <PaperBlock title="货的进出">
        {sheet.goods.map((goods) => (
          <PaperLine
            key={goods.name}
            name={goods.name}
            words={`${goods.price} 分，${goodsText(goods)}`}
          />
        ))}
        {from ? <PaperLine name="货从哪来" words={from} /> : null}
      </PaperBlock>
      <PaperBlock title="哪些邻居得了分">
        {listedRows(sheet.listed).map(({ key, name, words }) => (
          <PaperLine key={key} name={name} words={words} />
        ))}
        <View>只写姓和楼栋，不比高低；参与纠纷化解的不写是谁。</View>
      </PaperBlock>
      {sheet.head ? (
        <PaperBlock title={`这个月的封条（第 ${sheet.head.number} 道）`}>
          <View className="paper-hash">{groupedHash(sheet.head.hash)}</View>
          <View>在「联心」的存折里点一笔，就能和它对：对得上，账没有改过。</View>
        </PaperBlock>
      ) : null}
    </Paper>
  );
}

/** 打印公示表: as it was published, read from the cloud now. */
export default function Screen() {
  const { communityId, month } = useRouter().params;
  const { data, error, reload } = useLoaded(() =>
    call(getSheet, { ...(communityId && { communityId }), ...(month && { month }) }),
  );
  const sheet = data?.sheet;
  return (
    <Page
      title="打印公示表"
      footer={sheet ? <PaperPrint onPrint={canPrint ? printPage : undefined} /> : undefined}
    >
      {sheet ? <SheetPaper sheet={sheet} /> : null}
      {data && !sheet ? <Empty icon="eye" title="还没有公示" note="每月初公布上个月的。" /> : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} note="账都在，没有丢。" onRetry={() => void reload()} />
      ) : null}
      {data || error ? null : <Skeleton cards={1} />}
    </Page>
  );
}

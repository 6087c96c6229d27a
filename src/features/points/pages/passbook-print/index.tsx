import { wordsFor } from '#contracts/errors';
import { clockText, dateText, dayOf } from '#domain/day';
import { ErrorState, Page, Paper, PaperLine, PaperPrint, Skeleton } from '../../../../components';
import { now } from '../../../../platform/clock';
import { canPrint, printPage } from '../../../../platform/print';
import { useLoaded } from '../../../../platform/use-loaded';
import { numberText } from '../../account-words';
import { type Book, loadBook } from '../../load-book';
import { PrintedLines } from '../../printed-lines';
import '../../points.css';

/** Everything she has and why, so that it can be read without a phone. */
function BookPaper({ account, name, lines, hasEarlier }: Book) {
  const at = now();
  const today = dayOf(at);
  return (
    <Paper
      size="a4"
      title="积分存折"
      foot={`${hasEarlier ? `最近 ${lines.length} 笔` : `共 ${lines.length} 笔`}，余额与账上一致 · 打印于 ${dateText(today, today)} ${clockText(at)} · 觉得不对，到积分超市问`}
    >
      {name ? <PaperLine name="姓名" words={name} /> : null}
      <PaperLine name="存折号" words={numberText(account.number)} isLarge />
      <PaperLine name="社区" words={account.communityName} />
      <PaperLine name="余额" words={`${account.balance} 分`} isLarge />
      {account.held > 0 ? <PaperLine name="已预约" words={`${account.held} 分`} /> : null}
      {account.debt > 0 ? <PaperLine name="还要先抵" words={`${account.debt} 分`} /> : null}
      <PrintedLines lines={lines} today={today} />
    </Paper>
  );
}

/** 打印存折: read from the ledger now, never from what the phone kept. */
export default function Screen() {
  const { data, error, reload } = useLoaded(loadBook);
  return (
    <Page
      title="打印存折"
      footer={data ? <PaperPrint onPrint={canPrint ? printPage : undefined} /> : undefined}
    >
      {data ? <BookPaper {...data} /> : null}
      {!data && error ? (
        <ErrorState
          title={wordsFor(error)}
          note="存折里的积分都在，一分不会少。"
          onRetry={() => void reload()}
        />
      ) : null}
      {data || error ? null : <Skeleton cards={1} />}
    </Page>
  );
}

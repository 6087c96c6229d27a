import { useRouter } from '@tarojs/taro';
import { wordsFor } from '#contracts/errors';
import { getProof, type Proof } from '#contracts/points-sheet';
import { dayOf } from '#domain/day';
import {
  Card,
  Empty,
  ErrorState,
  Heading,
  Icon,
  ListRow,
  Note,
  Page,
  Row,
  Skeleton,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { open } from '../../../../platform/navigation';
import { sha256Hex } from '../../../../platform/sha256';
import { recall } from '../../../../platform/storage';
import { useLoaded } from '../../../../platform/use-loaded';
import {
  type Checks,
  chainText,
  checksOf,
  keptLine,
  lineText,
  type SeenLine,
  type Verdict,
  verdictOf,
  verdictWords,
} from '../../proof-words';
import { monthText } from '../../sheet-words';
import { PaperCheck } from './paper-check';
import '../../points.css';

const tones = { proven: 'jade', sealed: 'jade', waiting: 'blue', broken: 'red' } as const;

function VerdictCard({ verdict }: { verdict: Verdict }) {
  const { title, note } = verdictWords[verdict];
  return (
    <Card tone={tones[verdict]}>
      <Row>
        <Icon name={verdict === 'broken' ? 'triangle-alert' : 'shield-check'} />
        <Heading size="title">{title}</Heading>
      </Row>
      <Note>{note}</Note>
    </Card>
  );
}

function Step({ isRight, title, note }: { isRight: boolean; title: string; note: string }) {
  return (
    <ListRow
      icon={isRight ? 'circle-check' : 'circle-alert'}
      title={`${title}${isRight ? '' : '：对不上'}`}
      note={note}
    />
  );
}

type StepsProps = { checks: Checks; proof: Proof; line: SeenLine };

/** What was checked, each in plain words. */
function Steps({ checks, proof, line }: StepsProps) {
  const { seal, chainTo: chain } = proof;
  return (
    <Card>
      <Heading>查了什么</Heading>
      <Step isRight={checks.isSameLine} title="封的就是您这一笔" note={`${lineText(line)}`} />
      {seal ? (
        <Step
          isRight={checks.isInSeal === true}
          title={`在第 ${seal.number} 道封条里`}
          note={`手机从这一笔的原文算起，算出了这道封条。它一共封了 ${seal.count} 笔，改动一个字就算不出来`}
        />
      ) : null}
      {chain ? (
        <Step
          isRight={checks.isInChain === true}
          title={`连到${monthText(chain.month, dayOf(now()))}公示表上的封条`}
          note={chainText(chain.links.length)}
        />
      ) : null}
    </Card>
  );
}

function Checked({ proof, line }: { proof: Proof; line: SeenLine }) {
  const checks = checksOf(proof, line, sha256Hex);
  const chain = proof.chainTo;
  return (
    <>
      <VerdictCard verdict={verdictOf(checks)} />
      <Steps checks={checks} proof={proof} line={line} />
      {chain ? (
        <PaperCheck hash={chain.hash} monthWords={monthText(chain.month, dayOf(now()))} />
      ) : null}
      <Note>
        这样能查出封好以后有没有人改账，查不出当初该不该给分。该不该给，看存折里写的原因和是谁同意的。
      </Note>
    </>
  );
}

function Check({ line }: { line: SeenLine }) {
  const { data, error, reload } = useLoaded(() => call(getProof, { entryId: line.id }));
  if (data) return <Checked proof={data} line={line} />;
  if (error)
    return (
      <ErrorState title={wordsFor(error)} note="账都在，没有丢。" onRetry={() => void reload()} />
    );
  return <Skeleton cards={2} />;
}

/** 查一查这笔账: recomputed on her phone from the words of the entry up to what is printed on the wall. */
export default function Screen() {
  const { id } = useRouter().params;
  const line = recall<SeenLine>(keptLine);
  return (
    <Page title="查一查这笔账">
      {line && line.id === id ? (
        <Check line={line} />
      ) : (
        <Empty
          icon="book-open"
          title="先在存折里点一笔"
          note="点开以后选「查一查在不在账里」，手机就会自己算一遍。"
          next={{ words: '打开存折', onTap: () => open('passbook') }}
        />
      )}
    </Page>
  );
}

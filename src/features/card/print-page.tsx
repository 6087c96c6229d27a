import { useRouter } from '@tarojs/taro';
import { type ReactNode, useState } from 'react';
import { getPrint, notePrinted } from '#contracts/card-prints';
import { type AppError, wordsFor } from '#contracts/errors';
import { Button, ErrorState, Page, PaperPrint, Problem, Skeleton, Toast } from '../../components';
import { call } from '../../platform/cloud';
import { canPrint, printPage } from '../../platform/print';
import { useLoaded } from '../../platform/use-loaded';
import type { Print } from './printed';

type Hanging = { areaId: string; edition: string; onDone: () => void };

/** 「已经换上」: from now on this edition is what hangs there. */
function Hung({ areaId, edition, onDone }: Hanging) {
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const note = async () => {
    setIsBusy(true);
    setProblem(undefined);
    try {
      await call(notePrinted, { areaId, edition });
      onDone();
    } catch (error) {
      setProblem(wordsFor(error as AppError));
    }
    setIsBusy(false);
  };
  return (
    <>
      <Button words="已经换上" isBusy={isBusy} onTap={() => void note()} />
      <Problem words={problem} />
    </>
  );
}

type PrintPageProps = { title: string; draw: (print: Print) => ReactNode; hangs?: boolean };

/** One sheet about an area, as it is true now and never kept on the phone; `hangs` asks whether it replaced the old one. */
export function PrintPage({ title, draw, hangs }: PrintPageProps) {
  const { areaId = '' } = useRouter().params;
  const { data, error, reload } = useLoaded(() => call(getPrint, { areaId }));
  const [done, setDone] = useState<string>();
  const footer = data ? (
    <>
      {hangs ? (
        <Hung
          areaId={areaId}
          edition={data.edition}
          onDone={() => setDone('记下了：这一版已经挂上')}
        />
      ) : null}
      <PaperPrint onPrint={canPrint ? printPage : undefined} />
    </>
  ) : undefined;
  return (
    <Page title={title} footer={footer}>
      {data ? draw(data) : null}
      {!data && error ? <ErrorState title={wordsFor(error)} onRetry={() => void reload()} /> : null}
      {!data && !error ? <Skeleton cards={1} /> : null}
      <Toast words={done} onDone={() => setDone(undefined)} />
    </Page>
  );
}

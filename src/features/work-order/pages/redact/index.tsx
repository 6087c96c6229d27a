import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useCallback, useRef, useState } from 'react';
import { AppError, wordsFor } from '#contracts/errors';
import { getWorkOrder, type WorkOrderDetail } from '#contracts/work-order';
import { redactPhoto } from '#contracts/work-order-steps';
import {
  Button,
  Card,
  Chips,
  ErrorState,
  Heading,
  Note,
  Page,
  Problem,
  Skeleton,
} from '../../../../components';
import { call } from '../../../../platform/cloud';
import { CoverBoard } from '../../../../platform/cover-board';
import type { Box } from '../../../../platform/cover-box';
import { addPhotos, createDraft, discardDraft, sendDraft } from '../../../../platform/drafts';
import type { ReadyPhoto } from '../../../../platform/photos';
import { useLoaded } from '../../../../platform/use-loaded';
import { afterWords } from '../../deeds';
import './redact.css';

type Save = () => Promise<ReadyPhoto>;
type Seen = { id: string; version: number; index: number };

/** Sends the covered copy by the way every photo goes; the original is not touched. */
async function sendCovered(save: Save, seen: Seen): Promise<string | undefined> {
  const draft = createDraft(redactPhoto, { about: seen.id, fields: { index: seen.index } });
  const unfit = await addPhotos(draft.id, [await save()]);
  if (unfit) return unfit;
  const { phase, problem } = await sendDraft(draft.id, seen);
  if (phase === 'queued') return '没有网络，连上后自动提交';
  discardDraft(draft.id);
  return problem ? wordsFor(new AppError(problem.code, problem.details)) : undefined;
}

function useCover(order: WorkOrderDetail, onDone: () => void) {
  const shown = order.photos.flatMap(({ url }, index) => (url ? [{ url, index }] : []));
  const [index, setIndex] = useState(shown[0]?.index ?? 0);
  const [boxes, setBoxes] = useState<readonly Box[]>([]);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const save = useRef<Save>();
  const keep = useCallback((next: Save) => {
    save.current = next;
  }, []);
  const turn = (next: number) => {
    setIndex(next);
    setBoxes([]);
    setProblem(undefined);
    save.current = undefined;
  };
  const send = async () => {
    if (boxes.length === 0) return setProblem('请先在照片上画框，遮住人脸、车牌和门牌');
    if (!save.current) return;
    setIsBusy(true);
    const seen = { id: order.id, version: order.version, index };
    const found = await sendCovered(save.current, seen).catch(() => '照片没有存下，请再试一次');
    setIsBusy(false);
    setProblem(found);
    if (!found) onDone();
  };
  const url = shown.find((one) => one.index === index)?.url;
  return { shown, index, url, boxes, setBoxes, problem, setProblem, isBusy, keep, turn, send };
}

type Cover = ReturnType<typeof useCover>;

function Tools({ cover }: { cover: Cover }) {
  const { boxes, setBoxes, isBusy } = cover;
  return (
    <>
      <Button
        words="撤销一个"
        isDisabled={boxes.length === 0 || isBusy}
        onTap={() => setBoxes(boxes.slice(0, -1))}
      />
      <Button
        kind="primary"
        words="保存这一张"
        isBusy={isBusy}
        busyWords="正在保存…"
        onTap={() => void cover.send()}
      />
    </>
  );
}

function Board({ cover }: { cover: Cover }) {
  const { shown, index, url, boxes, setBoxes } = cover;
  return (
    <>
      <Note>用手指或鼠标在照片上拉出黑框，遮住人脸、车牌和门牌。原图只给办理的人看。</Note>
      {shown.length > 1 ? (
        <View className="redact-choice">
          <Chips
            label="哪一张"
            choices={shown.map((one, at) => ({ value: `${one.index}`, words: `第 ${at + 1} 张` }))}
            chosen={`${index}`}
            onChoose={(value) => cover.turn(Number(value))}
          />
        </View>
      ) : null}
      <View className="redact-board">
        {url ? (
          <CoverBoard
            key={url}
            url={url}
            words="要遮挡的照片"
            boxes={boxes}
            onBox={(box) => setBoxes([...boxes, box])}
            onReady={cover.keep}
            onFailed={() => cover.setProblem('照片打不开，请返回后再试')}
          />
        ) : null}
      </View>
      <Problem words={cover.problem} />
    </>
  );
}

function Covering({ order, onDone }: { order: WorkOrderDetail; onDone: () => void }) {
  const cover = useCover(order, onDone);
  return (
    <Page title="遮挡照片" footer={cover.url ? <Tools cover={cover} /> : undefined}>
      {cover.url ? <Board cover={cover} /> : <Note>这一件没有可以遮挡的照片。</Note>}
    </Page>
  );
}

/** Black boxes over faces, plates and doors; the copy is what neighbours and narrowed readers see (`rules.md §4.1.6`). */
export default function Screen() {
  const { id = '' } = useRouter().params;
  const loaded = useLoaded(() => call(getWorkOrder, { id }));
  const [isDone, setIsDone] = useState(false);
  const { data, error } = loaded;
  if (data && !isDone)
    return (
      <Covering
        key={data.version}
        order={data}
        onDone={() => {
          setIsDone(true);
          void loaded.reload();
        }}
      />
    );
  return (
    <Page title="遮挡照片">
      {isDone ? (
        <Card tone="jade">
          <Heading>{afterWords['redact-photo'].done}</Heading>
          <Note>{afterWords['redact-photo'].next}</Note>
          <View className="redact-choice">
            <Button words="再遮一张" onTap={() => setIsDone(false)} />
          </View>
        </Card>
      ) : null}
      {!data && !error ? <Skeleton cards={2} /> : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void loaded.reload()} />
      ) : null}
    </Page>
  );
}

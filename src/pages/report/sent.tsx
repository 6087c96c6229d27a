import { View } from '@tarojs/components';
import { useEffect } from 'react';
import type { Got } from '#contracts/action';
import type { submitReport } from '#contracts/report';
import { holderLine } from '#domain/next';
import { promiseLines } from '#domain/promise-lines';
import {
  Button,
  Card,
  Heading,
  Icon,
  Note,
  PhotoGrid,
  PromiseBlock,
  Words,
} from '../../components';
import { now } from '../../platform/clock';
import { wakeDrafts } from '../../platform/draft-runner';
import { open, openTab } from '../../platform/navigation';
import { scrollToClass } from '../../platform/scroll';
import { reasonOf } from './queue-card';
import type { ReportDraft } from './use-report-draft';

/** Arrived: the number, the promise as the largest thing, and what happens next. */
export function Done({ report }: { report: ReportDraft }) {
  useEffect(() => scrollToClass('sent-head'), []);
  if (!report.draft) return null;
  const { id, number, promised, holderText } = report.draft.answer as Got<typeof submitReport>;
  const { draft } = report;
  const at = now();
  const lines = promiseLines(promised, at);
  const leave = (go: () => void) => () => {
    go();
    report.discard(draft);
  };
  return (
    <>
      <Card>
        <View className="sent-head">
          <View className="sent-mark">
            <Icon name="check" size="l" />
          </View>
          <Heading size="head">收到了，谢谢您</Heading>
          <Note>编号 {number}</Note>
        </View>
        <PromiseBlock {...lines} isOverdue={promised.isOverdue} />
      </Card>
      <Card>
        <Heading>接下来</Heading>
        <Words>{holderLine({ status: 'submitted', holder: holderText })}。</Words>
        <Note>每走一步，消息里都会告诉您。办好以后，请您来评价。</Note>
      </Card>
      <View className="stack">
        <Button kind="primary" words="看进度" onTap={leave(() => open('report', { id }))} />
        {report.form.proxy ? (
          <Button words="打印回执，交给本人" onTap={leave(() => open('slip', { id }))} />
        ) : null}
        <Button words="再反映一件" onTap={() => report.discard(draft)} />
        <Button words="回首页" onTap={leave(() => openTab('home'))} />
      </View>
    </>
  );
}

/** On its way: which photo is being carried, and the way back while it can still be changed. */
export function Sending({ report }: { report: ReportDraft }) {
  return (
    <>
      <Card>
        <Heading size="title">正在提交…</Heading>
        <Note>可以离开这一页，会接着提交，不会丢。</Note>
        {report.photos.length > 0 ? (
          <View className="report-choices">
            <PhotoGrid words="现场照片" photos={report.photos} />
          </View>
        ) : null}
      </Card>
      {report.draft?.phase === 'queued' && !report.draft.mayHaveArrived ? (
        <Button words="先不交，回去修改" onTap={report.takeBack} />
      ) : null}
    </>
  );
}

/** No network: it is kept here and goes by itself; she may begin another. */
export function Kept({ report }: { report: ReportDraft }) {
  if (!report.draft) return null;
  return (
    <>
      <Card tone="amber">
        <Heading size="title">已经存在手机里</Heading>
        <Note>{reasonOf(report.draft)}。不用再写一遍，也不会丢。</Note>
      </Card>
      {report.photos.length > 0 ? (
        <Card>
          <PhotoGrid words="现场照片" photos={report.photos} />
        </Card>
      ) : null}
      <View className="stack">
        <Button kind="primary" icon="refresh-cw" words="再试一次" onTap={wakeDrafts} />
        <Button words="再反映一件" onTap={() => report.openDraft(undefined)} />
      </View>
    </>
  );
}

import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { Got } from '#contracts/action';
import { listDead, messageTemplateWords, retryDead } from '#contracts/subscription';
import { momentText } from '#domain/day';
import {
  Button,
  Buttons,
  Card,
  Empty,
  Heading,
  Note,
  Page,
  PagedList,
  Pill,
  Problem,
  TitleRow,
  Toast,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { pagedProps } from '../../../../platform/paged-props';
import { usePaged } from '../../../../platform/use-paged';
import { useSending } from '../../../../platform/use-sending';
import { deadText } from '../../reasons';
import './dead.css';

type Dead = Got<typeof listDead>['items'][number];

/** As many as `subscription.retry-dead` takes at once. */
const retryLimit = 20;

function DeadCard({ dead, isBusy, onRetry }: { dead: Dead; isBusy: boolean; onRetry: () => void }) {
  const { what, mend } = deadText(dead.reason);
  return (
    <Card>
      <TitleRow>
        <Heading>{what}</Heading>
        <Pill words={messageTemplateWords[dead.template]} />
      </TitleRow>
      <Note>{mend}。</Note>
      <Note size="meta">
        {momentText(dead.at, now())} · 试过 {dead.tries} 次 · 微信的原话：{dead.reason}
      </Note>
      <Buttons>
        <Button icon="refresh-cw" words="再发一次" isDisabled={isBusy} onTap={onRetry} />
      </Buttons>
    </Card>
  );
}

/** 没发成的消息: what WeChat would not take, why, and once more. */
export default function DeadMessages() {
  const load = useCallback(
    (cursor: string | undefined) => call(listDead, cursor ? { cursor } : {}),
    [],
  );
  const page = usePaged<Dead>(load, 'dead-messages');
  const sending = useSending();
  const [done, setDone] = useState<string>();
  const { items } = page;
  const retry = (some: readonly Dead[]) =>
    sending.send(async () => {
      const { retried } = await call(retryDead, { ids: some.map(({ id }) => id) });
      setDone(`${retried} 条正在重发`);
      await page.reload();
    });
  const several = items?.slice(0, retryLimit) ?? [];
  return (
    <Page title="没发成的消息" isWide>
      <PagedList {...pagedProps(page)} more="更早的">
        {several.length > 0 ? (
          <Card tone="blue">
            <Note>
              本人在应用里都看得到，只是微信没有提醒。这些都没有送到，先改好原因再发，不会重复。
            </Note>
            {several.length > 1 ? (
              <Buttons>
                <Button
                  icon="refresh-cw"
                  words={`这 ${several.length} 条都再发一次`}
                  isBusy={sending.isBusy}
                  onTap={() => void retry(several)}
                />
              </Buttons>
            ) : null}
          </Card>
        ) : null}
        <Problem words={sending.problem} />
        <View className="dead">
          {items?.map((dead) => (
            <DeadCard
              key={dead.id}
              dead={dead}
              isBusy={sending.isBusy}
              onRetry={() => void retry([dead])}
            />
          ))}
        </View>
        {items?.length === 0 ? (
          <Empty
            icon="circle-check"
            title="没有要重发的消息"
            note="微信不肯收的消息会出现在这里，写明原因。"
          />
        ) : null}
      </PagedList>
      <Toast words={done} onDone={() => setDone(undefined)} />
    </Page>
  );
}

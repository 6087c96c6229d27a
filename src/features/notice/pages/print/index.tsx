import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { wordsFor } from '#contracts/errors';
import { getNotice } from '#contracts/notice';
import { getNoticeImage } from '#contracts/notice-desk';
import { clockText, dateText, dayOf } from '#domain/day';
import { footText } from '#domain/notice-outputs';
import { whenText } from '#domain/notice-words';
import {
  ErrorState,
  Page,
  Paper,
  PaperCode,
  PaperLine,
  PaperPrint,
  Skeleton,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { canPrint, printPage } from '../../../../platform/print';
import { useLoaded } from '../../../../platform/use-loaded';
import type { FullNotice } from '../../full-notice';
import { paperType, sourceOf } from '../../outputs';
import '../../notice.css';

type Sheet = { notice: FullNotice; codeUrl: string };

/** The notice with the code that leads to it. */
async function load(id: string): Promise<Sheet> {
  const [{ notice }, { contentType, imageBase64 }] = await Promise.all([
    call(getNotice, { id }),
    call(getNoticeImage, { id }),
  ]);
  return { notice, codeUrl: `data:${contentType};base64,${imageBase64}` };
}

/** What, when, where, from whom, which version, and the way into the app: one sheet, a second one for a very long text. */
function NoticePaper({ notice, codeUrl }: Sheet) {
  const at = now();
  const when = whenText(notice, at);
  return (
    <Paper
      size="a4"
      type={paperType(notice, at)}
      title={notice.title}
      foot={`${footText(sourceOf(notice), at)} · 打印于 ${dateText(dayOf(at), dayOf(at))} ${clockText(at)}`}
    >
      {when ? <PaperLine name="时间" words={when} isLarge /> : null}
      {notice.place ? <PaperLine name="地点" words={notice.place} isLarge /> : null}
      <PaperLine name="范围" words={notice.areaText} />
      <View className="notice-paper-text">{notice.text}</View>
      {notice.phone ? <PaperLine name="电话" words={notice.phone} isLarge /> : null}
      <PaperCode url={codeUrl} words="微信扫一扫，看最新的一版" />
    </Paper>
  );
}

/** A4 大字通知. */
export default function Screen() {
  const { id = '' } = useRouter().params;
  const { data, error, reload } = useLoaded(() => load(id), undefined);
  return (
    <Page
      title="打印通知"
      footer={data ? <PaperPrint onPrint={canPrint ? printPage : undefined} /> : undefined}
    >
      {data ? <NoticePaper {...data} /> : null}
      {!data && error ? <ErrorState title={wordsFor(error)} onRetry={() => void reload()} /> : null}
      {data || error ? null : <Skeleton cards={1} />}
    </Page>
  );
}

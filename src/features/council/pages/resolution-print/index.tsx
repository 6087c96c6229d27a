import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { notStatutoryWords } from '#contracts/council';
import { wordsFor } from '#contracts/errors';
import { dateText, dayOf } from '#domain/day';
import {
  Empty,
  ErrorState,
  Page,
  Paper,
  PaperCode,
  PaperPrint,
  Skeleton,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { goBack } from '../../../../platform/navigation';
import { canPrint, printPage } from '../../../../platform/print';
import { useLoaded } from '../../../../platform/use-loaded';
import { loadPrint, type Printed } from '../../desk/load-print';
import { paperDecisions, paperWhen } from '../../desk/print-words';
import '../../desk/desk.css';

/** How somebody objects, with and without a phone. */
const objectWords = (phone: string | undefined) =>
  phone
    ? `有不同意见：扫这个码写下来，或打电话 ${phone}。`
    : '有不同意见：扫这个码写下来，或找社区工作人员。';

/** What was decided, by whom and until when, and how to object: it hangs for seven days. */
function Resolution({ meeting, codeUrl }: Printed) {
  const at = now();
  const today = dayOf(at);
  const { resolution, minutes, present } = meeting;
  const until = resolution ? `公示到 ${dateText(dayOf(resolution.until), today)}` : '';
  return (
    <Paper
      size="a4"
      title={`${meeting.title}决议`}
      foot={`${until} · ${minutes?.confirmedByText ?? ''} 确认 · 打印于 ${dateText(today, today)}`}
    >
      <View>
        {meeting.hallName}，{paperWhen(meeting, at)}，{present} 人到会
      </View>
      {paperDecisions(meeting, today).map(({ id, title, conclusion, how }, index) => (
        <View key={id} className="led-paper-decision">
          <View>
            {index + 1}. {title}
          </View>
          <View className="led-paper-words">{conclusion}</View>
          <View>{how}</View>
        </View>
      ))}
      <View className="led-paper-note">{notStatutoryWords}</View>
      <PaperCode url={codeUrl} words={`${objectWords(meeting.phone)}办到哪一步，也在这里看。`} />
    </Paper>
  );
}

/** A4 决议 of one meeting, as it hangs out. */
export default function Screen() {
  const { id = '' } = useRouter().params;
  const { data, error, reload } = useLoaded(() => loadPrint(id), undefined);
  const isOut = data?.meeting.resolution !== undefined;
  return (
    <Page
      title="打印决议"
      footer={isOut ? <PaperPrint onPrint={canPrint ? printPage : undefined} /> : undefined}
    >
      {data && isOut ? <Resolution {...data} /> : null}
      {data && !isOut ? (
        <Empty
          icon="image"
          title="书记确认纪要以后，就可以打印"
          next={{ words: '返回', onTap: goBack }}
        />
      ) : null}
      {!data && error ? <ErrorState title={wordsFor(error)} onRetry={() => void reload()} /> : null}
      {data || error ? null : <Skeleton cards={1} />}
    </Page>
  );
}

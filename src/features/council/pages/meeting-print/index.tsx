import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { wordsFor } from '#contracts/errors';
import { dateText, dayOf } from '#domain/day';
import {
  Empty,
  ErrorState,
  Page,
  Paper,
  PaperBlock,
  PaperCode,
  PaperLine,
  PaperPrint,
  Skeleton,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { goBack } from '../../../../platform/navigation';
import { canPrint, printPage } from '../../../../platform/print';
import { useLoaded } from '../../../../platform/use-loaded';
import { loadPrint, type Printed } from '../../desk/load-print';
import { paperWhen, partiesText, posterType } from '../../desk/print-words';
import '../../desk/desk.css';

/** When, where, about what, with whom, and the way in: one sheet for the wall. */
function Poster({ meeting, codeUrl }: Printed) {
  const at = now();
  const { place, phone } = meeting;
  const parties = partiesText(meeting);
  return (
    <Paper
      size="a4"
      type={posterType(meeting)}
      title={meeting.title}
      foot={`欢迎来，不报名也可以来听 · 打印于 ${dateText(dayOf(at), dayOf(at))}`}
    >
      <PaperLine name="议事厅" words={meeting.hallName} isLarge />
      <PaperLine name="时间" words={paperWhen(meeting, at)} isLarge />
      {place ? <PaperLine name="地点" words={place} isLarge /> : null}
      <PaperBlock title="一起商量">
        {meeting.agenda.map(({ id, title }, index) => (
          <View key={id}>
            {index + 1}. {title}
          </View>
        ))}
        {meeting.noTopicsNote ? <View>{meeting.noTopicsNote}</View> : null}
      </PaperBlock>
      {parties ? <PaperLine name="参加" words={parties} /> : null}
      {phone ? <PaperLine name="电话" words={phone} isLarge /> : null}
      <PaperCode url={codeUrl} words="微信扫一扫，看议题、报名" />
    </Paper>
  );
}

/** A4 海报 of one meeting, for the notice board. */
export default function Screen() {
  const { id = '' } = useRouter().params;
  const { data, error, reload } = useLoaded(() => loadPrint(id), undefined);
  const isOut = data?.meeting.startsAt !== undefined;
  return (
    <Page
      title="打印海报"
      footer={isOut ? <PaperPrint onPrint={canPrint ? printPage : undefined} /> : undefined}
    >
      {data && isOut ? <Poster {...data} /> : null}
      {data && !isOut ? (
        <Empty
          icon="image"
          title="写好时间和地点，就可以打印"
          next={{ words: '返回', onTap: goBack }}
        />
      ) : null}
      {!data && error ? <ErrorState title={wordsFor(error)} onRetry={() => void reload()} /> : null}
      {data || error ? null : <Skeleton cards={1} />}
    </Page>
  );
}

import { View } from '@tarojs/components';
import {
  type PublicityChannel,
  publicityChannels,
  publicityChannelWords,
} from '#contracts/council';
import { addProof, type MeetingView } from '#contracts/council-meeting';
import { momentText } from '#domain/day';
import {
  Button,
  Card,
  Heading,
  Note,
  PhotoGrid,
  Pill,
  Problem,
  TitleRow,
} from '../../../components';
import { now } from '../../../platform/clock';
import { openPhotos } from '../../../platform/photos';
import { useSentForm } from '../../../platform/use-sent-form';
import { FormPhotos } from '../form-photos';

type Publicity = MeetingView['publicity'];
type Proof = Publicity['channels'][number];

const hints: Record<PublicityChannel, string> = {
  poster: '打印海报，贴到宣传栏，拍一张。',
  'group-card': '转到业主微信群，把群里的那一条截图。',
};

function Shown({ proof, words }: { proof: Proof; words: string }) {
  const photos = proof.photos.map(({ url }, at) => ({ key: String(at), url }));
  const notes = new Set(proof.photos.flatMap(({ note }) => note ?? []));
  const urls = photos.flatMap(({ url }) => (url ? [url] : []));
  return (
    <>
      <Note>
        {momentText(proof.at, now())} {proof.byText}
      </Note>
      <PhotoGrid
        words={words}
        photos={photos}
        onOpen={(key) => openPhotos(urls, urls.indexOf(photos[Number(key)]?.url ?? ''))}
      />
      {[...notes].map((note) => (
        <Note key={note}>{note}</Note>
      ))}
    </>
  );
}

type ChannelProps = {
  meeting: Pick<MeetingView, 'id' | 'version'>;
  channel: PublicityChannel;
  proof: Proof | undefined;
  mayAdd: boolean;
  onDone: () => void;
  reload: () => Promise<unknown>;
};

function Channel({ meeting, channel, proof, mayAdd, onDone, reload }: ChannelProps) {
  const words = publicityChannelWords[channel];
  const sent = useSentForm<Record<string, never>>({
    action: addProof,
    about: `${meeting.id}/${channel}`,
    empty: {},
    marked: [],
    onDone,
    onStale: () => void reload(),
  });
  const hasPhotos = sent.form.photos.length > 0;
  return (
    <View className="led-item">
      <TitleRow>
        <Heading>{words}</Heading>
        <Pill words={proof ? '有照片' : '还差照片'} tone={proof ? 'jade' : 'amber'} />
      </TitleRow>
      {proof ? <Shown proof={proof} words={`${words}的照片`} /> : null}
      {mayAdd ? (
        <View className="led-part">
          <Note>{proof ? '要换照片，在这里重新加。' : hints[channel]}</Note>
          <FormPhotos words={`${words}的照片`} form={sent.form} />
          {hasPhotos ? (
            <Button
              kind="soft"
              words="存这些照片"
              label={`存${words}的照片`}
              isBusy={sent.isBusy}
              busyWords={sent.busyWords}
              onTap={() => sent.send({ id: meeting.id, version: meeting.version, channel })}
            />
          ) : null}
          <Problem words={sent.problem} />
        </View>
      ) : null}
    </View>
  );
}

/** 公示的照片: both places, each with its photo or what is still to do (`features.md` F61). */
export function ProofCard(props: {
  title: string;
  meeting: Pick<MeetingView, 'id' | 'version'>;
  publicity: Publicity;
  mayAdd: boolean;
  onDone: () => void;
  reload: () => Promise<unknown>;
}) {
  const { publicity, title, ...rest } = props;
  return (
    <Card>
      <Heading size="title">{title}</Heading>
      {publicity.reason ? <Note>先公示的原因：{publicity.reason}</Note> : null}
      <View className="led-part">
        {publicityChannels.map((channel) => (
          <Channel
            key={channel}
            {...rest}
            channel={channel}
            proof={publicity.channels.find((one) => one.channel === channel)}
          />
        ))}
      </View>
    </Card>
  );
}

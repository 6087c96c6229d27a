import { View } from '@tarojs/components';
import type { Mediation } from '#contracts/points-mediation';
import { datedText } from '#domain/day';
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
import { openPhotos } from '../../../platform/photos';
import { outcomeWords } from './mediation-form';

type MediationCardProps = {
  mediation: Mediation;
  now: number;
  isBusy: boolean;
  problem: string | undefined;
  onConfirm: () => void;
};

const agreedText = (hasAgreed: boolean): string => (hasAgreed ? '同意' : '没有同意');

function Standing({ mediation }: { mediation: Mediation }) {
  const { isConfirmed, outcome } = mediation;
  if (isConfirmed) return <Pill words="已确认" tone="jade" />;
  return outcome === 'settled' ? (
    <Pill words="等确认" tone="amber" />
  ) : (
    <Pill words={outcomeWords[outcome]} />
  );
}

function Photos({ photos }: Pick<Mediation, 'photos'>) {
  if (photos.length === 0) return null;
  const urls = photos.flatMap(({ url }) => (url ? [url] : []));
  return (
    <View className="points-part">
      <PhotoGrid
        words="化解的照片"
        photos={photos.map(({ url, note }, at) => ({ key: url ?? String(at), url, note }))}
        onOpen={(key) => openPhotos(urls, Math.max(0, urls.indexOf(key)))}
      />
    </View>
  );
}

/** One mediation, for the community's eyes only. */
export function MediationCard({ mediation, now, ...props }: MediationCardProps) {
  const { place, at, parties, note, recordedText, mediators, hasReporter, obstacle } = mediation;
  return (
    <Card>
      <TitleRow>
        <Heading size="title">{place}</Heading>
        <Standing mediation={mediation} />
      </TitleRow>
      <Note>
        {datedText(at, now)} · {recordedText}记的
      </Note>
      <View className="points-part">{note}</View>
      <View className="points-part">
        {parties.map(({ name, hasAgreed }) => (
          <View key={name}>
            {name}：{agreedText(hasAgreed)}
          </View>
        ))}
      </View>
      <Note>
        参与化解：{mediators.join('、')}
        {hasReporter ? '；有居民先告诉了社区' : ''}
      </Note>
      <Photos photos={mediation.photos} />
      {mediation.isConfirmed ? null : (
        <View className="points-part">
          <Problem words={props.problem} />
          {obstacle ? (
            <View className="candidate-obstacle">{obstacle}</View>
          ) : (
            <Button
              kind="soft"
              words="确认化解了，提积分"
              label={`确认化解了：${place}`}
              isBusy={props.isBusy}
              onTap={props.onConfirm}
            />
          )}
        </View>
      )}
    </Card>
  );
}

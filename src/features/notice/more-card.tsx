import { View } from '@tarojs/components';
import { useState } from 'react';
import { noticeAheadDays } from '#contracts/notice';
import { addDays, dateText, dayOf } from '#domain/day';
import { shownDays } from '#domain/notice';
import {
  Button,
  Card,
  DayInput,
  Divider,
  Heading,
  Note,
  Problem,
  SwitchRow,
  TimeInput,
} from '../../components';
import { PhotoPart } from './photo-part';
import type { NoticePhotos } from './use-notice-draft';
import type { WriteChange, WriteForm } from './write-form';

type MoreProps = {
  form: WriteForm;
  photos: NoticePhotos;
  problems: Readonly<Record<string, string | undefined>>;
  now: number;
  onChange: (change: WriteChange) => void;
};

/** 定时发布: at seven tomorrow unless another moment is chosen. */
function Schedule({ form, problems, now, onChange }: MoreProps) {
  const { publish } = form;
  const today = dayOf(now);
  return (
    <>
      <SwitchRow
        title="定时发布"
        note="到时候自动发出，之前只有您能看到"
        isOn={publish !== undefined}
        onChange={(isOn) =>
          onChange({ publish: isOn ? { on: addDays(today, 1), time: '07:00' } : undefined })
        }
      />
      {publish ? (
        <View className="notice-times">
          <View className="notice-time">
            <DayInput
              label="哪天发布"
              words={dateText(publish.on, today)}
              value={publish.on}
              from={today}
              to={addDays(today, noticeAheadDays)}
              onInput={(on) => onChange({ publish: { ...publish, on } })}
            />
          </View>
          <View className="notice-time">
            <TimeInput
              label="几点发布"
              value={publish.time}
              onInput={(time) => onChange({ publish: { ...publish, time } })}
            />
          </View>
        </View>
      ) : null}
      <Problem words={problems.publishAt} />
    </>
  );
}

function ShownUntil({ form, problems, now, onChange }: MoreProps) {
  const { shownUntilOn } = form;
  const today = dayOf(now);
  return (
    <>
      <Heading>显示到哪天</Heading>
      <Note>不选的话，事情过去 {shownDays} 天后从列表里收起。</Note>
      <View className="notice-part">
        <DayInput
          label="显示到哪天"
          words={shownUntilOn ? dateText(shownUntilOn, today) : '点这里选日子'}
          value={shownUntilOn ?? ''}
          from={today}
          to={addDays(today, 365)}
          onInput={(on) => onChange({ shownUntilOn: on || undefined })}
        />
      </View>
      <Problem words={problems.shownUntil} />
    </>
  );
}

/** 更多: photos, a later moment, how long it is listed. Nobody has to open it. */
export function MoreCard(props: MoreProps) {
  const { form, photos, problems } = props;
  const isUsed =
    form.publish !== undefined || form.shownUntilOn !== undefined || photos.tiles.length > 0;
  const [isOpen, setIsOpen] = useState(isUsed);
  const hasProblem = Boolean(problems.publishAt ?? problems.shownUntil ?? problems.photos);
  if (!isOpen && !isUsed && !hasProblem)
    return (
      <View className="notice-more">
        <Button words="更多：照片、定时、显示到哪天" onTap={() => setIsOpen(true)} />
      </View>
    );
  return (
    <Card>
      <Heading>照片</Heading>
      <Note>照片检查过才会显示，文字先发出去。</Note>
      <PhotoPart words="通知的照片" photos={photos} />
      <Problem words={problems.photos} />
      <Divider />
      <Schedule {...props} />
      <Divider />
      <ShownUntil {...props} />
    </Card>
  );
}

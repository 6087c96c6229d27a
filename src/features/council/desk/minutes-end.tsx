import { useState } from 'react';
import type { MeetingView } from '#contracts/council-meeting';
import {
  circulateMinutes,
  confirmMinutes,
  saveMinutes,
  sendBackMinutes,
} from '#contracts/council-minutes';
import { momentText } from '#domain/day';
import { amendHours, resolutionDays } from '#domain/meeting/numbers';
import { Button, Buttons, Card, Heading, Note, PhotoGrid, Problem } from '../../../components';
import { now } from '../../../platform/clock';
import { open } from '../../../platform/navigation';
import { openPhotos } from '../../../platform/photos';
import { useSentForm } from '../../../platform/use-sent-form';
import { FormPhotos } from '../form-photos';
import type { Led } from './load-led';
import { ReasonSheet } from './reason-sheet';
import { useStep } from './use-step';

type Common = {
  led: Led;
  reload: () => Promise<unknown>;
  onSaid: (words: string) => void;
};

function Photos({ photos }: { photos: NonNullable<MeetingView['minutes']>['photos'] }) {
  const tiles = photos.map(({ url }, at) => ({ key: String(at), url }));
  const notes = new Set(photos.flatMap(({ note }) => note ?? []));
  const urls = photos.flatMap(({ url }) => (url ? [url] : []));
  return (
    <>
      <PhotoGrid
        words="纸质纪要"
        photos={tiles}
        onOpen={(key) => openPhotos(urls, urls.indexOf(photos[Number(key)]?.url ?? ''))}
      />
      {[...notes].map((note) => (
        <Note key={note}>{note}</Note>
      ))}
    </>
  );
}

/** 纸质纪要的照片: those that are there, and more. They go by themselves, so that no word waits for a photo. */
export function PaperPhotos({ led, reload, onSaid }: Common) {
  const { id, version, minutes } = led.meeting;
  const photos = minutes?.photos ?? [];
  const mayAdd = led.steps.includes('save-minutes');
  const sent = useSentForm<Record<string, never>>({
    action: saveMinutes,
    about: `${id}/photos`,
    empty: {},
    marked: [],
    onDone: () => {
      onSaid('照片存好了');
      void reload();
    },
    onStale: () => void reload(),
  });
  if (!mayAdd && photos.length === 0) return null;
  return (
    <Card>
      <Heading size="title">纸上记的，拍下来</Heading>
      {photos.length > 0 ? <Photos photos={photos} /> : null}
      {mayAdd ? <FormPhotos words="新加的纸质纪要" form={sent.form} /> : null}
      {sent.form.photos.length > 0 ? (
        <Button
          kind="soft"
          words="存这些照片"
          isBusy={sent.isBusy}
          busyWords={sent.busyWords}
          onTap={() => sent.send({ id, version, items: [] })}
        />
      ) : null}
      <Problem words={sent.problem} />
    </Card>
  );
}

/** 请参会的人核对: 48 hours, and then the secretary. */
export function CirculateCard(props: Common & { save: () => Promise<boolean>; isBusy: boolean }) {
  const { led, reload, onSaid, save, isBusy } = props;
  const { id, status, minutes } = led.meeting;
  const step = useStep({ reload, onDone: () => onSaid('发给参会的人核对了') });
  if (status !== 'minutes' || minutes?.circulatedAt !== undefined || !led.mayLead) return null;
  const mayCirculate = led.steps.includes('circulate');
  const { version } = led.meeting;
  return (
    <Card tone="blue">
      <Heading>写好了，请参会的人核对</Heading>
      <Note>到会的人有 {amendHours} 小时可以提修改，之后请书记确认。</Note>
      {minutes?.sentBackReason ? <Note>上次退回的原因：{minutes.sentBackReason}</Note> : null}
      {mayCirculate ? null : <Note>每个议题写好结论、选好怎么定的，存到云端，就可以发了。</Note>}
      <Buttons>
        {mayCirculate ? (
          <Button
            isGrowing
            words="发给参会的人核对"
            isBusy={step.isBusy || isBusy}
            onTap={() =>
              void save().then((isSaved) =>
                isSaved ? step.take(circulateMinutes, { id, version }) : undefined,
              )
            }
          />
        ) : null}
      </Buttons>
      <Problem words={step.problem} />
    </Card>
  );
}

/** Whom the minutes wait for, as whoever does not confirm them reads it. */
const whoseTurn = (amendUntil: number | undefined): string =>
  amendUntil !== undefined && amendUntil <= now() ? '等社区书记确认' : '参会的人正在核对';

/** Until when they are checked, and what they wait for besides: the last of that is the heading's. */
function Waiting({ led }: Pick<Common, 'led'>) {
  const until = led.meeting.minutes?.amendUntil ?? 0;
  const others = led.holdUps.slice(0, -1);
  return (
    <>
      {until > now() ? (
        <Note>{momentText(until, now())} 前可以提修改，之后由社区书记确认。</Note>
      ) : null}
      {others.map((words) => (
        <Note key={words}>{words}</Note>
      ))}
    </>
  );
}

/** The secretary makes them final, or gives them back. */
export function ConfirmCard({ led, reload, onSaid }: Common) {
  const { meeting, steps } = led;
  const { id, version, title, status, minutes } = meeting;
  const [isGivingBack, setIsGivingBack] = useState(false);
  const step = useStep({ reload, onDone: () => onSaid(`确认了，决议公示 ${resolutionDays} 天`) });
  if (status !== 'minutes' || minutes?.circulatedAt === undefined) return null;
  const mayConfirm = steps.includes('confirm');
  const mayGiveBack = steps.includes('send-back');
  return (
    <Card tone="blue">
      <Heading>{mayConfirm ? '请您确认纪要' : whoseTurn(minutes.amendUntil)}</Heading>
      {mayConfirm ? (
        <Note>核对的时间过了，确认后决议公示 {resolutionDays} 天，转工单的马上派出去。</Note>
      ) : (
        <Waiting led={led} />
      )}
      {mayConfirm || mayGiveBack ? (
        <Buttons>
          {mayConfirm ? (
            <Button
              kind="primary"
              isGrowing
              words="确认，公示决议"
              isBusy={step.isBusy}
              onTap={() => void step.take(confirmMinutes, { id, version })}
            />
          ) : null}
          {mayGiveBack ? (
            <Button isGrowing words="退回去改" onTap={() => setIsGivingBack(true)} />
          ) : null}
        </Buttons>
      ) : null}
      <Problem words={step.problem} />
      {isGivingBack ? (
        <ReasonSheet
          title="退回去改"
          id={id}
          about={title}
          label="哪里要改"
          hint="例如 第二条没有写期限"
          note={`改好以后，参会的人再核对 ${amendHours} 小时。`}
          words="退回去改"
          limit={200}
          action={sendBackMinutes}
          input={(reason) => ({ id, version, reason })}
          reload={reload}
          onClose={() => setIsGivingBack(false)}
          onDone={() => {
            setIsGivingBack(false);
            onSaid('退回去了');
          }}
        />
      ) : null}
    </Card>
  );
}

/** They are final: where what was decided is followed, and the sheet that hangs out. */
export function FinalCard({ led }: Pick<Common, 'led'>) {
  const { id, hallId, minutes, resolution } = led.meeting;
  if (minutes?.confirmedAt === undefined) return null;
  return (
    <Card tone="jade">
      <Heading>{minutes.confirmedByText} 确认了纪要</Heading>
      {resolution ? <Note>决议公示到 {momentText(resolution.until, now())}</Note> : null}
      <Buttons>
        <Button
          isGrowing
          words="看落实到哪一步"
          onTap={() => open('trace', { hallId, meetingId: id })}
        />
        <Button isGrowing words="打印决议" onTap={() => open('resolutionPrint', { id })} />
      </Buttons>
    </Card>
  );
}

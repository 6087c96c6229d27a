import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Got } from '#contracts/action';
import { type Party, partyWords } from '#contracts/council';
import { type getMeetingDoor, tickPresent } from '#contracts/council-attendance';
import { endMeeting, type MeetingView, startMeeting } from '#contracts/council-meeting';
import { doorCodeAt, doorText } from '#domain/attendance';
import {
  Button,
  Card,
  Chips,
  Note,
  Picture,
  Pill,
  Problem,
  Sheet,
  Stack,
  Words,
} from '../../../components';
import { qrPicture } from '../../../platform/qr';
import { sha256 } from '../../../platform/sha256';
import { useTurning } from '../../../platform/use-turning';
import { useStep } from './use-step';

export type Door = Got<typeof getMeetingDoor>;
type Person = Door['people'][number];

/** The code for the wall: a new one every few minutes, computed on this phone, its letters read from the last row. */
export function DoorCard({ id, secret }: { id: string; secret: string }) {
  const at = useTurning(true, () => undefined);
  const code = doorCodeAt(secret, at, sha256);
  return (
    <Card>
      <View className="led-door">
        <Picture
          url={qrPicture(doorText(id, code))}
          words={`到会码 ${code} 的二维码`}
          className="led-door-qr"
        />
        <View className="led-door-letters">{code}</View>
        <Note>请邻居在「联心」里扫一扫，或者输入这 6 个字母数字。几分钟换一次。</Note>
      </View>
    </Card>
  );
}

/** How many signed up and how many are there. */
export function CountsCard({ door }: { door: Door }) {
  const counts = [
    { words: '人到了', number: door.present },
    { words: '人报了名', number: door.registered },
  ];
  return (
    <Card>
      <View className="led-counts">
        {counts.map(({ words, number }) => (
          <View key={words}>
            <View className="led-count-number">{number}</View>
            <Note>{words}</Note>
          </View>
        ))}
      </View>
    </Card>
  );
}

const wayWords = { qr: '扫码', code: '输码', ticked: '代记' } as const;

/** One person: ticked by hand, or taken back where it was a tick. */
export function PersonTick(props: {
  person: Person;
  mayTick: boolean;
  reload: () => Promise<unknown>;
  /** 评议 is open and she has no phone: whoever leads enters it for her. */
  onReview?: (() => void) | undefined;
}) {
  const { person, mayTick, reload, onReview } = props;
  const { id, version, name, placeText, status, way, isPaper } = person;
  const step = useStep({ reload, onDone: () => undefined });
  const isPresent = status === 'present';
  const notes = [placeText, isPaper ? '没有手机' : undefined, way && wayWords[way]].filter(Boolean);
  const tick = (present: boolean) =>
    void step.take(tickPresent, { id, version, isPresent: present });
  const mayTakeBack = isPresent && way === 'ticked';
  return (
    <View className="led-tick">
      <View className="led-tick-who">
        <Words isStrong>{name}</Words>
        <Note>{notes.join(' · ')}</Note>
        <Problem words={step.problem} />
      </View>
      {isPresent ? <Pill words="到了" tone="jade" /> : null}
      {mayTick && !isPresent ? (
        <Button
          words="到了"
          label={`${name}：到了`}
          isBusy={step.isBusy}
          onTap={() => tick(true)}
        />
      ) : null}
      {isPresent && onReview ? (
        <Button words="代填评议" label={`${name}：代填评议`} onTap={onReview} />
      ) : null}
      {mayTick && mayTakeBack ? (
        <Button
          words="记错了"
          label={`${name}：记错了`}
          isBusy={step.isBusy}
          onTap={() => tick(false)}
        />
      ) : null}
    </View>
  );
}

/** 开会 and 散会: which of the four parties are there. */
export function PresentSheet(props: {
  meeting: Pick<MeetingView, 'id' | 'version' | 'status' | 'parties'>;
  reload: () => Promise<unknown>;
  onClose: () => void;
  onDone: () => void;
}) {
  const { meeting, reload, onClose, onDone } = props;
  const { id, version, parties } = meeting;
  const isEnd = meeting.status === 'in-session';
  const [present, setPresent] = useState<readonly Party[]>(() =>
    parties.filter(({ isPresent }) => isPresent).map(({ party }) => party),
  );
  const step = useStep({ reload, onDone });
  const toggle = (party: Party) =>
    setPresent(
      present.includes(party) ? present.filter((one) => one !== party) : [...present, party],
    );
  const words = isEnd ? '散会' : '开会';
  const input = { id, version, present: [...present] };
  return (
    <Sheet
      title={`现在${words}？`}
      isOpen
      onClose={onClose}
      footer={
        <Button
          kind="primary"
          words={words}
          isBusy={step.isBusy}
          onTap={() => void step.take(isEnd ? endMeeting : startMeeting, input)}
        />
      }
    >
      <Stack>
        {parties.length > 0 ? (
          <>
            <Words>四方到了哪几方？到了的点一下。</Words>
            <Chips
              label="到了哪几方"
              choices={parties.map(({ party }) => ({ value: party, words: partyWords[party] }))}
              chosenAll={present}
              onChoose={toggle}
            />
          </>
        ) : null}
        <Note>
          {isEnd
            ? '散会后接着写纪要，请参会的人核对。到会码再开半小时。'
            : `开会后就可以写纪要、表决。${parties.length > 0 ? '没有到的一方会记下来。' : ''}`}
        </Note>
        <Problem words={step.problem} />
      </Stack>
    </Sheet>
  );
}

import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { Got } from '#contracts/action';
import { wordsFor } from '#contracts/errors';
import { cancelCall, getAttendance, signUpStatusWords, tickAttendance } from '#contracts/volunteer';
import { suffixAt } from '#domain/redemption-code';
import { doorSecret, doorText } from '#domain/volunteer';
import {
  Button,
  Buttons,
  Card,
  Empty,
  ErrorState,
  Field,
  Heading,
  Note,
  Page,
  Picture,
  Pill,
  Problem,
  Sheet,
  Skeleton,
  Tabs,
  TitleRow,
  Toast,
} from '../../../../components';
import { call } from '../../../../platform/cloud';
import { qrPicture } from '../../../../platform/qr';
import { sha256 } from '../../../../platform/sha256';
import { useLoaded } from '../../../../platform/use-loaded';
import { useSending } from '../../../../platform/use-sending';
import { useTurning } from '../../../../platform/use-turning';
import { minutesText } from '../../call-words';
import { PaperSheet } from '../../paper-sheet';
import '../../volunteer.css';

type Attendance = Got<typeof getAttendance>;
type Person = Attendance['people'][number];
type Way = 'in' | 'out';
const ways: { value: Way; words: string }[] = [
  { value: 'in', words: '到场码' },
  { value: 'out', words: '离场码' },
];

/** The code at the door: a new one every half minute, computed on this phone. */
function DoorCard({ id, secret }: { id: string; secret: string }) {
  const [way, setWay] = useState<Way>('in');
  const at = useTurning(true, () => undefined);
  const code = suffixAt(doorSecret(secret, way), at, sha256);
  return (
    <Card>
      <Tabs label="到场还是离场" tabs={ways} chosen={way} onChoose={setWay} />
      <View className="door">
        <Picture
          url={qrPicture(doorText(id, way, code))}
          words={`${way === 'in' ? '到场' : '离场'}码 ${code} 的二维码`}
          className="door-qr"
        />
        <View className="door-letters">{code}</View>
        <Note>请邻居扫一扫，或者输入上面 4 个字母数字。每 30 秒换一次。</Note>
      </View>
    </Card>
  );
}

type Tick = 'present' | 'finished' | 'absent';

function PersonCard({ person, onTick }: { person: Person; onTick: (as: Tick) => void }) {
  const { name, status, children, minutes, isPaper } = person;
  const isDone = status === 'finished' || status === 'absent';
  return (
    <Card>
      <TitleRow>
        <Heading>{name}</Heading>
        <Pill words={signUpStatusWords[status]} tone={status === 'present' ? 'jade' : 'plain'} />
      </TitleRow>
      {children > 0 ? <Note>和 {children} 个孩子</Note> : null}
      {isPaper ? <Note>纸质存折</Note> : null}
      {minutes === undefined ? null : <Note>记下了 {minutesText(minutes)}</Note>}
      {isDone ? null : (
        <Buttons>
          {status === 'present' ? (
            <Button
              words="待到结束"
              label={`${name}：待到结束`}
              isGrowing
              onTap={() => onTick('finished')}
            />
          ) : (
            <Button
              words="到了"
              label={`${name}：到了`}
              isGrowing
              onTap={() => onTick('present')}
            />
          )}
          <Button
            words="没有来"
            label={`${name}：没有来`}
            isGrowing
            onTap={() => onTick('absent')}
          />
        </Buttons>
      )}
    </Card>
  );
}

function CancelSheet(props: {
  id: string;
  version: number;
  onClose: () => void;
  onDone: () => void;
}) {
  const [reason, setReason] = useState('');
  const sending = useSending(['reason']);
  const cancel = async () => {
    const input = { id: props.id, version: props.version, reason };
    if (await sending.send(() => call(cancelCall, input))) props.onDone();
  };
  return (
    <Sheet
      title="取消这次招募？"
      isOpen
      onClose={props.onClose}
      footer={
        <Button
          kind="primary"
          words="取消招募"
          isBusy={sending.isBusy}
          onTap={() => void cancel()}
        />
      }
    >
      <Field
        label="原因，报了名的人会看到"
        hint="例如 明天有大雨"
        value={reason}
        maxLength={100}
        problem={sending.problems.reason}
        onInput={setReason}
      />
      <Problem words={sending.problem} />
    </Sheet>
  );
}

type Open = 'cancel' | 'paper' | undefined;

function List(props: { id: string; data: Attendance; onChanged: (words: string) => void }) {
  const { id, data, onChanged } = props;
  const [sheet, setSheet] = useState<Open>();
  const sending = useSending();
  const tick = async ({ id: signUpId, version, name }: Person, as: Tick) => {
    const input = { id: signUpId, version, as };
    const isDone = await sending.send(() => call(tickAttendance, input));
    onChanged(isDone ? `记下了：${name}` : '');
  };
  const isOpen = data.status === 'open';
  return (
    <View className="attendance">
      <View>
        <DoorCard id={id} secret={data.secret} />
        <Buttons>
          <Button
            icon="plus"
            words="加一位拿纸质存折的"
            isGrowing
            onTap={() => setSheet('paper')}
          />
          {isOpen ? (
            <Button words="取消这次招募" isGrowing onTap={() => setSheet('cancel')} />
          ) : null}
        </Buttons>
      </View>
      <View>
        <Problem words={sending.problem} />
        {data.people.length === 0 ? (
          <Empty icon="users" title="还没有人报名" note="可以把招募令转到居民群里。" />
        ) : null}
        {data.people.map((person) => (
          <PersonCard key={person.id} person={person} onTick={(as) => void tick(person, as)} />
        ))}
      </View>
      {sheet === 'cancel' ? (
        <CancelSheet
          id={id}
          version={data.version}
          onClose={() => setSheet(undefined)}
          onDone={() => {
            setSheet(undefined);
            onChanged('取消了，报了名的人会收到消息');
          }}
        />
      ) : null}
      {sheet === 'paper' ? (
        <PaperSheet
          id={id}
          onClose={() => setSheet(undefined)}
          onDone={(name) => {
            setSheet(undefined);
            onChanged(`加上了：${name}`);
          }}
        />
      ) : null}
    </View>
  );
}

/** 到场离场: what whoever leads holds up at the door, and the list. */
export default function Screen() {
  const { id = '' } = useRouter().params;
  const loaded = useLoaded(() => call(getAttendance, { id }));
  const [said, setSaid] = useState<string>();
  const { data, error } = loaded;
  return (
    <Page title="到场离场" isWide>
      {data ? <Heading size="head">{data.title}</Heading> : null}
      {data ? (
        <List
          id={id}
          data={data}
          onChanged={(words) => {
            setSaid(words || undefined);
            void loaded.reload();
          }}
        />
      ) : null}
      {!data && !error ? <Skeleton /> : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void loaded.reload()} />
      ) : null}
      <Toast words={said} onDone={() => setSaid(undefined)} />
    </Page>
  );
}

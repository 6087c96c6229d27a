import { View } from '@tarojs/components';
import { codeAlphabet, codeLength } from '#contracts/shop';
import { Button, Card, Field, Note, Tap } from '../../components';
import { canScan } from '../../platform/scan';
import type { Counter } from './use-counter';

/** The letters of a code, as large as a thumb. */
export function KeysCard({ counter }: { counter: Counter }) {
  const { text, type } = counter;
  const typed = text.length < codeLength ? text : '';
  return (
    <View className="card keys">
      {[...codeAlphabet].map((letter) => (
        <Tap key={letter} className="key" onTap={() => type(typed + letter)}>
          {letter}
        </Tap>
      ))}
      <Tap className="key key-wide" label="退一格" onTap={() => type(text.slice(0, -1))}>
        退格
      </Tap>
    </View>
  );
}

type EntryCardProps = { counter: Counter; hasKeys: boolean; onKeys: () => void };

/** One field for everything: what is scanned or typed stays there until it has led to somebody. */
export function EntryCard({ counter, hasKeys, onKeys }: EntryCardProps) {
  const { text, problem, isLooking, turn, type, enter, scan } = counter;
  return (
    <Card>
      {canScan ? (
        <View className="counter-scan">
          <Button kind="primary" icon="qr-code" words="扫码" isBig onTap={() => void scan()} />
        </View>
      ) : null}
      <View className="counter-entry">
        <Field
          label="领取码、存折号或姓名"
          hint="例如 K7M4QX"
          value={text}
          maxLength={40}
          problem={problem}
          focusTurn={turn}
          onEnter={enter}
          onInput={type}
        />
      </View>
      <View className="counter-find">
        <Button words={hasKeys ? '收起大键盘' : '大键盘'} onTap={onKeys} />
        <Button
          kind="soft"
          icon="search"
          words="找"
          label="按输入的找"
          isBusy={isLooking}
          busyWords="正在找…"
          onTap={enter}
        />
      </View>
      <Note>{canScan ? '' : '扫码枪直接扫就行。'}重名的，姓名后面写楼号：「陈桂花 5号楼」。</Note>
    </Card>
  );
}

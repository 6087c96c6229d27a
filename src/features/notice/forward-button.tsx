import { useState } from 'react';
import { Button, Note, Problem } from '../../components';
import { copyText } from '../../platform/clipboard';
import { canForward } from '../../platform/forward';

type ForwardProps = {
  words: string;
  /** What is pasted into the group where there is no card of WeChat. */
  text: string;
  kind?: 'primary' | 'soft' | 'quiet';
};

/** Brings it into the residents' group: WeChat's own card on the phone, else its words to be pasted. */
export function ForwardButton({ words, text, kind = 'quiet' }: ForwardProps) {
  const [said, setSaid] = useState<'copied' | 'refused'>();
  if (canForward) return <Button kind={kind} icon="users" words={words} openType="share" />;
  const copy = () =>
    copyText(text).then(
      () => setSaid('copied'),
      () => setSaid('refused'),
    );
  return (
    <>
      <Button kind={kind} icon="users" words={words} onTap={() => void copy()} />
      {said === 'copied' ? <Note>文字复制好了，到居民群里粘贴就行。</Note> : null}
      <Problem words={said === 'refused' ? '没有复制成，请长按文字复制' : undefined} />
    </>
  );
}

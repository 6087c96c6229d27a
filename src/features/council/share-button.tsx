import { useState } from 'react';
import { Button, Note, Problem } from '../../components';
import { copyText } from '../../platform/clipboard';
import { canForward } from '../../platform/forward';

/** Brings it into the residents' group: WeChat's own card on the phone, else its words to be pasted. */
export function ShareButton({ text }: { text: string }) {
  const [said, setSaid] = useState<'copied' | 'refused'>();
  if (canForward) return <Button icon="users" words="转发到群" openType="share" isGrowing />;
  const copy = () =>
    copyText(text).then(
      () => setSaid('copied'),
      () => setSaid('refused'),
    );
  return (
    <>
      <Button icon="users" words="转发到群" isGrowing onTap={() => void copy()} />
      {said === 'copied' ? <Note>文字复制好了，到居民群里粘贴就行。</Note> : null}
      <Problem words={said === 'refused' ? '没有复制成，请长按文字复制' : undefined} />
    </>
  );
}

import { useLaunch } from '@tarojs/taro';
import { type PropsWithChildren, type ReactNode, useMemo } from 'react';
import { AskSheet, FrameContext, PrivacySheet, SettingsHint } from './components';
import { beginDrafts } from './platform/draft-runner';
import { usePrivacyQuestion } from './platform/privacy-question';
import { startPlatform } from './platform/start';
import { canOpenSettings, openSettings, useAskQuestion } from './platform/subscribe';
import { beginAnswers, closeHint, useSubscribed } from './platform/subscription';
import { useFrame } from './platform/use-frame';
import './app.css';

function leaveForSettings(): void {
  openSettings();
  closeHint();
}

/** What has to be asked above whatever is open; one question at a time. */
function useOverlay(): ReactNode {
  const privacy = usePrivacyQuestion();
  const question = useAskQuestion();
  const { isHintOpen } = useSubscribed();
  return useMemo(() => {
    if (privacy)
      return <PrivacySheet what={privacy.what} onAgree={privacy.agree} onRefuse={privacy.refuse} />;
    if (question) return <AskSheet messages={question.messages} onAnswer={question.answer} />;
    if (!isHintOpen) return undefined;
    return (
      <SettingsHint onOpen={canOpenSettings ? leaveForSettings : undefined} onClose={closeHint} />
    );
  }, [privacy, question, isHintOpen]);
}

export default function App({ children }: PropsWithChildren) {
  const stage = useFrame();
  const overlay = useOverlay();
  const frame = useMemo(() => ({ ...stage, overlay }), [stage, overlay]);
  useLaunch(() => {
    startPlatform();
    beginDrafts();
    beginAnswers();
  });
  return <FrameContext.Provider value={frame}>{children}</FrameContext.Provider>;
}

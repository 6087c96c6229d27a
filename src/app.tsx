import { useLaunch } from '@tarojs/taro';
import { type PropsWithChildren, useMemo } from 'react';
import { FrameContext, PrivacySheet } from './components';
import { beginDrafts } from './platform/draft-runner';
import { usePrivacyQuestion } from './platform/privacy-question';
import { startPlatform } from './platform/start';
import { useFrame } from './platform/use-frame';
import './app.css';

export default function App({ children }: PropsWithChildren) {
  const stage = useFrame();
  const question = usePrivacyQuestion();
  const frame = useMemo(
    () => ({
      ...stage,
      overlay: question ? (
        <PrivacySheet what={question.what} onAgree={question.agree} onRefuse={question.refuse} />
      ) : undefined,
    }),
    [stage, question],
  );
  useLaunch(() => {
    startPlatform();
    beginDrafts();
  });
  return <FrameContext.Provider value={frame}>{children}</FrameContext.Provider>;
}

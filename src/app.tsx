import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { FrameContext } from './components';
import { beginDrafts } from './platform/draft-runner';
import { offerUpdates } from './platform/update';
import { useFrame } from './platform/use-frame';
import './app.css';

export default function App({ children }: PropsWithChildren) {
  const frame = useFrame();
  useLaunch(() => {
    offerUpdates();
    beginDrafts();
  });
  return <FrameContext.Provider value={frame}>{children}</FrameContext.Provider>;
}

import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { FrameContext } from './components';
import { useFrame } from './platform/use-frame';
import { offerUpdates } from './platform/update';
import './app.css';

export default function App({ children }: PropsWithChildren) {
  const frame = useFrame();
  useLaunch(() => {
    offerUpdates();
  });
  return <FrameContext.Provider value={frame}>{children}</FrameContext.Provider>;
}

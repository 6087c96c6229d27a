import { View } from '@tarojs/components';
import { useContext, useEffect } from 'react';
import { aria } from './aria';
import { FrameContext, themeClass } from './frame';
import { Portal } from './portal';

/** A short word that something worked; goes after `seconds`. Problems never hide here: they stand at their place. */
export function Toast(props: { words: string | undefined; onDone: () => void; seconds?: number }) {
  const { words, onDone, seconds = 3 } = props;
  const frame = useContext(FrameContext);
  useEffect(() => {
    if (!words) return;
    const timer = setTimeout(onDone, seconds * 1000);
    return () => clearTimeout(timer);
  }, [words, onDone, seconds]);
  if (!words) return null;
  return (
    <Portal>
      <View className={`${themeClass(frame)} toast-layer`}>
        <View className="toast" {...aria({ role: 'status', isLive: true })}>
          {words}
        </View>
      </View>
    </Portal>
  );
}

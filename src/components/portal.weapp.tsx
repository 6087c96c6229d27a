import { RootPortal } from '@tarojs/components';
import type { PropsWithChildren } from 'react';

export function Portal({ children }: PropsWithChildren) {
  return <RootPortal>{children}</RootPortal>;
}

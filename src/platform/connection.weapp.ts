import Taro from '@tarojs/taro';

export const isConnected = (): boolean => true;

export function connect(onChange: (isOnline: boolean) => void): void {
  Taro.getNetworkType({ success: ({ networkType }) => onChange(networkType !== 'none') });
  Taro.onNetworkStatusChange((status) => onChange(status.isConnected));
}

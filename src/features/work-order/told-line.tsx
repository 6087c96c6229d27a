import { View } from '@tarojs/components';
import { getTold } from '#contracts/subscription';
import { Note } from '../../components';
import { now } from '../../platform/clock';
import { call } from '../../platform/cloud';
import { useLoaded } from '../../platform/use-loaded';
import { toldText } from './told';

/** Whether the newest news reached the reporter; asked beside the order, and missing where it cannot be had. */
export function ToldLine({ workOrderId }: { workOrderId: string }) {
  const { data } = useLoaded(() => call(getTold, { workOrderId }));
  if (!data?.told) return null;
  return (
    <View className="order-told">
      <Note>{toldText(data.told, now())}</Note>
    </View>
  );
}

import { View } from '@tarojs/components';
import { type Category, emergencyPhones } from '#contracts/report';
import { Card, Heading, Note, Sheet, Tap, UrgentCalls } from '../../components';
import { callPhone } from '../../platform/phone';
import { leavesOf } from './form';

export type Danger = {
  rescuePhones: readonly { phone: string; words: string }[];
  offHoursNote?: string | undefined;
};

type DangerSheetProps = {
  danger: Danger;
  isOpen: boolean;
  closed: readonly Category[];
  onChoose: (category: Category) => void;
  onClose: () => void;
};

/** Danger is rung, not written: the numbers stand before the kinds of 安全隐患 (feature N22). */
export function DangerSheet({ danger, isOpen, closed, onChoose, onClose }: DangerSheetProps) {
  return (
    <Sheet title="有危险，先打电话" isOpen={isOpen} onClose={onClose}>
      {danger.offHoursNote ? (
        <Card tone="amber">
          <Note>{danger.offHoursNote}</Note>
        </Card>
      ) : null}
      <UrgentCalls phones={[...emergencyPhones, ...danger.rescuePhones]} onCall={callPhone} />
      <View className="danger-calm">
        <Heading>现在没有危险，只是反映隐患</Heading>
        <Note>请选一类，接着拍照提交</Note>
      </View>
      <View className="leaves">
        {leavesOf('safety', closed).map(({ code, words }) => (
          <Tap key={code} className="leaf" onTap={() => onChoose(code)}>
            {words}
          </Tap>
        ))}
      </View>
    </Sheet>
  );
}

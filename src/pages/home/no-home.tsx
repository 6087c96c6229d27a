import { View } from '@tarojs/components';
import { Button, Card, Heading, Note } from '../../components';
import { open } from '../../platform/navigation';
import { callPhone } from '../../platform/phone';
import { canScan, scanPlate } from '../../platform/scan';

async function scan(): Promise<void> {
  const scene = await scanPlate();
  if (scene) open('plate', { scene });
}

/** The first screen of somebody who has not said where she lives. */
export function NoHome({ dutyPhone }: { dutyPhone: string | undefined }) {
  return (
    <Card>
      <Heading size="title">您住哪儿？</Heading>
      <Note>选好以后，这里就是您家的联心卡：谁管您这一片、电话多少。</Note>
      <View className="home-steps">
        <Button
          kind="primary"
          icon="building-2"
          words="选小区、楼和单元"
          onTap={() => open('address')}
        />
        {canScan ? (
          <Button kind="quiet" icon="qr-code" words="扫楼下的公示牌" onTap={() => void scan()} />
        ) : null}
        {dutyPhone ? (
          <Button
            kind="quiet"
            icon="phone"
            words="打社区电话问"
            onTap={() => callPhone(dutyPhone)}
          />
        ) : null}
      </View>
    </Card>
  );
}

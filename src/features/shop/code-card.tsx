import { View } from '@tarojs/components';
import { Card, Note, Picture } from '../../components';
import { qrPicture } from '../../platform/qr';
import { spelled } from './standing';

type CodeCardProps = {
  code: string;
  /** What the QR says: the code with the suffix of this half minute. */
  qr: string;
  /** Who looks at it: the keeper of the shop, or the partner a voucher is for. */
  isVoucher: boolean;
};

/** What she shows at the counter: letters to read out, and the same to scan. */
export function CodeCard({ code, qr, isVoucher }: CodeCardProps) {
  return (
    <Card>
      <View className="code">
        <Note>{isVoucher ? '到店给商家看这个码' : '到柜台给专管员看这个码'}</Note>
        <View className="code-letters">{spelled(code)}</View>
        <Picture url={qrPicture(qr)} words={`领取码 ${code} 的二维码`} className="code-qr" />
        <Note>二维码每 30 秒换一次，截图没有用。</Note>
      </View>
    </Card>
  );
}

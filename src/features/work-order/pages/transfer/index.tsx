import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { wordsFor } from '#contracts/errors';
import { getWorkOrder, type WorkOrderDetail } from '#contracts/work-order';
import { Button, ErrorState, Heading, Note, Page, Picture, Skeleton } from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { canPrint, printPage } from '../../../../platform/print';
import { useLoaded } from '../../../../platform/use-loaded';
import { urlsOf } from '../../shots';
import { transferLines } from '../../transfer';
import './transfer.css';

/** Left blank on paper: what the other side writes by hand. */
const blanks = ['接收单位（盖章）', '接收人', '接收日期', '办理意见'] as const;

function Form({ order }: { order: WorkOrderDetail }) {
  const urls = urlsOf(order.photos).slice(0, 2);
  return (
    <View className="transfer">
      <View className="transfer-title">
        <Heading size="head">工单转办单</Heading>
      </View>
      {transferLines(order, now()).map(({ label, words }) => (
        <View key={label} className="transfer-line">
          <View className="transfer-label">{label}</View>
          <View className="transfer-words">{words}</View>
        </View>
      ))}
      {urls.length > 0 ? (
        <View className="transfer-photos">
          {urls.map((url, at) => (
            <Picture key={url} url={url} words={`现场照片 ${at + 1}`} className="transfer-photo" />
          ))}
        </View>
      ) : null}
      {blanks.map((label) => (
        <View key={label} className="transfer-line transfer-blank">
          <View className="transfer-label">{label}</View>
        </View>
      ))}
      <View className="transfer-foot">
        <Note>本单不含反映人的姓名、电话和门牌。需要联系反映人，请找上面的经办人。</Note>
      </View>
    </View>
  );
}

/** 转办单 for the platform it was handed over to, on one sheet of paper. */
export default function Screen() {
  const { id = '' } = useRouter().params;
  const loaded = useLoaded(() => call(getWorkOrder, { id }));
  const { data, error } = loaded;
  return (
    <Page
      title="转办单"
      isWide
      footer={
        data && canPrint ? <Button kind="primary" words="打印" onTap={printPage} /> : undefined
      }
    >
      {data ? <Form order={data} /> : null}
      {data && !canPrint ? <Note>要打印，请在电脑的浏览器里打开这一件。</Note> : null}
      {!data && !error ? <Skeleton cards={2} /> : null}
      {!data && error ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void loaded.reload()} />
      ) : null}
    </Page>
  );
}

import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { wordsFor } from '#contracts/errors';
import { cancelRedemption, getRedemption, type Redemption } from '#contracts/shop';
import { momentText } from '#domain/day';
import { itemsText } from '#domain/redemption';
import { qrText } from '#domain/redemption-code';
import {
  Button,
  Buttons,
  Card,
  Divider,
  Empty,
  ErrorState,
  Heading,
  Kept,
  Note,
  Page,
  Place,
  Problem,
  Sheet,
  Skeleton,
  Toast,
} from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { open } from '../../../../platform/navigation';
import { callPhone } from '../../../../platform/phone';
import { sha256 } from '../../../../platform/sha256';
import { useLoaded } from '../../../../platform/use-loaded';
import { useSending } from '../../../../platform/use-sending';
import { CodeCard } from '../../code-card';
import { ItemLines, ReceiptCard } from '../../receipt-card';
import '../../shop.css';
import { useTurning } from '../../../../platform/use-turning';
import { untilText } from '../../standing';

/** Until when, where, and when it is open. */
function WhereCard({ redemption }: { redemption: Redemption }) {
  const { shopPhone, shopName, partnerText } = redemption;
  return (
    <Card>
      <View className="until">
        <Note>最晚来领</Note>
        <View className="until-date">{untilText(redemption.until, now())}</View>
        <Note>过了时间，积分和东西自动退回，可以再约。</Note>
      </View>
      <Divider />
      <Heading>{partnerText ?? shopName}</Heading>
      {partnerText ? (
        <Note>营业时间请先问商家。</Note>
      ) : (
        <>
          <Place words={redemption.shopPlace} />
          <Note>{redemption.openingText}</Note>
        </>
      )}
      {shopPhone ? (
        <Buttons>
          <Button
            icon="phone"
            words="打电话"
            label={`打电话给${shopName}`}
            onTap={() => callPhone(shopPhone)}
          />
        </Buttons>
      ) : null}
    </Card>
  );
}

function CancelSheet(props: { redemption: Redemption; onClose: () => void; onDone: () => void }) {
  const { redemption, onClose, onDone } = props;
  const { id, version, items, points } = redemption;
  const sending = useSending();
  const cancel = async () => {
    if (await sending.send(() => call(cancelRedemption, { id, version }))) onDone();
  };
  return (
    <Sheet
      title="不领了？"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button words="留着" onTap={onClose} />
          <Button
            kind="primary"
            words="取消预约"
            isBusy={sending.isBusy}
            onTap={() => void cancel()}
          />
        </>
      }
    >
      <Note>
        {itemsText(items)}让给别的邻居，{points} 分马上退回您的存折。
      </Note>
      <Problem words={sending.problem} />
    </Sheet>
  );
}

type HeldProps = { redemption: Redemption; onTurn: () => void; onCancel: () => void };

/** While it waits for her: the code first, then where and until when. */
function Held({ redemption, onTurn, onCancel }: HeldProps) {
  const { code, secret } = redemption;
  const at = useTurning(code !== undefined, onTurn);
  return (
    <>
      {code && secret ? (
        <CodeCard
          code={code}
          qr={qrText({ code, secret }, at, sha256)}
          isVoucher={redemption.partnerText !== undefined}
        />
      ) : (
        <Card tone="amber">
          <Heading>等第二个人确认</Heading>
          <Note>柜台请了见证人，确认了才算领取。</Note>
        </Card>
      )}
      <WhereCard redemption={redemption} />
      <Card>
        <Heading>约好的东西</Heading>
        <ItemLines items={redemption.items} points={redemption.points} />
      </Card>
      {code ? <Button words="不领了，取消预约" onTap={onCancel} /> : null}
    </>
  );
}

/** 兑换: a code for the counter until it is taken home, the receipt afterwards. */
export default function RedemptionPage() {
  const { id = '' } = useRouter().params;
  const page = useLoaded(() => call(getRedemption, { id }), `redemption/${id}`);
  const [isCancelling, setIsCancelling] = useState(false);
  const [done, setDone] = useState<string>();
  const { data, error, keptSince } = page;
  const redemption = data?.redemption;
  return (
    <Page title="兑换">
      {keptSince ? (
        <Kept since={momentText(keptSince, now())} onRetry={() => void page.reload()} />
      ) : null}
      {redemption?.status === 'held' ? (
        <Held
          redemption={redemption}
          onTurn={() => void page.reload()}
          onCancel={() => setIsCancelling(true)}
        />
      ) : null}
      {redemption && redemption.status !== 'held' ? (
        <>
          <ReceiptCard redemption={redemption} />
          <Button words="回积分超市看看" onTap={() => open('shop', { id: redemption.shopId })} />
        </>
      ) : null}
      {!data && !error ? <Skeleton cards={2} /> : null}
      {!data && error?.code === 'not-found' ? (
        <Empty
          title="没有找到这次兑换"
          next={{ words: '看我的兑换', onTap: () => open('redemptions') }}
        />
      ) : null}
      {!data && error && error.code !== 'not-found' ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void page.reload()} />
      ) : null}
      {redemption && isCancelling ? (
        <CancelSheet
          redemption={redemption}
          onClose={() => setIsCancelling(false)}
          onDone={() => {
            setIsCancelling(false);
            setDone('取消了，积分退回存折了');
            void page.reload();
          }}
        />
      ) : null}
      <Toast words={done} onDone={() => setDone(undefined)} />
    </Page>
  );
}

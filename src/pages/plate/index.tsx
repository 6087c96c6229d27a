import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { getPlate } from '#contracts/card';
import { wordsFor } from '#contracts/errors';
import { momentText } from '#domain/day';
import { Button, Card, Empty, ErrorState, Kept, Note, Page, Skeleton } from '../../components';
import { now } from '../../platform/clock';
import { call } from '../../platform/cloud';
import { open, openTab } from '../../platform/navigation';
import { useLoaded } from '../../platform/use-loaded';
import { ContactCard } from '../home/contact-card';
import '../home/contact-card.css';
import { BindHome } from './bind-home';
import './plate.css';

/** The code of the plate: `scene` of a scanned mini-program code, or `code` of a link. */
function useCode(): string {
  const { scene, code } = useRouter().params;
  return decodeURIComponent(scene ?? code ?? '');
}

/** Scanned from a 公示牌: name, photo and one big 打电话 at once; then 「这是我家」. */
export default function Plate() {
  const code = useCode();
  const plate = useLoaded(() => call(getPlate, { code }), `plate/${code}`);
  const [boundTo, setBoundTo] = useState<string>();
  const { data, error } = plate;
  return (
    <Page title="联心卡">
      {plate.keptSince ? <Kept since={momentText(plate.keptSince, now())} /> : null}
      {data ? <ContactCard card={data.card} isAlone /> : null}
      {data && !data.isMine && !boundTo ? (
        <BindHome units={data.units} onBound={setBoundTo} />
      ) : null}
      {boundTo ? (
        <Card tone="jade">
          <Note>已经记下，您住 {boundTo}。以后打开「联心」就能看到这张卡。</Note>
        </Card>
      ) : null}
      {data ? <Button words="去首页" onTap={() => openTab('home')} /> : null}
      {!data && !error ? <Skeleton cards={1} /> : null}
      {!data && error?.code === 'not-found' ? (
        <Empty
          icon="qr-code"
          title="这块牌子的编码查不到"
          note="牌子可能换过了。您可以自己选住处，一样能找到网格员。"
          next={{ words: '选小区、楼和单元', onTap: () => open('address') }}
        />
      ) : null}
      {!data && error && error.code !== 'not-found' ? (
        <ErrorState title={wordsFor(error)} onRetry={() => void plate.reload()} />
      ) : null}
    </Page>
  );
}

import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useCallback } from 'react';
import { listMovements } from '#contracts/shop-stock';
import { momentText } from '#domain/day';
import { Card, Empty, Grow, Heading, Note, Page, PagedList, Row } from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { pagedProps } from '../../../../platform/paged-props';
import { usePaged } from '../../../../platform/use-paged';
import { type Movement, movementText, signedPieces } from '../../stock/stock-words';
import '../../shop.css';
import '../../stock/stock.css';

function Line({ movement, at }: { movement: Movement; at: number }) {
  const { name, pieces, byText } = movement;
  return (
    <View className="movement-row">
      <Row>
        <Grow>
          <Heading>{name}</Heading>
          <Note>{movementText(movement)}</Note>
          <Note size="meta">
            {momentText(movement.at, at)} · {byText}
          </Note>
        </Grow>
        <View className="movement-pieces">{signedPieces(pieces)}</View>
      </Row>
    </View>
  );
}

/** 进出明细: what came in and went out, newest first, each with who did it. */
export default function MovementsPage() {
  const { id, name } = useRouter().params;
  const load = useCallback(
    (cursor: string | undefined) =>
      call(listMovements, { ...(id && { rewardId: id }), ...(cursor && { cursor }) }),
    [id],
  );
  const page = usePaged<Movement>(load, undefined);
  const { items } = page;
  const at = now();
  return (
    <Page title="进出明细" isWide>
      {name ? <Heading size="title">{decodeURIComponent(name)}</Heading> : null}
      <PagedList {...pagedProps(page)} more="看更早的">
        {items?.length === 0 ? <Empty icon="clock" title="还没有进出" /> : null}
        {items && items.length > 0 ? (
          <Card>
            {items.map((movement) => (
              <Line key={movement.id} movement={movement} at={at} />
            ))}
          </Card>
        ) : null}
      </PagedList>
    </Page>
  );
}

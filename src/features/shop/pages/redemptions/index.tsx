import { useCallback } from 'react';
import { listRedemptions, type Redemption, redemptionStatusWords } from '#contracts/shop';
import { itemsText } from '#domain/redemption';
import { Card, Empty, ListRow, Page, PagedList, Pill } from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { open } from '../../../../platform/navigation';
import { pagedProps } from '../../../../platform/paged-props';
import { usePaged } from '../../../../platform/use-paged';
import { fateText, statusTones } from '../../standing';

const shortWords: Record<Redemption['status'], string> = {
  ...redemptionStatusWords,
  void: '没有领',
  reversed: '已撤销',
};

/** 我的兑换: what waits to be fetched first, then what was, newest first. */
export default function RedemptionsPage() {
  const load = useCallback(
    (cursor: string | undefined) => call(listRedemptions, cursor ? { cursor } : {}),
    [],
  );
  const page = usePaged<Redemption>(load, 'redemptions');
  return (
    <Page title="我的兑换">
      <PagedList {...pagedProps(page)} more="更早的">
        {page.items && page.items.length > 0 ? (
          <Card>
            {page.items.map((one) => (
              <ListRow
                key={one.id}
                title={itemsText(one.items)}
                note={`${one.points} 分 · ${fateText(one, now())}`}
                aside={<Pill words={shortWords[one.status]} tone={statusTones[one.status]} />}
                isNew={one.status === 'held'}
                onTap={() => open('redemption', { id: one.id })}
              />
            ))}
          </Card>
        ) : null}
        {page.items?.length === 0 ? (
          <Empty
            title="还没有换过东西"
            note="用积分换的，都会记在这里。"
            next={{ words: '去积分超市', onTap: () => open('shop') }}
          />
        ) : null}
      </PagedList>
    </Page>
  );
}

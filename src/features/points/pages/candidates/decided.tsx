import { View } from '@tarojs/components';
import { type ReactNode, useCallback, useState } from 'react';
import type { Candidate } from '#contracts/points-desk';
import { Empty, Page, PagedList } from '../../../../components';
import { now } from '../../../../platform/clock';
import { pagedProps } from '../../../../platform/paged-props';
import { usePaged } from '../../../../platform/use-paged';
import { AskedSheet, useAsked } from '../../desk/asked-sheet';
import { DecidedCard } from '../../desk/candidate-card';
import { mayReverse } from '../../desk/candidates';
import { type Around, loadCandidates } from '../../desk/load-candidates';

/** What was decided in the caller's communities, newest first. */
export function Decided({ tabs }: { tabs: ReactNode }) {
  const [around, setAround] = useState<Around>({ roles: [] });
  const load = useCallback(
    (cursor: string | undefined) => loadCandidates('decided', cursor, setAround),
    [],
  );
  const page = usePaged<Candidate>(load, undefined);
  const { items = [], reload } = page;
  const asked = useAsked(reload);
  const at = now();
  return (
    <Page title="待审积分" isWide>
      {tabs}
      <PagedList {...pagedProps(page)} more="看更早的">
        {items.length === 0 ? <Empty icon="clock" title="还没有审核过的" /> : null}
        <View className="points-cards">
          {items.map((candidate) => (
            <DecidedCard
              key={candidate.id}
              candidate={candidate}
              now={at}
              onReverse={
                mayReverse(candidate, around.roles)
                  ? () => asked.ask({ kind: 'reverse', candidate })
                  : undefined
              }
            />
          ))}
        </View>
      </PagedList>
      <AskedSheet state={asked} items={items} />
    </Page>
  );
}

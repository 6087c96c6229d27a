import { useState } from 'react';
import { listReports } from '#contracts/report';
import { Empty, Page, PagedList, Tabs } from '../../../../components';
import { now } from '../../../../platform/clock';
import { call } from '../../../../platform/cloud';
import { open, openTab } from '../../../../platform/navigation';
import { pagedProps } from '../../../../platform/paged-props';
import { usePaged } from '../../../../platform/use-paged';
import { ReportRow } from '../../report-row';
import './index.css';

type Which = 'all' | 'open';
const tabs = [
  { value: 'all', words: '全部' },
  { value: 'open', words: '还在办的' },
] as const;

function Reports({ which }: { which: Which }) {
  const list = usePaged(
    (cursor) => call(listReports, { onlyOpen: which === 'open', ...(cursor && { cursor }) }),
    `reports/${which}`,
  );
  const { items } = list;
  const at = now();
  return (
    <PagedList
      {...pagedProps(list)}
      problemNote="您反映过的都在，没有丢。"
      more="看更早的"
      cards={3}
    >
      {items?.length === 0 ? (
        <Empty
          icon="camera"
          title={which === 'open' ? '没有还在办的事' : '您还没有反映过'}
          note="看到哪里坏了、脏了、不安全，拍一张就行。"
          next={{ words: '随手拍', onTap: () => openTab('report') }}
        />
      ) : null}
      {items?.map((report) => (
        <ReportRow
          key={report.id}
          report={report}
          now={at}
          onOpen={() => open('report', { id: report.id })}
        />
      ))}
    </PagedList>
  );
}

/** 我反映的, newest first. */
export default function Screen() {
  const [which, setWhich] = useState<Which>('all');
  return (
    <Page title="我反映的">
      <Tabs label="哪些" tabs={tabs} chosen={which} onChoose={setWhich} />
      <Reports key={which} which={which} />
    </Page>
  );
}

import { Card, ListRow } from '../../components';
import { useDrafts } from '../../platform/drafts';
import { openTab } from '../../platform/navigation';

/** Says what has not gone out yet: nothing a person told us is forgotten in a corner. */
export function UnsentStrip() {
  const drafts = useDrafts().filter((draft) => draft.action === 'report.submit');
  const queued = drafts.filter(({ phase }) => phase === 'queued' || phase === 'sending').length;
  const refused = drafts.filter(({ phase }) => phase === 'refused').length;
  if (queued + refused === 0) return null;
  return (
    <Card tone="amber">
      <ListRow
        icon="clock"
        title={refused > 0 ? '有一件没有提交成功' : `有 ${queued} 件还没发出去`}
        note={refused > 0 ? '您填的都在，点开改一下就行' : '连上网后自动提交，您不用管'}
        onTap={() => openTab('report')}
      />
    </Card>
  );
}
